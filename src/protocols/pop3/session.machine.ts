/**
 * Who may say what, and where it leads: RFC 1939 §3–§6, with AUTH (RFC 5034), STLS (RFC 2595), UTF8 and LANG
 * (RFC 6856). It moves on answered commands, (command, status) → state. Nothing
 * else in Mailscope knows the order of POP3.
 */
import { setup } from 'xstate';
import type { Ending } from '../server-end.ts';
import { stepper } from '../step.ts';
import type { Verb as CommandVerb } from './commands/index.ts';
import type { Status } from './wire.ts';

/** Besides the commands: the greeting, a line of an AUTH exchange, and the end of the TLS handshake. */
export type Verb = 'connect' | CommandVerb | '(response)' | 'secured';
/** An answered command: what the client said, and the status the server replied with. */
export interface Answered {
  type: Verb | Ending;
  status: Status;
}

/** Named as the edges of the drawn chart read: `PASS / +OK`. */
const guards = {
  '+OK': ({ event }: { event: Answered }) => event.status === '+OK',
  '+': ({ event }: { event: Answered }) => event.status === '+',
};
export type Action = keyof typeof actions;
const actions = {
  /** The maildrop is locked for this session, and its messages get their numbers. */
  openMaildrop: () => {},
  /** RFC 2449 §6.7: what has been retrieved may expire. */
  noteRetrieved: () => {},
  markDeleted: () => {},
  unmarkAll: () => {},
  /** RFC 1939 §6: only now are the marked messages removed. */
  removeMarked: () => {},
  enableUtf8: () => {},
  startTls: () => {},
  /** RFC 2595 §2.1: what the client said in the clear is worth nothing. */
  forgetEverything: () => {},
};

const open = { guard: '+OK', target: '#pop3.transaction', actions: 'openMaildrop' } as const;

export const pop3Session = setup({ types: { context: {} as Record<never, never>, events: {} as Answered }, guards, actions }).createMachine(
  {
    id: 'pop3',
    context: {},
    initial: 'connected',
    on: { timeout: '.closed', farewell: '.closed', end: '.closed' },
    states: {
      connected: { on: { connect: [{ guard: '+OK', target: 'authorization' }, { target: 'closed' }] } },
      authorization: {
        initial: 'anonymous',
        on: {
          USER: [{ guard: '+OK', target: '.named' }, {}],
          AUTH: [open, { guard: '+', target: '#pop3.challenged' }, {}],
          STLS: [{ guard: '+OK', target: '#pop3.handshake', actions: 'startTls' }, {}],
          UTF8: [{ guard: '+OK', actions: 'enableUtf8' }, {}],
          LANG: {},
          CAPA: {},
          QUIT: 'closed',
        },
        states: {
          anonymous: { on: { APOP: [open, {}] } },
          named: { on: { PASS: [open, { target: 'anonymous' }] } },
        },
      },
      // while the mechanism asks and the client answers, no command is one
      challenged: { on: { '(response)': [open, { guard: '+' }, { target: 'authorization' }] } },
      handshake: { on: { secured: { target: 'authorization', actions: 'forgetEverything' } } },
      transaction: {
        on: {
          STAT: {},
          LIST: {},
          RETR: [{ guard: '+OK', actions: 'noteRetrieved' }, {}],
          TOP: {},
          UIDL: {},
          NOOP: {},
          LANG: {},
          CAPA: {},
          DELE: [{ guard: '+OK', actions: 'markDeleted' }, {}],
          RSET: [{ guard: '+OK', actions: 'unmarkAll' }, {}],
          QUIT: [{ guard: '+OK', target: 'update', actions: 'removeMarked' }, { target: 'closed' }],
        },
      },
      // the only way in is QUIT: a lost line or a time-out deletes nothing
      update: { type: 'final' },
      closed: { type: 'final' },
    },
  },
);

export const session = stepper<Answered>(pop3Session);
