import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** An address beyond ASCII: SMTPUTF8 at every hop, and UTF-8 in the header itself (RFC 6531, RFC 6532). */
export const international: Scenario = {
  ...town,
  id: 'international',
  accounts: [...town.accounts, { address: 'josé@b.com', name: 'José', host: 'mx-b', password: 'correo' }],
  draft: { ...town.draft, to: ['José <josé@b.com>'], text: 'Hola, José:\n\n¿Vienes el viernes?\n\nAna\n' },
};

export const story: Story = {
  place: 6,
  level: 2,
  scenario: international,
  es: {
    title: 'Una dirección con acento',
    question: '¿Puede llevar acento una dirección?',
    description:
      'josé@b.com: todos los servidores del camino han de saber SMTPUTF8, porque una dirección no se puede escribir con otras letras.',
  },
  en: {
    title: 'An address with an accent',
    question: 'May an address have an accent?',
    description: 'josé@b.com: SMTPUTF8 must be known at every hop, for addresses cannot be rewritten in other letters.',
  },
};
