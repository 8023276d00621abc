/**
 * What a well-behaved POP3 client says next: protects the line, logs in, looks, takes what is new, deletes it or leaves it,
 * and says QUIT. RFC 1939, 2595, 5034. It moves on the status of each reply; how to log in is client.ts's plan, which comes
 * with the event; what it says is asked for as actions, and client.ts finds the words.
 */
import { assign, setup } from 'xstate';
import { stepper } from '../step.ts';

interface Context {
  /** Messages to fetch; known after LIST or UIDL. */
  wanted: number;
  /** Messages asked for so far. */
  asked: number;
  leaveOnServer: boolean;
  /** It asks for unique-ids. */
  byUniqueId: boolean;
  /** Messages to delete that were fetched another time; known after UIDL. */
  stale: number;
  /** Those of them that it has asked to be deleted. */
  cleared: number;
}

/** The next step on the way in: a command, or `none` where there is no way that the job allows. */
export type Plan = 'capa' | 'stls' | 'utf8' | 'user' | 'apop' | 'auth' | 'none';

export type Heard =
  /** `stale`: messages that were fetched another time and have lain there for long enough. */
  | { type: '+OK'; wanted: number; stale: number; plan: Plan }
  | { type: '-ERR'; plan: Plan }
  /** A challenge of a SASL exchange. */
  | { type: '+' }
  /** TLS protects the line now. */
  | { type: 'secured'; plan: Plan }
  /** Not a reply at all, or one too large to take. */
  | { type: 'garbled' }
  | { type: 'timeout' }
  | { type: 'end' };

const say = (verb: string) => ({ type: 'say', params: { verb } }) as const;
const clearOrQuit = [{ guard: 'anyStale', target: 'clearing' }, { target: 'quitting' }] as const;
const nextOrQuit = [{ guard: 'more', target: 'retrieving', reenter: true }, ...clearOrQuit] as const;
const planned = [
  { guard: 'plan capa', target: 'capa' },
  { guard: 'plan stls', target: 'stls' },
  { guard: 'plan utf8', target: 'utf8' },
  { guard: 'plan user', target: 'user' },
  { guard: 'plan apop', target: 'apop' },
  { guard: 'plan auth', target: 'auth' },
  { target: 'quitting', actions: 'noteFailure' },
] as const;
const plans =
  (plan: Plan) =>
  ({ event }: { event: Heard }) =>
    'plan' in event && event.plan === plan;

export type Action = keyof typeof actions;
const actions = {
  say: (_: unknown, _params: { verb: string }) => {},
  startTls: () => {},
  /** The reply just heard ended the job before it was done. */
  noteFailure: () => {},
  noteMessage: () => {},
};

export const pop3Client = setup({
  types: { context: {} as Context, events: {} as Heard, input: {} as { leaveOnServer: boolean; byUniqueId: boolean } | undefined },
  guards: {
    more: ({ context }) => context.asked < context.wanted,
    anyWanted: ({ event }) => event.type === '+OK' && event.wanted > 0,
    anyStale: ({ context, event }) => (event.type === '+OK' ? Math.max(event.stale, context.stale) : context.stale) > context.cleared,
    leave: ({ context }) => context.leaveOnServer,
    byUniqueId: ({ context }) => context.byUniqueId,
    leaveAndStale: ({ context }) => context.leaveOnServer && context.stale > 0,
    leaveAndMore: ({ context }) => context.leaveOnServer && context.asked < context.wanted,
    'plan capa': plans('capa'),
    'plan stls': plans('stls'),
    'plan utf8': plans('utf8'),
    'plan user': plans('user'),
    'plan apop': plans('apop'),
    'plan auth': plans('auth'),
  },
  actions: {
    ...actions,
    countWanted: assign({
      wanted: ({ event }) => (event.type === '+OK' ? event.wanted : 0),
      stale: ({ event }) => (event.type === '+OK' ? event.stale : 0),
    }),
    countCleared: assign({ cleared: ({ context }) => context.cleared + 1 }),
    countAsked: assign({ asked: ({ context }) => context.asked + 1 }),
  },
}).createMachine({
  id: 'pop3-client',
  context: ({ input }) => ({
    ...{ wanted: 0, asked: 0, stale: 0, cleared: 0 },
    ...{ leaveOnServer: input?.leaveOnServer ?? false, byUniqueId: input?.byUniqueId ?? false },
  }),
  initial: 'greeting',
  on: {
    '-ERR': { target: '.quitting', actions: 'noteFailure' },
    '+': { target: '.quitting', actions: 'noteFailure' },
    garbled: { target: '.quitting', actions: 'noteFailure' },
    timeout: { target: '.closed', actions: 'noteFailure' },
    end: { target: '.closed', actions: 'noteFailure' },
  },
  states: {
    greeting: { on: { '+OK': planned } },
    // a server without CAPA has no extensions (RFC 2449 §5)
    capa: { entry: say('CAPA'), on: { '+OK': planned, '-ERR': planned } },
    stls: { entry: say('STLS'), on: { '+OK': 'handshake', '-ERR': planned } },
    handshake: { entry: 'startTls', on: { secured: planned } },
    utf8: { entry: say('UTF8'), on: { '+OK': planned, '-ERR': planned } },
    user: { entry: say('USER'), on: { '+OK': 'pass' } },
    pass: { entry: say('PASS'), on: { '+OK': 'stat' } },
    apop: { entry: say('APOP'), on: { '+OK': 'stat' } },
    auth: { entry: say('AUTH'), on: { '+OK': 'stat', '+': 'responding' } },
    responding: {
      entry: say('(response)'),
      on: { '+OK': 'stat', '+': { target: 'responding', reenter: true } },
    },
    stat: {
      entry: say('STAT'),
      on: { '+OK': [{ guard: 'anyWanted', target: 'list' }, { target: 'quitting' }] },
    },
    list: {
      entry: say('LIST'),
      on: {
        '+OK': [
          { guard: 'byUniqueId', target: 'uidl' },
          { guard: 'anyWanted', target: 'retrieving', actions: 'countWanted' },
          { target: 'quitting' },
        ],
      },
    },
    // what stays on the server is recognised by its unique-id the next time
    uidl: {
      entry: say('UIDL'),
      on: {
        '+OK': [
          { guard: 'anyWanted', target: 'retrieving', actions: 'countWanted' },
          { guard: 'anyStale', target: 'clearing', actions: 'countWanted' },
          { target: 'quitting' },
        ],
      },
    },
    retrieving: {
      entry: ['countAsked', say('RETR')],
      on: {
        '+OK': [
          { guard: 'leaveAndMore', target: 'retrieving', reenter: true, actions: 'noteMessage' },
          { guard: 'leaveAndStale', target: 'clearing', actions: 'noteMessage' },
          { guard: 'leave', target: 'quitting', actions: 'noteMessage' },
          { target: 'deleting', actions: 'noteMessage' },
        ],
        '-ERR': nextOrQuit,
      },
    },
    deleting: {
      entry: say('DELE'),
      on: { '+OK': nextOrQuit, '-ERR': nextOrQuit },
    },
    // what lay there for as long as its owner wanted
    clearing: {
      entry: ['countCleared', say('DELE')],
      on: {
        '+OK': [{ guard: 'anyStale', target: 'clearing', reenter: true }, { target: 'quitting' }],
        '-ERR': [{ guard: 'anyStale', target: 'clearing', reenter: true }, { target: 'quitting' }],
      },
    },
    quitting: {
      entry: say('QUIT'),
      on: { '+OK': 'closed', '-ERR': 'closed', garbled: 'closed', '+': 'closed' },
    },
    closed: { type: 'final' },
  },
});

export const client = stepper<Heard>(pop3Client);
