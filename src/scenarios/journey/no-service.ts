import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

/** The host that the MX record names takes no mail at all: 554 at the greeting, for good. Ana is told. */
export const noService: Scenario = {
  ...town,
  id: 'no-service',
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 5 * 60_000, do: 'fetch', host: 'ana-laptop' },
  ],
  faults: [{ kind: 'greeting', host: 'mx-b', greeting: 'noService', atMs: 0 }],
};
