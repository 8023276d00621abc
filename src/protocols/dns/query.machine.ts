/** One question put to name servers over UDP, with its retries, and over TCP where the answer does not fit. RFC 1035 §4.2.1, RFC 7766 §5. */
import { assign, setup } from 'xstate';
import { stepper } from '../step.ts';

/** How often a question is sent, each time to the next server that was named, and how long each try waits for an answer, in ms. */
export const TRIES = 3;
export const TRY_MS = 5000;

export type QueryEvent =
  /** `others`: there are other servers that may know better. */
  | { type: 'answered'; rcode: string; records: number; others: boolean }
  /** The answer says that it is cut off. */
  | { type: 'truncated' }
  | { type: 'timeout' }
  /** TCP brought no answer. */
  | { type: 'broken' };

/** Response codes that are about the server and not about the name: the next server is asked (RFC 1035 §7.2). */
const LAME = new Set(['SERVFAIL', 'REFUSED', 'NOTIMP', 'FORMERR']);

const outcomes = [
  { guard: 'records', target: 'found' },
  { guard: 'no data', target: 'empty' },
  { guard: 'no such name', target: 'nonexistent' },
  { guard: 'another server', target: 'asking', reenter: true },
  { target: 'failed' },
] as const;

/** An answer ends the question whatever it says; what it says names the final state. */
export const dnsQuery = setup({
  types: { context: {} as { tries: number }, events: {} as QueryEvent },
  guards: {
    records: ({ event }) => event.type === 'answered' && event.rcode === 'NOERROR' && event.records > 0,
    'no data': ({ event }) => event.type === 'answered' && event.rcode === 'NOERROR',
    'no such name': ({ event }) => event.type === 'answered' && event.rcode === 'NXDOMAIN',
    'another server': ({ context, event }) => event.type === 'answered' && event.others && LAME.has(event.rcode) && context.tries < TRIES,
    'tries left': ({ context }) => context.tries < TRIES,
  },
  actions: { send: () => {}, connect: () => {}, count: assign({ tries: ({ context }) => context.tries + 1 }) },
}).createMachine({
  id: 'dns-query',
  context: { tries: 0 },
  initial: 'asking',
  states: {
    asking: {
      entry: ['count', 'send'],
      on: {
        answered: outcomes,
        truncated: 'askingOverTcp',
        timeout: [{ guard: 'tries left', target: 'asking', reenter: true }, { target: 'failed' }],
      },
    },
    askingOverTcp: {
      entry: 'connect',
      on: { answered: outcomes, broken: [{ guard: 'tries left', target: 'asking' }, { target: 'failed' }] },
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
