import type { Scenario } from '../../run/scenario.ts';
import { officeAway } from '../away.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const story = officeAway('never-fetched', 'atrn', {});
const [first, , asking] = story.actions;

/** The line breaks as the connection turns round, the next call finds nobody, and then the office forgets: after five days Ana's letter comes back. */
export const neverFetched: Scenario = {
  ...story,
  actions: [first!, asking!, { ...asking!, at: 5 * HOUR_MS }, { at: 6 * DAY_MS, do: 'fetch', host: 'ana-laptop' }],
  faults: [
    ...story.faults,
    { kind: 'cut', at: 'smtp.3:EHLO#2' },
    { kind: 'stop', host: 'mx2-b', atMs: 4 * HOUR_MS },
    { kind: 'start', host: 'mx2-b', atMs: 6 * HOUR_MS },
  ],
};
