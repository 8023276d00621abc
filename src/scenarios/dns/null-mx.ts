import type { Scenario } from '../../run/scenario.ts';
import { town, zoneOfB } from '../town.ts';

/** The only MX record of b.com names the root: nobody takes mail here. Ana is told at once, and nobody is called on (RFC 7505). */
export const nullMx: Scenario = {
  ...town,
  id: 'null-mx',
  zones: town.zones.map((zone) => (zone.origin === 'b.com' ? zoneOfB([[0, '.']]) : zone)),
  actions: [...town.actions.slice(0, 1), { at: 5 * 60_000, do: 'fetch', host: 'ana-laptop' }],
};
