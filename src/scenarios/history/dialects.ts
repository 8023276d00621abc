import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/** The same codes in other words: Ana's server speaks in the manner of Postfix, b.com's in that of Exim, c.net's in that of Sendmail. */
const dialects: Scenario = {
  ...town,
  id: 'dialects',
  hosts: hostsWith({
    'smtp-a': { mail: { wording: 'postfix' } },
    'mx-b': { mail: { wording: 'exim' } },
    'mx-c': { mail: { wording: 'sendmail' } },
  }),
  draft: { ...town.draft, to: ['Beatriz <bea@b.com>', 'nadie@b.com', 'esteban@c.net'] },
};

export const story: Story = {
  place: 6,
  level: 1,
  scenario: dialects,
  es: {
    title: 'Los mismos códigos con otras palabras',
    question: '¿Importan las palabras de una respuesta, o solo su número?',
    description:
      'Tres servidores a la manera de Sendmail (1983), Exim (1995) y Postfix (1998). Las palabras las leen las personas; los programas, las tres cifras.',
  },
  en: {
    title: 'The same codes in other words',
    question: 'Do the words of a reply matter, or only the number?',
    description:
      'Three servers in the manner of Sendmail (1983), Exim (1995) and Postfix (1998). People read the words; programs read the three digits.',
  },
};
