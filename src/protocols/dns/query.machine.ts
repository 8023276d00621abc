/** One question put to a server over UDP, with its retries. RFC 1035 §4.2.1, §7.1–7.3. */
import { assign, setup } from 'xstate';
import { stepper } from '../step.ts';

/** How often a question is sent, and how long each try waits for an answer, in ms. */
export const TRIES = 3;
export const TRY_MS = 5000;

export type QueryEvent = { type: 'answered'; rcode: string; records: number } | { type: 'timeout' };

/** An answer ends the question whatever it says; what it says names the final state. */
export const dnsQuery = setup({
  types: { context: {} as { tries: number }, events: {} as QueryEvent },
  guards: {
    records: ({ event }) => event.type === 'answered' && event.rcode === 'NOERROR' && event.records > 0,
    'no data': ({ event }) => event.type === 'answered' && event.rcode === 'NOERROR',
    'no such name': ({ event }) => event.type === 'answered' && event.rcode === 'NXDOMAIN',
    'tries left': ({ context }) => context.tries < TRIES,
  },
  actions: { send: () => {}, count: assign({ tries: ({ context }) => context.tries + 1 }) },
}).createMachine({
  id: 'dns-query',
  context: { tries: 0 },
  initial: 'asking',
  states: {
    asking: {
      entry: ['count', 'send'],
      on: {
        answered: [
          { guard: 'records', target: 'found' },
          { guard: 'no data', target: 'empty' },
          { guard: 'no such name', target: 'nonexistent' },
          { target: 'failed' },
        ],
        timeout: [{ guard: 'tries left', target: 'asking', reenter: true }, { target: 'failed' }],
      },
    },
    found: { type: 'final' },
    /** NODATA: the name exists, but not with this type (RFC 2308 §2.2). */
    empty: { type: 'final' },
    nonexistent: { type: 'final' },
    /** SERVFAIL, REFUSED, or nobody answered. */
    failed: { type: 'final' },
  },
});

export const dnsQueries = stepper<QueryEvent>(dnsQuery);
