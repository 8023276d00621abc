/**
 * What a well-behaved SMTP client says next: one transaction, from the greeting to QUIT. RFC 5321 §3.1–3.8.
 * It moves on the class of each reply (§4.3.2: a client must act on the first digit alone), so its edges read `2xx`, `5xx`.
 * What it says is asked for as actions; the words and the recipients are kept by client.ts.
 */
import { assign, setup } from 'xstate';
import { stepper } from '../step.ts';

interface Context {
  recipients: number;
  asked: number;
  accepted: number;
}
export type Heard =
  | { type: '2xx' | '3xx' | '4xx' | '5xx' }
  /** Not a reply at all. */
  | { type: 'garbled' }
  | { type: 'timeout' }
  | { type: 'end' };

const failed = { target: 'quitting' };

/** Where to after an answer to RCPT: the next recipient, the text, or away if nobody was accepted. */
const afterRecipient = [{ guard: 'more', target: 'recipient', reenter: true }, { guard: 'anyAccepted', target: 'data' }, failed] as const;

export const smtpClient = setup({
  types: { context: {} as Context, events: {} as Heard, input: {} as { recipients: number } | undefined },
  guards: {
    more: ({ context }) => context.asked < context.recipients,
    lastAccepted: ({ context }) => context.asked >= context.recipients,
    anyAccepted: ({ context }) => context.accepted > 0,
  },
  actions: {
    say: (_, _params: { verb: string }) => {},
    /** The reply just heard decides the fate of one recipient, or of the whole transaction. */
    noteRecipient: () => {},
    noteAll: () => {},
    countAsked: assign({ asked: ({ context }) => context.asked + 1 }),
    countAccepted: assign({ accepted: ({ context }) => context.accepted + 1 }),
  },
}).createMachine({
  id: 'smtp-client',
  context: ({ input }) => ({ recipients: input?.recipients ?? 0, asked: 0, accepted: 0 }),
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
    greeting: { on: { '2xx': 'ehlo' } },
    ehlo: {
      entry: { type: 'say', params: { verb: 'EHLO' } },
      // RFC 5321 §3.2: a server that does not know EHLO is greeted with HELO
      on: { '2xx': 'mail', '5xx': 'helo' },
    },
    helo: { entry: { type: 'say', params: { verb: 'HELO' } }, on: { '2xx': 'mail' } },
    mail: { entry: { type: 'say', params: { verb: 'MAIL' } }, on: { '2xx': 'recipient' } },
    recipient: {
      entry: ['countAsked', { type: 'say', params: { verb: 'RCPT' } }],
      on: {
        '2xx': [
          { guard: 'more', target: 'recipient', reenter: true, actions: ['noteRecipient', 'countAccepted'] },
          { target: 'data', actions: ['noteRecipient', 'countAccepted'] },
        ],
        '3xx': afterRecipient.map((edge) => ({ ...edge, actions: 'noteRecipient' as const })),
        '4xx': afterRecipient.map((edge) => ({ ...edge, actions: 'noteRecipient' as const })),
        '5xx': afterRecipient.map((edge) => ({ ...edge, actions: 'noteRecipient' as const })),
      },
    },
    data: { entry: { type: 'say', params: { verb: 'DATA' } }, on: { '3xx': 'text' } },
    text: {
      entry: { type: 'say', params: { verb: '(message)' } },
      on: { '2xx': { target: 'quitting', actions: 'noteAll' } },
    },
    quitting: {
      entry: { type: 'say', params: { verb: 'QUIT' } },
      on: { '2xx': 'closed', '3xx': 'closed', '4xx': 'closed', '5xx': 'closed', garbled: 'closed' },
    },
    closed: { type: 'final' },
  },
});

export const client = stepper<Heard>(smtpClient);
