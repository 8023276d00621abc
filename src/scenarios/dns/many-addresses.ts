import type { Host, Scenario, ZoneRecord } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town, zoneOfB } from '../town.ts';

const address = (name: string, type: 'A' | 'AAAA', data: string): ZoneRecord => ({ name, type, ttlSeconds: 3600, data });

const silent = (id: string, name: string, at: string): Host => ({ id, name, address: at, kind: 'server', agents: ['mta'] });
const SILENT = [silent('mx6-b', 'mx6.b.com', '2001:db8:b::25'), silent('mx4-b', 'mx4.b.com', '198.51.100.99')];

const b = zoneOfB([
  [10, 'mx6.b.com'],
  [20, 'mx4.b.com'],
]);

/**
 * The first exchange has an IPv6 address only, and is silent; the second has two, of which the first is silent. All of them are
 * called before the letter would have to wait (RFC 5321 §5.1).
 */
const manyAddresses: Scenario = {
  ...town,
  id: 'many-addresses',
  hosts: [...town.hosts, ...SILENT],
  links: [...town.links, ...SILENT.map(({ id }) => ({ a: 'smtp-a', b: id, latencyMs: 35, octetsPerMs: 1250 }))],
  zones: [
    ...town.zones.filter(({ origin }) => origin !== 'b.com'),
    {
      ...b,
      records: [
        ...b.records,
        address('mx6.b.com', 'AAAA', '2001:db8:b::25'),
        address('mx4.b.com', 'A', '198.51.100.99'),
        address('mx4.b.com', 'A', '198.51.100.25'),
      ],
    },
  ],
  faults: SILENT.map(({ id }) => ({ kind: 'stop', host: id, atMs: 0 })),
};

export const story: Story = {
  place: 6,
  level: 2,
  scenario: manyAddresses,
  es: {
    title: 'Un servidor con varias direcciones',
    question: '¿Cuántas puertas hay que probar antes de rendirse?',
    description:
      'Un servidor solo tiene dirección IPv6; el otro, dos de IPv4. De las tres, dos no contestan; se llama a todas antes de dejar la carta en espera.',
  },
  en: {
    title: 'A host with several addresses',
    question: 'How many doors are tried before the letter has to wait?',
    description:
      'One exchange has only an IPv6 address, the next has two of IPv4. Two of the three are silent; all are called before the letter has to wait.',
  },
};
