import { smuggling } from '../smuggler.ts';
import type { Story } from '../story.ts';

/** The same octets at a server that keeps to RFC 5321: one text with a bare LF in it, refused with 554. */
const smugglingRefused = smuggling('smuggling-refused', 'refused');

export const story: Story = {
  place: 5,
  level: 3,
  scenario: smugglingRefused,
  es: {
    title: 'Un servidor que no se deja engañar',
    question: '¿Qué hace un servidor estricto con un LF suelto?',
    description:
      'La misma carta con otra dentro. mx.b.com solo acaba el texto en CR LF punto CR LF, ve el LF suelto y contesta 554: no llega ninguna.',
  },
  en: {
    title: 'A server that is not fooled',
    question: 'What does a strict server make of a lone LF?',
    description:
      'The same letter with another inside. mx.b.com ends the text at CR LF dot CR LF only, sees the lone LF and answers 554: neither arrives.',
  },
};
