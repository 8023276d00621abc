import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

/** Bea's laptop downloads and deletes, but the line is cut as it says QUIT: the server never enters UPDATE and deletes nothing. */
export const lineCut: Scenario = {
  ...town,
  id: 'line-cut',
  devices: town.devices.map((device) =>
    device.fetch?.via === 'pop3' ? { ...device, fetch: { ...device.fetch, leaveOnServer: false } } : device,
  ),
  actions: [...town.actions.slice(0, 2), { at: 30 * 60_000, do: 'fetch', host: 'bea-laptop' }],
  faults: [{ kind: 'cut', at: 'pop3:QUIT#1' }],
};
