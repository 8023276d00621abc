/**
 * Who may say what, and where it leads: RFC 5321 §4.1.4, with STARTTLS (RFC 3207), AUTH (RFC 4954), BDAT (RFC 3030), ETRN
 * and ATRN (RFC 1985, 2645), LMTP (RFC 2033) and the commands of 1982. It moves on answered commands, (command, reply) →
 * state, so the same machine serves the server, the judge of a recording and the learner who plays the server. Nothing else
 * in Mailscope knows the order of SMTP. Which of these verbs a server speaks at all is said by profiles.ts.
 */
import { setup } from 'xstate';
import type { Ending } from '../server-end.ts';
import { stepper } from '../step.ts';
import type { Verb as CommandVerb } from './commands/index.ts';

/**
 * Besides the commands: the greeting, the end of the text, a line of an AUTH exchange, the end of the TLS handshake, and the
 * chunk that ends a message.
 */
export type Verb = CommandVerb | 'connect' | 'message' | '(response)' | 'secured' | 'BDAT LAST';
/** An answered command: what the client said, and the code the server replied with; 0 where it said nothing. */
export interface Answered {
  type: Verb | Ending;
  code: number;
  /** Recipients that are still to be answered for this message, after this one: LMTP only (RFC 2033 §4.2). */
  left?: number;
}

/** Named as the edges of the drawn chart read: `RCPT / 2xx`. */
const guards = {
  '2xx': ({ event }: { event: Answered }) => event.code < 300,
  '3xx': ({ event }: { event: Answered }) => event.code >= 300 && event.code < 400,
  '421': ({ event }: { event: Answered }) => event.code === 421,
  '2xx, more': ({ event }: { event: Answered }) => event.code < 300 && (event.left ?? 0) > 0,
  more: ({ event }: { event: Answered }) => (event.left ?? 0) > 0 && event.code !== 421,
};
export type Action = keyof typeof actions;
const actions = {
  /** A domain is known: the session has begun, and no transaction is open. */
  greet: () => {},
  openTransaction: () => {},
  addRecipient: () => {},
  forgetTransaction: () => {},
  /** This chunk belongs to the message. */
  keepChunk: () => {},
  /** The server answered for the message: from here on it is responsible for it (RFC 5321 §6.1). */
  acceptMessage: () => {},
  startTls: () => {},
  /** RFC 3207 §4.2: whatever was learnt in the clear is worth nothing. */
  forgetEverything: () => {},
  authenticate: () => {},
  turn: () => {},
};

const over = { guard: '421', target: '#smtp.closed' } as const;
const ask = [over, {}] as const;
const hello = [{ guard: '2xx', target: '#smtp.session.ready', actions: 'greet' }, over, {}] as const;
const mail = [{ guard: '2xx', target: 'sender', actions: 'openTransaction' }, over, {}] as const;
const reset = [{ guard: '2xx', target: 'ready', actions: 'forgetTransaction' }, {}] as const;
const turn = [{ guard: '2xx', target: '#smtp.turned', actions: 'turn' }, over, {}] as const;
/** RFC 3030 §2: a chunk that fails takes the whole transaction with it. */
const chunk = [
  { guard: '2xx', target: '#smtp.session.chunks', actions: 'keepChunk' },
  over,
  { target: '#smtp.session.ready', actions: 'forgetTransaction' },
] as const;
/** The verdict on a message. LMTP gives one for each recipient. */
const verdict = [
  { guard: '2xx, more', target: '#smtp.answering', actions: 'acceptMessage' },
  { guard: 'more', target: '#smtp.answering' },
  { guard: '2xx', target: '#smtp.session.ready', actions: ['acceptMessage', 'forgetTransaction'] },
  over,
  { target: '#smtp.session.ready', actions: 'forgetTransaction' },
] as const;

export const smtpSession = setup({ types: { context: {} as Record<never, never>, events: {} as Answered }, guards, actions }).createMachine(
  {
    id: 'smtp',
    context: {},
    initial: 'connected',
    on: { timeout: '.closed', farewell: '.closed', end: '.closed' },
    states: {
      connected: { on: { connect: [{ guard: '2xx', target: 'session' }, { target: 'closed' }] } },
      session: {
        initial: 'greeted',
        on: {
          EHLO: hello,
          HELO: hello,
          LHLO: hello,
          NOOP: ask,
          VRFY: ask,
          EXPN: ask,
          HELP: ask,
          QUIT: [{ guard: '2xx', target: 'closed' }, over, {}],
        },
        states: {
          greeted: { on: { RSET: {} } },
          ready: {
            on: {
              RSET: {},
              MAIL: mail,
              SEND: mail,
              SOML: mail,
              SAML: mail,
              STARTTLS: [{ guard: '2xx', target: '#smtp.handshake', actions: 'startTls' }, over, {}],
              AUTH: [{ guard: '2xx', actions: 'authenticate' }, { guard: '3xx', target: '#smtp.challenged' }, over, {}],
              ETRN: ask,
              ATRN: turn,
              TURN: turn,
            },
          },
          sender: {
            on: {
              RSET: reset,
              RCPT: [{ guard: '2xx', target: 'recipients', actions: 'addRecipient' }, over, {}],
            },
          },
          recipients: {
            on: {
              RSET: reset,
              RCPT: [{ guard: '2xx', actions: 'addRecipient' }, over, {}],
              DATA: [{ guard: '3xx', target: '#smtp.text' }, over, {}],
              BDAT: chunk,
              'BDAT LAST': verdict,
            },
          },
          chunks: { on: { RSET: reset, BDAT: chunk, 'BDAT LAST': verdict } },
        },
      },
      // outside `session`: while the text is being sent, no command is one
      text: { on: { message: verdict } },
      answering: { on: { message: verdict, 'BDAT LAST': verdict } },
      // nor is one while the mechanism asks and the client answers
      challenged: {
        on: {
          '(response)': [
            { guard: '2xx', target: 'session.ready', actions: 'authenticate' },
            { guard: '3xx' },
            over,
            { target: 'session.ready' },
          ],
        },
      },
      handshake: { on: { secured: { target: 'session.greeted', actions: 'forgetEverything' } } },
      // the client has become the server: this machine has nothing more to say
      turned: {},
      closed: { type: 'final' },
    },
  },
);

export const session = stepper<Answered>(smtpSession);
