import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { accountsWith, town } from '../town.ts';

/** Bea has her mail sent on to another house and keeps a copy; Carlos has moved, and b.com says where to (251, 551). */
const forwarding: Scenario = {
  ...town,
  id: 'forwarding',
  accounts: accountsWith({
    'bea@b.com': { forward: { to: ['esteban@c.net'], keepCopy: true, told: 'nothing' } },
    'carlos@b.com': { forward: { to: ['esteban@c.net'], keepCopy: false, told: '251' } },
    'david@b.com': { forward: { to: ['david@c.net'], keepCopy: false, told: '551' } },
  }),
  links: [
    ...town.links,
    { a: 'mx-b', b: 'mx-c', latencyMs: 25, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 },
  ],
  draft: { ...town.draft, to: ['Beatriz <bea@b.com>'], cc: ['carlos@b.com', 'david@b.com'] },
};

export const story: Story = {
  place: 4,
  level: 2,
  scenario: forwarding,
  es: {
    title: 'Reenviado a otra casa',
    question: '¿Cómo se sigue a quien se ha mudado?',
    description: 'El correo de Bea sigue hasta c.net y queda copia; el servidor dice 251 de Carlos y 551 de David: «pregunta allí».',
  },
  en: {
    title: 'Sent on to another house',
    question: 'How does mail follow somebody who has moved?',
    description: 'Bea’s mail goes on to c.net and a copy stays; Carlos’s server says 251, David’s 551: “ask there instead”.',
  },
};
