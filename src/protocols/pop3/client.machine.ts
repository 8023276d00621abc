/**
 * What a well-behaved POP3 client says next: logs in, looks, takes what is new, deletes it or leaves it, and says QUIT.
 * RFC 1939. It moves on the status of each reply; what it says is asked for as actions, and client.ts finds the words.
 */
import { assign, setup } from 'xstate';
import { stepper } from '../step.ts';

interface Context {
  /** Messages to fetch; known after LIST or UIDL. */
  wanted: number;
  /** Messages asked for so far. */
  asked: number;
  leaveOnServer: boolean;
}
export type Heard =
  | { type: '+OK'; wanted: number }
  | { type: '-ERR' }
  /** Not a reply at all, or one too large to take. */
  | { type: 'garbled' }
  | { type: 'timeout' }
  | { type: 'end' };

const nextOrQuit = [{ guard: 'more', target: 'retrieving', reenter: true }, { target: 'quitting' }] as const;

export const pop3Client = setup({
  types: { context: {} as Context, events: {} as Heard, input: {} as { leaveOnServer: boolean } | undefined },
  guards: {
    more: ({ context }) => context.asked < context.wanted,
    anyWanted: ({ event }) => event.type === '+OK' && event.wanted > 0,
    leave: ({ context }) => context.leaveOnServer,
    leaveAndMore: ({ context }) => context.leaveOnServer && context.asked < context.wanted,
  },
  actions: {
    say: (_, _params: { verb: string }) => {},
    /** The reply just heard ended the job before it was done. */
    noteFailure: () => {},
    noteMessage: () => {},
    countWanted: assign({ wanted: ({ event }) => (event.type === '+OK' ? event.wanted : 0) }),
    countAsked: assign({ asked: ({ context }) => context.asked + 1 }),
  },
}).createMachine({
  id: 'pop3-client',
  context: ({ input }) => ({ wanted: 0, asked: 0, leaveOnServer: input?.leaveOnServer ?? false }),
  initial: 'greeting',
  on: {
    '-ERR': { target: '.quitting', actions: 'noteFailure' },
    garbled: { target: '.quitting', actions: 'noteFailure' },
    timeout: { target: '.closed', actions: 'noteFailure' },
    end: { target: '.closed', actions: 'noteFailure' },
  },
  states: {
    greeting: { on: { '+OK': 'user' } },
    user: { entry: { type: 'say', params: { verb: 'USER' } }, on: { '+OK': 'pass' } },
    pass: { entry: { type: 'say', params: { verb: 'PASS' } }, on: { '+OK': 'stat' } },
    stat: {
      entry: { type: 'say', params: { verb: 'STAT' } },
      on: { '+OK': [{ guard: 'anyWanted', target: 'list' }, { target: 'quitting' }] },
    },
    list: {
      entry: { type: 'say', params: { verb: 'LIST' } },
      on: {
        '+OK': [
          { guard: 'leave', target: 'uidl' },
          { guard: 'anyWanted', target: 'retrieving', actions: 'countWanted' },
          { target: 'quitting' },
        ],
      },
    },
    // what stays on the server is recognised by its unique-id the next time
    uidl: {
      entry: { type: 'say', params: { verb: 'UIDL' } },
      on: { '+OK': [{ guard: 'anyWanted', target: 'retrieving', actions: 'countWanted' }, { target: 'quitting' }] },
    },
    retrieving: {
      entry: ['countAsked', { type: 'say', params: { verb: 'RETR' } }],
      on: {
        '+OK': [
          { guard: 'leaveAndMore', target: 'retrieving', reenter: true, actions: 'noteMessage' },
          { guard: 'leave', target: 'quitting', actions: 'noteMessage' },
          { target: 'deleting', actions: 'noteMessage' },
        ],
        '-ERR': nextOrQuit,
      },
    },
    deleting: {
      entry: { type: 'say', params: { verb: 'DELE' } },
      on: { '+OK': nextOrQuit, '-ERR': nextOrQuit },
    },
    quitting: {
      entry: { type: 'say', params: { verb: 'QUIT' } },
      on: { '+OK': 'closed', '-ERR': 'closed', garbled: 'closed' },
    },
    closed: { type: 'final' },
  },
});

export const client = stepper<Heard>(pop3Client);
