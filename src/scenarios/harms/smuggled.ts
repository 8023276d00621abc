import { smuggling } from '../smuggler.ts';
import type { Story } from '../story.ts';

/** mx.b.com ends the text at an LF, a dot and CR LF, and obeys what comes after it as commands. */
const smuggled = smuggling('smuggled', 'ends a line');

export const story: Story = {
  place: 4,
  level: 3,
  scenario: smuggled,
  es: {
    title: 'Una carta dentro de otra',
    question: '¿Cómo salen dos cartas de una sola?',
    description:
      'smtp.a.org deja pasar un LF sin CR; mx.b.com lo toma por final de línea, y la segunda carta, de la directora, llega con el SPF de a.org.',
  },
  en: {
    title: 'A letter inside a letter',
    question: 'One letter goes in, two come out: how?',
    description:
      'smtp.a.org lets an LF without CR pass; mx.b.com takes it for the end of a line, and a second letter, from the head, arrives with a.org’s SPF.',
  },
};
