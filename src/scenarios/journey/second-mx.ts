import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { secondExchange, town, zoneOfB } from '../town.ts';

/** The first exchange is switched off; the second one takes the message, keeps it, and passes it on when the first is back. */
const secondMx: Scenario = {
  ...town,
  id: 'second-mx',
  hosts: [...town.hosts, secondExchange],
  links: [
    ...town.links,
    { a: 'smtp-a', b: 'mx2-b', latencyMs: 35, octetsPerMs: 1250 },
    { a: 'mx2-b', b: 'mx-b', latencyMs: 5, octetsPerMs: 1250 },
  ],
  zones: town.zones.map((zone) =>
    zone.origin === 'b.com'
      ? zoneOfB([
          [10, 'mx.b.com'],
          [20, 'mx2.b.com'],
        ])
      : zone,
  ),
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 45 * 60_000, do: 'fetch', host: 'bea-laptop' },
    { at: 46 * 60_000, do: 'fetch', host: 'bea-telephone' },
  ],
  faults: [
    { kind: 'stop', host: 'mx-b', atMs: 0 },
    { kind: 'start', host: 'mx-b', atMs: 20 * 60_000 },
  ],
};

export const story: Story = {
  place: 3,
  level: 1,
  scenario: secondMx,
  es: {
    title: 'El primer MX está apagado',
    question: 'El servidor de Bea está apagado: ¿quién recoge su correo?',
    description: 'El servidor preferido de b.com no contesta. Para días así existe su segundo registro MX.',
  },
  en: {
    title: 'The first MX is down',
    question: 'Bea’s server is switched off: who takes her mail?',
    description: 'The preferred server of b.com does not answer the telephone. Its second MX record is there for that day.',
  },
};
