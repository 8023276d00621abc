import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

/** The name server of b.com is switched off: the resolver asks three times and says SERVFAIL. The message waits, and goes half an hour later. */
export const dnsSilent: Scenario = {
  ...town,
  id: 'dns-silent',
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 40 * 60_000, do: 'fetch', host: 'bea-laptop' },
    { at: 41 * 60_000, do: 'fetch', host: 'bea-telephone' },
  ],
  faults: [
    { kind: 'stop', host: 'ns-b', atMs: 0 },
    { kind: 'start', host: 'ns-b', atMs: 20 * 60_000 },
  ],
};
