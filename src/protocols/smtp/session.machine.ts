/**
 * Who may say what, and where it leads: RFC 5321 §4.1.4. It moves on answered commands, (command, reply) → state, so the
 * same machine serves the server, the judge of a recording and the learner who plays the server. Nothing else in Mailscope
 * knows the order of SMTP.
 */
import { setup } from 'xstate';
import { stepper } from '../step.ts';

export type Verb = 'connect' | 'EHLO' | 'HELO' | 'MAIL' | 'RCPT' | 'DATA' | 'message' | 'RSET' | 'NOOP' | 'VRFY' | 'HELP' | 'QUIT';
/** An answered command: what the client said, and the code the server replied with. */
export interface Answered {
  type: Verb;
  code: number;
}

/** Named as the edges of the drawn chart read: `RCPT / 2xx`. */
const guards = {
  '2xx': ({ event }: { event: Answered }) => event.code < 300,
  '3xx': ({ event }: { event: Answered }) => event.code >= 300 && event.code < 400,
  '421': ({ event }: { event: Answered }) => event.code === 421,
};
const actions = {
  /** A domain is known: the session has begun, and no transaction is open. */
  greet: () => {},
  openTransaction: () => {},
  addRecipient: () => {},
  forgetTransaction: () => {},
  /** The server answered for the message: from here on it is responsible for it (RFC 5321 §6.1). */
  acceptMessage: () => {},
};

const hello = [{ guard: '2xx', target: '#smtp.session.ready', actions: 'greet' }, { guard: '421', target: '#smtp.closed' }, {}] as const;
const reset = [{ guard: '2xx', target: 'ready', actions: 'forgetTransaction' }, {}] as const;

export const smtpSession = setup({ types: { context: {} as Record<never, never>, events: {} as Answered }, guards, actions }).createMachine(
  {
    id: 'smtp',
    context: {},
    initial: 'connected',
    states: {
      connected: { on: { connect: [{ guard: '2xx', target: 'session' }, { target: 'closed' }] } },
      session: {
        initial: 'greeted',
        on: {
          EHLO: hello,
          HELO: hello,
          NOOP: [{ guard: '421', target: 'closed' }, {}],
          VRFY: [{ guard: '421', target: 'closed' }, {}],
          HELP: [{ guard: '421', target: 'closed' }, {}],
          QUIT: [{ guard: '2xx', target: 'closed' }, { guard: '421', target: 'closed' }, {}],
        },
        states: {
          greeted: { on: { RSET: {} } },
          ready: {
            on: {
              RSET: {},
              MAIL: [{ guard: '2xx', target: 'sender', actions: 'openTransaction' }, { guard: '421', target: '#smtp.closed' }, {}],
            },
          },
          sender: {
            on: {
              RSET: reset,
              RCPT: [{ guard: '2xx', target: 'recipients', actions: 'addRecipient' }, { guard: '421', target: '#smtp.closed' }, {}],
            },
          },
          recipients: {
            on: {
              RSET: reset,
              RCPT: [{ guard: '2xx', actions: 'addRecipient' }, { guard: '421', target: '#smtp.closed' }, {}],
              DATA: [{ guard: '3xx', target: '#smtp.text' }, { guard: '421', target: '#smtp.closed' }, {}],
            },
          },
        },
      },
      // outside `session`: while the text is being sent, no command is one
      text: {
        on: {
          message: [
            { guard: '2xx', target: 'session.ready', actions: ['acceptMessage', 'forgetTransaction'] },
            { guard: '421', target: 'closed' },
            { target: 'session.ready', actions: 'forgetTransaction' },
          ],
        },
      },
      closed: { type: 'final' },
    },
  },
);

export const session = stepper<Answered>(smtpSession);
