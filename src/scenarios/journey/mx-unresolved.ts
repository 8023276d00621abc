import type { Scenario } from '../../run/scenario.ts';
import { town, zoneOfB } from '../town.ts';

/** The MX record of b.com names a host that has no address: there is nowhere to go, and Ana is told. */
export const mxUnresolved: Scenario = {
  ...town,
  id: 'mx-unresolved',
  actions: [...town.actions.slice(0, 1), { at: 5 * 60_000, do: 'fetch', host: 'ana-laptop' }],
  faults: [{ kind: 'zone', origin: 'b.com', records: zoneOfB([[10, 'correo.b.com']]).records }],
};
