/**
 * What a well-behaved SMTP or LMTP client says next: one transaction, from the greeting to QUIT. RFC 5321 §3.1–3.8.
 * It moves on the class of each reply (§4.3.2: a client must act on the first digit alone), so its edges read `2xx`, `5xx`.
 * What it says is asked for as actions; the words, the recipients and what the server offered are kept by client.ts, which
 * tells with each reply what it wants to do next.
 */
import { assign, setup } from 'xstate';
import { stepper } from '../step.ts';

/** Why the client came: to hand over a message, to have its own queue started, or to fetch its mail by changing places. */
export type Purpose = 'mail' | 'etrn' | 'atrn' | 'turn';

interface Input {
  recipients: number;
  lmtp: boolean;
}
interface Context extends Input {
  asked: number;
  accepted: number;
  /** LMTP: recipients that were answered for after the text. */
  answered: number;
  /** MAIL, RCPT and DATA were said together. */
  pipelined: boolean;
  /** The message goes in chunks: BDAT. */
  chunked: boolean;
  /** Replies still to come for what was said together and has lost its meaning. */
  due: number;
}

/** What client.ts wants to do after this reply. */
export interface Wish {
  /** Another message follows on the same connection, for so many recipients. */
  another?: number;
  next?: 'starttls' | 'auth' | 'give up' | 'chunk' | Purpose;
  pipelined?: boolean;
  chunked?: boolean;
}
export type Heard =
  | ({ type: '2xx' | '3xx' | '4xx' | '5xx' } & Wish)
  /** Not a reply at all. */
  | { type: 'garbled' }
  /** TLS protects the connection. */
  | { type: 'secured' }
  | { type: 'timeout' }
  | { type: 'end' };

type Guarded = { context: Context; event: Heard };
const wishes = ({ event }: Guarded, next: Wish['next']) => 'next' in event && event.next === next;

const failed = { target: 'quitting' };
const say = (verb: string) => ({ type: 'say', params: { verb } }) as const;

/** Where to, once the server has said what it can do. */
const offered = [
  // the server cannot take this message: where others wait for the same connection, the next one goes
  { guard: 'another', target: 'mail', actions: ['handOn', 'beginAnother', 'noteOffer'] },
  { guard: 'starttls', target: 'starttls' },
  { guard: 'auth', target: 'auth' },
  { guard: 'give up', target: 'quitting', actions: 'giveUp' },
  { guard: 'etrn', target: 'etrn' },
  { guard: 'atrn', target: 'atrn' },
  { guard: 'turn', target: 'turn' },
  { target: 'mail', actions: 'noteOffer' },
] as const;

/** Where to after an answer to RCPT: the next recipient, the message, or away if nobody was accepted. */
const afterRecipient = [
  { guard: 'more', target: 'recipient', reenter: true },
  { guard: 'accepted, in chunks', target: 'bdat' },
  { guard: 'accepted', target: 'data' },
  { guard: 'text announced', target: 'draining', actions: 'dueText' },
  failed,
] as const;
const refusedRecipient = afterRecipient.map((edge) => ({
  ...edge,
  actions: ['noteRecipient', ...('actions' in edge ? [edge.actions] : [])] as ('noteRecipient' | 'dueText')[],
}));
const refusedSender = [
  { guard: 'pipelined', target: 'draining', actions: ['noteAll', 'dueAll'] },
  { ...failed, actions: 'noteAll' },
] as const;
/** The verdict on the message: for all, or in LMTP for one recipient after the other. */
const verdict = [
  { guard: 'more answers', actions: ['noteAnswer', 'countAnswered'] },
  { guard: 'lmtp', target: 'quitting', actions: 'noteAnswer' },
  { guard: 'another', target: 'mail', actions: ['noteAll', 'handOn', 'beginAnother'] },
  { target: 'quitting', actions: 'noteAll' },
] as const;
/** A chunk that is not the last is answered once, in LMTP too. */
const refusedChunk = [{ guard: 'chunk', target: 'quitting', actions: 'noteAll' }, ...verdict] as const;
const drained = [{ guard: 'more due', actions: 'countDue' }, failed] as const;

export type Action = keyof typeof actions;
const actions = {
  say: (_: unknown, _params: { verb: string }) => {},
  /** The reply just heard decides the fate of one recipient, or of the whole transaction. */
  noteRecipient: () => {},
  noteAll: () => {},
  /** LMTP: of the next recipient that was accepted. */
  noteAnswer: () => {},
  /** What is needed is not offered: nothing is sent. */
  giveUp: () => {},
  /** One message is done with; the next one takes its place. */
  handOn: () => {},
  startTls: () => {},
  turn: () => {},
};

export const smtpClient = setup({
  types: { context: {} as Context, events: {} as Heard, input: {} as Partial<Input> | undefined },
  guards: {
    more: ({ context }) => context.asked < context.recipients,
    accepted: ({ context }) => context.accepted > 0,
    'accepted, in chunks': ({ context }) => context.accepted > 0 && context.chunked,
    chunked: ({ context }) => context.chunked,
    pipelined: ({ context }) => context.pipelined,
    'text announced': ({ context }) => context.pipelined && !context.chunked,
    'more due': ({ context }) => context.due > 1,
    lmtp: ({ context }) => context.lmtp,
    'more answers': ({ context }) => context.lmtp && context.answered + 1 < context.accepted,
    starttls: (guarded) => wishes(guarded, 'starttls'),
    auth: (guarded) => wishes(guarded, 'auth'),
    'give up': (guarded) => wishes(guarded, 'give up'),
    etrn: (guarded) => wishes(guarded, 'etrn'),
    atrn: (guarded) => wishes(guarded, 'atrn'),
    turn: (guarded) => wishes(guarded, 'turn'),
    chunk: (guarded) => wishes(guarded, 'chunk'),
    another: ({ event }) => 'another' in event && event.another !== undefined,
  },
  actions: {
    ...actions,
    beginAnother: assign(({ event }) => ({
      recipients: 'another' in event ? (event.another ?? 0) : 0,
      asked: 0,
      accepted: 0,
      answered: 0,
    })),
    countAsked: assign({ asked: ({ context }) => context.asked + 1 }),
    countAccepted: assign({ accepted: ({ context }) => context.accepted + 1 }),
    countAnswered: assign({ answered: ({ context }) => context.answered + 1 }),
    noteOffer: assign(({ event }) => ({
      pipelined: 'pipelined' in event && event.pipelined === true,
      chunked: 'chunked' in event && event.chunked === true,
    })),
    dueText: assign({ due: 1 }),
    dueAll: assign({ due: ({ context }) => context.recipients + (context.chunked ? 0 : 1) }),
    countDue: assign({ due: ({ context }) => context.due - 1 }),
  },
}).createMachine({
  id: 'smtp-client',
  context: ({ input }) => ({
    recipients: input?.recipients ?? 0,
    lmtp: input?.lmtp ?? false,
    asked: 0,
    accepted: 0,
    answered: 0,
    pipelined: false,
    chunked: false,
    due: 0,
  }),
  initial: 'greeting',
  on: {
    '2xx': { target: '.quitting', actions: 'noteAll' },
    '3xx': { target: '.quitting', actions: 'noteAll' },
    '4xx': { target: '.quitting', actions: 'noteAll' },
    '5xx': { target: '.quitting', actions: 'noteAll' },
    garbled: { target: '.quitting', actions: 'noteAll' },
    timeout: '.closed',
    end: '.closed',
  },
  states: {
    greeting: { on: { '2xx': [{ guard: 'lmtp', target: 'lhlo' }, { target: 'ehlo' }] } },
    ehlo: {
      entry: say('EHLO'),
      // RFC 5321 §3.2: a server that does not know EHLO is greeted with HELO
      on: { '2xx': offered, '5xx': 'helo' },
    },
    helo: { entry: say('HELO'), on: { '2xx': offered } },
    lhlo: { entry: say('LHLO'), on: { '2xx': offered } },
    // RFC 3207 §4: whether a refusal matters is the client's own decision
    starttls: { entry: say('STARTTLS'), on: { '2xx': 'handshake', '4xx': offered, '5xx': offered } },
    handshake: {
      entry: 'startTls',
      // RFC 3207 §4.2: what was offered in the clear counts no more
      on: { secured: [{ guard: 'lmtp', target: 'lhlo' }, { target: 'ehlo' }] },
    },
    auth: { entry: say('AUTH'), on: { '2xx': offered, '3xx': 'responding' } },
    responding: { entry: say('(response)'), on: { '2xx': offered, '3xx': { target: 'responding', reenter: true } } },
    mail: { entry: say('MAIL'), on: { '2xx': 'recipient', '3xx': refusedSender, '4xx': refusedSender, '5xx': refusedSender } },
    recipient: {
      entry: ['countAsked', say('RCPT')],
      on: {
        '2xx': [
          { guard: 'more', target: 'recipient', reenter: true, actions: ['noteRecipient', 'countAccepted'] },
          { guard: 'chunked', target: 'bdat', actions: ['noteRecipient', 'countAccepted'] },
          { target: 'data', actions: ['noteRecipient', 'countAccepted'] },
        ],
        '3xx': refusedRecipient,
        '4xx': refusedRecipient,
        '5xx': refusedRecipient,
      },
    },
    data: { entry: say('DATA'), on: { '3xx': 'text' } },
    text: { entry: say('(message)'), on: { '2xx': verdict, '3xx': verdict, '4xx': verdict, '5xx': verdict } },
    bdat: {
      entry: say('BDAT'),
      on: {
        '2xx': [{ guard: 'chunk', target: 'bdat', reenter: true }, ...verdict],
        '3xx': refusedChunk,
        '4xx': refusedChunk,
        '5xx': refusedChunk,
      },
    },
    // replies to what was said ahead; RFC 2920 §3.1: a text that was invited all the same is ended at once
    draining: { on: { '2xx': drained, '3xx': 'withdrawing', '4xx': drained, '5xx': drained } },
    withdrawing: { entry: say('(nothing)'), on: { '2xx': failed, '3xx': failed, '4xx': failed, '5xx': failed } },
    etrn: { entry: say('ETRN'), on: { '2xx': failed, '3xx': failed, '4xx': failed, '5xx': failed } },
    atrn: { entry: say('ATRN'), on: { '2xx': { target: 'turned', actions: 'turn' } } },
    turn: { entry: say('TURN'), on: { '2xx': { target: 'turned', actions: 'turn' } } },
    // it is the server now: what comes is not for this machine
    turned: {},
    quitting: {
      entry: say('QUIT'),
      on: { '2xx': 'closed', '3xx': 'closed', '4xx': 'closed', '5xx': 'closed', garbled: 'closed' },
    },
    closed: { type: 'final' },
  },
});

export const client = stepper<Heard>(smtpClient);
