/**
 * Who may say what, and where it leads: RFC 3501 §3. It moves on answered commands, (command, condition) → state. Nothing
 * else in Mailscope knows the order of IMAP.
 */
import { setup } from 'xstate';
import type { Ending } from '../server-end.ts';
import { stepper } from '../step.ts';
import type { Verb as CommandVerb } from './commands/index.ts';
import type { ConditionOrMore } from './wire.ts';

/** `(response)`: what a client says to a challenge; `DONE` ends IDLE; `secured`: the handshake is over. */
export type Verb = 'connect' | 'secured' | '(response)' | 'DONE' | CommandVerb;
/** An answered command: what the client said, and the condition of the server's response. */
export interface Answered {
  type: Verb | Ending;
  condition: ConditionOrMore;
}

/** Named as the edges of the drawn chart read: `SELECT / OK`. */
const guards = {
  OK: ({ event }: { event: Answered }) => event.condition === 'OK',
  NO: ({ event }: { event: Answered }) => event.condition === 'NO',
  PREAUTH: ({ event }: { event: Answered }) => event.condition === 'PREAUTH',
  '+': ({ event }: { event: Answered }) => event.condition === '+',
};
export type Action = keyof typeof actions;
const actions = {
  /** Somebody is known, and so is whose mailboxes are meant. */
  openAccount: () => {},
  /** The mailbox just asked for is the selected one. */
  openMailbox: () => {},
  leaveMailbox: () => {},
  /** RFC 3501 §6.4.2: CLOSE removes what is marked, without a word. */
  expungeAndLeave: () => {},
  /** Await the client's handshake; what was read and not yet obeyed is forgotten. */
  startTls: () => {},
  /** RFC 3501 §6.2.1: what was known before TLS is not trusted any more. */
  forgetEverything: () => {},
  /** From now on news are told when they happen. */
  watch: () => {},
  unwatch: () => {},
};

const opens = [
  { guard: 'OK', target: '#imap.session.selected', reenter: true, actions: 'openMailbox' },
  // RFC 3501 §6.3.1: after a SELECT that fails nothing is selected
  { guard: 'NO', target: '#imap.session.authenticated', actions: 'leaveMailbox' },
  {},
] as const;
const logsIn = [{ guard: 'OK', target: '#imap.session.authenticated', actions: 'openAccount' }, {}] as const;
const anyTime = {
  CAPABILITY: {},
  NOOP: {},
  ID: {},
  LOGOUT: [{ guard: 'OK', target: '#imap.closed' }, {}],
} as const;
const onAccount = {
  SELECT: opens,
  EXAMINE: opens,
  CREATE: {},
  DELETE: {},
  RENAME: {},
  SUBSCRIBE: {},
  UNSUBSCRIBE: {},
  LIST: {},
  LSUB: {},
  NAMESPACE: {},
  STATUS: {},
  APPEND: {},
  SETACL: {},
  DELETEACL: {},
  GETACL: {},
  LISTRIGHTS: {},
  MYRIGHTS: {},
  GETQUOTA: {},
  GETQUOTAROOT: {},
  SETQUOTA: {},
};
const onMessages = {
  CHECK: {},
  SEARCH: {},
  SORT: {},
  THREAD: {},
  FETCH: {},
  STORE: {},
  COPY: {},
  MOVE: {},
  EXPUNGE: {},
  'UID SEARCH': {},
  'UID SORT': {},
  'UID THREAD': {},
  'UID FETCH': {},
  'UID STORE': {},
  'UID COPY': {},
  'UID MOVE': {},
  'UID EXPUNGE': {},
};

export const imapSession = setup({ types: { context: {} as Record<never, never>, events: {} as Answered }, guards, actions }).createMachine(
  {
    id: 'imap',
    context: {},
    initial: 'connected',
    on: { timeout: '.closed', farewell: '.closed', end: '.closed' },
    states: {
      connected: {
        on: {
          connect: [
            { guard: 'OK', target: 'session' },
            { guard: 'PREAUTH', target: 'session.authenticated', actions: 'openAccount' },
            { target: 'closed' },
          ],
        },
      },
      session: {
        initial: 'notAuthenticated',
        states: {
          notAuthenticated: {
            on: {
              ...anyTime,
              STARTTLS: [{ guard: 'OK', target: 'securing', actions: 'startTls' }, {}],
              LOGIN: logsIn,
              AUTHENTICATE: [{ guard: '+', target: 'authenticating' }, ...logsIn],
            },
          },
          // RFC 3501 §6.2.1: nothing is said until TLS is there, and nothing of before is known after it
          securing: { on: { secured: { target: 'notAuthenticated', actions: 'forgetEverything' } } },
          authenticating: {
            on: {
              '(response)': [
                { guard: 'OK', target: 'authenticated', actions: 'openAccount' },
                { guard: '+', target: 'authenticating' },
                { target: 'notAuthenticated' },
              ],
            },
          },
          authenticated: {
            on: { ...anyTime, ...onAccount, ENABLE: {}, IDLE: [{ guard: '+', target: 'idlingUnselected' }, {}] },
          },
          // RFC 2177 §3: nothing but DONE is said here, and anything else ends it too
          idlingUnselected: { on: { DONE: 'authenticated' } },
          selected: {
            on: {
              ...anyTime,
              ...onAccount,
              ...onMessages,
              IDLE: [{ guard: '+', target: 'idling', actions: 'watch' }, {}],
              CLOSE: [{ guard: 'OK', target: 'authenticated', actions: 'expungeAndLeave' }, {}],
              UNSELECT: [{ guard: 'OK', target: 'authenticated', actions: 'leaveMailbox' }, {}],
            },
          },
          idling: { on: { DONE: { target: 'selected', actions: 'unwatch' } } },
        },
      },
      closed: { type: 'final' },
    },
  },
);

export const session = stepper<Answered>(imapSession);
