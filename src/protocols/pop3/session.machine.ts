/**
 * Who may say what, and where it leads: RFC 1939 §3–§6. It moves on answered commands, (command, status) → state. Nothing
 * else in Mailscope knows the order of POP3.
 */
import { setup } from 'xstate';
import { stepper } from '../step.ts';
import type { Verb as CommandVerb } from './commands/index.ts';
import type { Status } from './wire.ts';

export type Verb = 'connect' | CommandVerb;
/** An answered command: what the client said, and the status the server replied with. */
interface Answered {
  type: Verb;
  status: Status;
}

/** Named as the edges of the drawn chart read: `PASS / +OK`. */
const guards = {
  '+OK': ({ event }: { event: Answered }) => event.status === '+OK',
};
const actions = {
  /** The maildrop is locked for this session, and its messages get their numbers. */
  openMaildrop: () => {},
  markDeleted: () => {},
  unmarkAll: () => {},
  /** RFC 1939 §6: only now are the marked messages removed. */
  removeMarked: () => {},
};

export const pop3Session = setup({ types: { context: {} as Record<never, never>, events: {} as Answered }, guards, actions }).createMachine(
  {
    id: 'pop3',
    context: {},
    initial: 'connected',
    states: {
      connected: { on: { connect: [{ guard: '+OK', target: 'authorization' }, { target: 'closed' }] } },
      authorization: {
        initial: 'anonymous',
        on: {
          USER: [{ guard: '+OK', target: '.named' }, {}],
          CAPA: {},
          QUIT: 'closed',
        },
        states: {
          anonymous: { on: { APOP: [{ guard: '+OK', target: '#pop3.transaction', actions: 'openMaildrop' }, {}] } },
          named: { on: { PASS: [{ guard: '+OK', target: '#pop3.transaction', actions: 'openMaildrop' }, { target: 'anonymous' }] } },
        },
      },
      transaction: {
        on: {
          STAT: {},
          LIST: {},
          RETR: {},
          TOP: {},
          UIDL: {},
          NOOP: {},
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
