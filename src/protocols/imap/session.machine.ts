/**
 * Who may say what, and where it leads: RFC 3501 §3. It moves on answered commands, (command, condition) → state. Nothing
 * else in Mailscope knows the order of IMAP.
 */
import { setup } from 'xstate';
import { stepper } from '../step.ts';
import type { Verb as CommandVerb } from './commands/index.ts';
import type { Condition } from './wire.ts';

export type Verb = 'connect' | CommandVerb;
/** An answered command: what the client said, and the condition of the server's tagged response. */
interface Answered {
  type: Verb;
  condition: Condition;
}

/** Named as the edges of the drawn chart read: `SELECT / OK`. */
const guards = {
  OK: ({ event }: { event: Answered }) => event.condition === 'OK',
  NO: ({ event }: { event: Answered }) => event.condition === 'NO',
  PREAUTH: ({ event }: { event: Answered }) => event.condition === 'PREAUTH',
};
const actions = {
  /** Somebody is known, and so is whose mailboxes are meant. */
  openAccount: () => {},
  /** The mailbox just asked for is the selected one. */
  openMailbox: () => {},
  leaveMailbox: () => {},
  /** RFC 3501 §6.4.2: CLOSE removes what is marked, without a word. */
  expungeAndLeave: () => {},
};

const opens = [
  { guard: 'OK', target: '#imap.session.selected', reenter: true, actions: 'openMailbox' },
  // RFC 3501 §6.3.1: after a SELECT that fails nothing is selected
  { guard: 'NO', target: '#imap.session.authenticated', actions: 'leaveMailbox' },
  {},
] as const;
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
};

export const imapSession = setup({ types: { context: {} as Record<never, never>, events: {} as Answered }, guards, actions }).createMachine(
  {
    id: 'imap',
    context: {},
    initial: 'connected',
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
        on: {
          CAPABILITY: {},
          NOOP: {},
          LOGOUT: [{ guard: 'OK', target: 'closed' }, {}],
        },
        states: {
          notAuthenticated: {
            on: {
              LOGIN: [{ guard: 'OK', target: 'authenticated', actions: 'openAccount' }, {}],
              AUTHENTICATE: [{ guard: 'OK', target: 'authenticated', actions: 'openAccount' }, {}],
            },
          },
          authenticated: { on: onAccount },
          selected: {
            on: {
              ...onAccount,
              CHECK: {},
              SEARCH: {},
              FETCH: {},
              STORE: {},
              COPY: {},
              'UID SEARCH': {},
              'UID FETCH': {},
              'UID STORE': {},
              'UID COPY': {},
              EXPUNGE: {},
              CLOSE: [{ guard: 'OK', target: 'authenticated', actions: 'expungeAndLeave' }, {}],
              UNSELECT: [{ guard: 'OK', target: 'authenticated', actions: 'leaveMailbox' }, {}],
            },
          },
        },
      },
      closed: { type: 'final' },
    },
  },
);

export const session = stepper<Answered>(imapSession);
