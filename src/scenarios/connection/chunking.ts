import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/** BDAT tells how many octets come: no dot to look for at the end, and no line that needs a second one. */
const chunking: Scenario = {
  ...town,
  id: 'chunking',
  hosts: hostsWith({ 'smtp-a': { mail: { chunking: true } } }),
  draft: { ...town.draft, text: 'Hola, Bea:\n\n.\n..\nTres líneas de puntos, y ninguna acaba el mensaje.\n.\n\nAna\n' },
};

export const story: Story = {
  place: 10,
  level: 3,
  scenario: chunking,
  es: {
    title: 'Van tantos octetos',
    question: '¿Y si una línea del texto es un punto y nada más?',
    description: 'BDAT dice primero la longitud. Así una línea con un punto solo no acaba nada, y ningún punto se duplica.',
  },
  en: {
    title: 'So many octets are coming',
    question: 'What if a line of the text is nothing but a dot?',
    description: 'BDAT says the length first. A line with a lonely dot then ends nothing, and no dot is doubled.',
  },
};
