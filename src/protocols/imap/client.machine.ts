/**
 * What a well-behaved IMAP client says next: asks what the server can do, logs in, opens INBOX, looks at the list, takes
 * what is new and leaves it where it is. RFC 3501. It moves on the condition of each tagged response; what it says is
 * asked for as actions, and client.ts finds the words.
 */
import { assign, setup } from 'xstate';
import { stepper } from '../step.ts';

interface Context {
  /** Messages to fetch; known after the list. */
  wanted: number;
  /** Messages asked for so far. */
  asked: number;
}
export type Heard =
  /** `wanted`: messages there are (after SELECT), or messages that are new (after FETCH). */
  | { type: 'OK' | 'PREAUTH'; wanted: number }
  | { type: 'NO' | 'BAD' | 'BYE' }
  /** Not a response at all, or one too large to take. */
  | { type: 'garbled' }
  | { type: 'timeout' }
  | { type: 'end' };

const nextOrLogout = [{ guard: 'more', target: 'retrieving', reenter: true }, { target: 'loggingOut' }] as const;

export const imapClient = setup({
  types: { context: {} as Context, events: {} as Heard },
  guards: {
    more: ({ context }) => context.asked < context.wanted,
    anyWanted: ({ event }) => event.type === 'OK' && event.wanted > 0,
  },
  actions: {
    say: (_, _params: { verb: string }) => {},
    /** The response just heard ended the job before it was done. */
    noteFailure: () => {},
    noteMessage: () => {},
    countWanted: assign({ wanted: ({ event }) => (event.type === 'OK' ? event.wanted : 0) }),
    countAsked: assign({ asked: ({ context }) => context.asked + 1 }),
  },
}).createMachine({
  id: 'imap-client',
  context: { wanted: 0, asked: 0 },
  initial: 'greeting',
  on: {
    NO: { target: '.loggingOut', actions: 'noteFailure' },
    BAD: { target: '.loggingOut', actions: 'noteFailure' },
    PREAUTH: { target: '.loggingOut', actions: 'noteFailure' },
    garbled: { target: '.closed', actions: 'noteFailure' },
    BYE: { target: '.closed', actions: 'noteFailure' },
    timeout: { target: '.closed', actions: 'noteFailure' },
    end: { target: '.closed', actions: 'noteFailure' },
  },
  states: {
    greeting: { on: { OK: 'capability', PREAUTH: 'select' } },
    capability: { entry: { type: 'say', params: { verb: 'CAPABILITY' } }, on: { OK: 'login' } },
    login: { entry: { type: 'say', params: { verb: 'LOGIN' } }, on: { OK: 'select' } },
    select: {
      entry: { type: 'say', params: { verb: 'SELECT' } },
      on: { OK: [{ guard: 'anyWanted', target: 'listing' }, { target: 'loggingOut' }] },
    },
    listing: {
      entry: { type: 'say', params: { verb: 'FETCH' } },
      on: { OK: [{ guard: 'anyWanted', target: 'retrieving', actions: 'countWanted' }, { target: 'loggingOut' }] },
    },
    retrieving: {
      entry: ['countAsked', { type: 'say', params: { verb: 'UID FETCH' } }],
      on: {
        OK: [
          { guard: 'more', target: 'retrieving', reenter: true, actions: 'noteMessage' },
          { target: 'loggingOut', actions: 'noteMessage' },
        ],
        NO: nextOrLogout,
      },
    },
    loggingOut: {
      entry: { type: 'say', params: { verb: 'LOGOUT' } },
      // RFC 3501 §6.1.3: the untagged BYE comes first, and is no surprise here
      on: { OK: 'closed', NO: 'closed', BAD: 'closed', garbled: 'closed', BYE: {} },
    },
    closed: { type: 'final' },
  },
});

export const client = stepper<Heard>(imapClient);
