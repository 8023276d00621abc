import type { Scenario } from '../../run/scenario.ts';
import { lmtpStore } from '../delivery/store.ts';
import type { Story } from '../story.ts';
import { secondExchange, zoneOfB } from '../town.ts';

/** Two exchanges of the same preference before one store: chance chooses, so that they share the load (RFC 5321 §5.1). */
const equalPreference: Scenario = {
  ...lmtpStore,
  id: 'equal-preference',
  hosts: [...lmtpStore.hosts, { ...secondExchange, mail: { store: 'store-b' } }],
  links: [
    ...lmtpStore.links,
    { a: 'smtp-a', b: 'mx2-b', latencyMs: 30, octetsPerMs: 1250 },
    { a: 'mx2-b', b: 'store-b', latencyMs: 1, octetsPerMs: 12500 },
  ],
  zones: lmtpStore.zones.map((zone) =>
    zone.origin === 'b.com'
      ? zoneOfB([
          [10, 'mx.b.com'],
          [10, 'mx2.b.com'],
        ])
      : zone,
  ),
  actions: [
    ...lmtpStore.actions,
    ...[1, 2, 3].map((minute) => ({
      at: minute * 60_000,
      do: 'send' as const,
      host: 'ana-laptop',
      draft: { ...lmtpStore.draft, subject: `${minute}` },
    })),
  ],
};

export const story: Story = {
  place: 3,
  level: 2,
  scenario: equalPreference,
  es: {
    title: 'Dos servidores se reparten el trabajo',
    question: 'Dos servidores iguales: ¿cuál de los dos?',
    description:
      'Dos registros MX con la misma preferencia: el azar decide con cada mensaje, y detrás de ambos un solo almacén guarda los buzones.',
  },
  en: {
    title: 'Two exchanges share the load',
    question: 'Two equal exchanges: which of them?',
    description: 'Two MX records of the same preference: chance decides for each message, and one store behind both keeps the mailboxes.',
  },
};
