import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

/** mx.b.com takes 20 kB at most and says so in its list; MAIL announces more, and is refused before a single octet of it has crossed. */
const tooLarge: Scenario = {
  ...town,
  id: 'too-large',
  hosts: hostsWith({ 'mx-b': { mail: { maxOctets: 20_000 } } }),
  draft: { ...town.draft, attachments: [{ name: 'apuntes.pdf', type: 'application/pdf', octets: new Uint8Array(30_000).fill(37) }] },
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 10 * 60_000, do: 'fetch', host: 'ana-laptop' },
  ],
};

export const story: Story = {
  place: 8,
  level: 1,
  scenario: tooLarge,
  es: {
    title: 'Demasiado grande para esa casa',
    question: '¿Hay que mandarla entera para saber que no cabe?',
    description:
      'mx.b.com admite 20 kB como mucho, y lo dice en su respuesta a EHLO. MAIL anuncia el tamaño, y el rechazo llega antes que la carta.',
  },
  en: {
    title: 'Too large for that house',
    question: 'Must it all be sent to learn that it is too large?',
    description:
      'mx.b.com takes 20 kB at most, and says so in its EHLO reply. MAIL announces the size, and the refusal comes before the letter.',
  },
};
