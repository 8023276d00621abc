import type { Scenario, ZoneRecord } from '../../run/scenario.ts';
import { town, zoneOfB } from '../town.ts';

const address = (name: string, type: 'A' | 'AAAA', data: string): ZoneRecord => ({ name, type, ttlSeconds: 3600, data });

const b = zoneOfB([
  [10, 'mx6.b.com'],
  [20, 'mx4.b.com'],
]);

/**
 * The first exchange has an IPv6 address only, and is silent; the second has two, of which the first is silent. All of them are
 * called before the letter would have to wait (RFC 5321 §5.1).
 */
export const manyAddresses: Scenario = {
  ...town,
  id: 'many-addresses',
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
};
