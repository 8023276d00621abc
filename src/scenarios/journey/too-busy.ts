import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

/** mx.b.com has no room for one more connection: 421 at the greeting. The message waits, and goes through at the next try. */
export const tooBusy: Scenario = {
  ...town,
  id: 'too-busy',
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 40 * 60_000, do: 'fetch', host: 'bea-laptop' },
    { at: 41 * 60_000, do: 'fetch', host: 'bea-telephone' },
  ],
  faults: [
    { kind: 'greeting', host: 'mx-b', greeting: 'busy', atMs: 0 },
    { kind: 'greeting', host: 'mx-b', greeting: 'usual', atMs: 20 * 60_000 },
  ],
};
