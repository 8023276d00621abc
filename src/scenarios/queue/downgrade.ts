import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/** The message has eight bits, the next server takes seven: the text is encoded on the way, and its field says so (RFC 6152 §3). */
const downgrade: Scenario = {
  ...town,
  id: 'downgrade',
  hosts: hostsWith({ 'mx-b': { mail: { withhold: ['8BITMIME', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME'] } } }),
  draft: { ...town.draft, encoding: '8bit', text: 'Hola, Bea:\n\nMañana comeré ñoquis con jamón.\n\nAna\n' },
};

export const story: Story = {
  place: 5,
  level: 3,
  scenario: downgrade,
  es: {
    title: 'Ocho bits en siete',
    question: '¿Cómo pasa una ñ por siete bits?',
    description:
      'El servidor siguiente solo toma siete bits. El texto se codifica por el camino y su campo lo dice; las palabras no cambian.',
  },
  en: {
    title: 'Eight bits into seven',
    question: 'How does an ñ get through seven bits?',
    description: 'The next server takes seven bits only. The text is encoded on the way, and its field says so; the words stay the same.',
  },
};
