import type { Scenario } from '../../run/scenario.ts';
import { devicesWith, town } from '../town.ts';

/** The telephone says IDLE and waits: when mail comes, the server tells it at once, and nobody had to ask again and again. */
export const idle: Scenario = {
  ...town,
  id: 'idle',
  devices: devicesWith({ 'bea-telephone': { fetch: { via: 'imap', from: 'mx.b.com', idleMs: 10 * 60_000 } } }),
  actions: [
    { at: 0, do: 'fetch', host: 'bea-telephone' },
    { at: 5 * 60_000, do: 'send', host: 'ana-laptop' },
  ],
};
