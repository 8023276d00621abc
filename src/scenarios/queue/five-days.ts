import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

const DAY_MS = 24 * 3_600_000;

/** The other server never comes back. After four hours Ana is told that her message waits, after five days that it is given up. */
export const fiveDays: Scenario = {
  ...town,
  id: 'five-days',
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: DAY_MS / 4, do: 'fetch', host: 'ana-laptop' },
    { at: 6 * DAY_MS, do: 'fetch', host: 'ana-laptop' },
  ],
  faults: [{ kind: 'stop', host: 'mx-b', atMs: 0 }],
};
