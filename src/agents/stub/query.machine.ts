/**
 * One question put to name servers over UDP, with its retries, and over TCP where the answer does not fit: RFC 1035 §4.2.1,
 * RFC 7766 §5. A server that says of itself that it cannot answer is left for the next one (RFC 1035 §7.2).
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type QueryEvent =
  /** `says`: 'nothing' stands for an answer of no use. `others`: there is another server, and a try left for it. */
  | { type: 'answered'; says: 'records' | 'no data' | 'no such name' | 'nothing'; others: boolean }
  /** The answer says that it is cut off. */
  | { type: 'truncated' }
  /** Nobody has answered in time. `more`: there are tries left. */
  | { type: 'timeout'; more: boolean }
  /** TCP brought no answer. */
  | { type: 'broken'; more: boolean };

const actions = named('send', 'connect', 'passOn', 'giveUp');
export type QueryAction = keyof typeof actions;

/** An answer ends the question whatever it says; what it says names the final state. */
const outcomes = [
  { guard: 'records', target: 'found', actions: 'passOn' },
  { guard: 'no data', target: 'empty', actions: 'passOn' },
  { guard: 'no such name', target: 'nonexistent', actions: 'passOn' },
  { guard: 'another server', target: 'asking', reenter: true },
  { target: 'failed', actions: 'giveUp' },
] as const;

export const queryMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as QueryEvent },
  actions,
  guards: {
    records: ({ event }) => event.type === 'answered' && event.says === 'records',
    'no data': ({ event }) => event.type === 'answered' && event.says === 'no data',
    'no such name': ({ event }) => event.type === 'answered' && event.says === 'no such name',
    'another server': ({ event }) => event.type === 'answered' && event.others,
    'tries left': ({ event }) => (event.type === 'timeout' || event.type === 'broken') && event.more,
  },
}).createMachine({
  id: 'dns-query',
  context: {},
  initial: 'asking',
  states: {
    asking: {
      entry: 'send',
      on: {
        answered: outcomes,
        truncated: 'askingOverTcp',
        timeout: [
          { guard: 'tries left', target: 'asking', reenter: true },
          { target: 'failed', actions: 'giveUp' },
        ],
      },
    },
    askingOverTcp: {
      entry: 'connect',
      on: {
        answered: outcomes,
        broken: [
          { guard: 'tries left', target: 'asking' },
          { target: 'failed', actions: 'giveUp' },
        ],
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

export const dnsQuery = stepper<QueryEvent>(queryMachine);
