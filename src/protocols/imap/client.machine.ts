/**
 * What a well-behaved IMAP client says next: asks what the server can do, protects the line, says who it is, opens INBOX, looks
 * at the list, takes what is new and leaves it where it is; if it is to watch, it waits for more. Or it only lays a copy down, or it
 * attends on whoever sent it: it says what they wish, one command after the other, until they have no more wishes.
 * RFC 3501, RFC 2177. It moves on the condition of each tagged response; what it says is asked for as actions, and client.ts
 * finds the words.
 */
import { assign, setup } from 'xstate';
import { stepper } from '../step.ts';

interface Context {
  /** Messages to fetch; known after the list. */
  wanted: number;
  /** Messages asked for so far. */
  asked: number;
}
/** What the client has decided to do next, where there is a choice. */
export type Next = 'starttls' | 'authenticate' | 'login' | 'giveUp' | 'append' | 'attend' | 'select' | 'idle' | 'create' | '';
export type Heard =
  /** `wanted`: messages there are that it has not looked at (after SELECT and DONE), or messages that are new (after FETCH). */
  | { type: 'OK' | 'PREAUTH'; wanted: number; next: Next }
  | { type: 'NO' | 'BAD' | 'BYE'; next: Next }
  /** The server asks for the rest. */
  | { type: '+' }
  /** Whoever it attends on wants a command said, or nothing more. */
  | { type: 'order' }
  | { type: 'release' }
  /** It has heard enough: IDLE is to end. */
  | { type: 'hush' }
  | { type: 'secured' }
  /** While it waits: there is more than before. */
  | { type: 'news' }
  /** Not a response at all, or one too large to take. */
  | { type: 'garbled' }
  | { type: 'timeout' }
  | { type: 'end' };

const idleOrLogout = [{ guard: 'idle', target: 'idling' }, { target: 'loggingOut' }] as const;
const afterLogin = [{ guard: 'append', target: 'appending' }, { guard: 'attend', target: 'attending' }, { target: 'select' }] as const;
const answered = { target: 'attending', actions: 'noteAnswer' } as const;
const say = (verb: string) => ({ type: 'say', params: { verb } }) as const;
const failed = { target: 'loggingOut', actions: 'noteFailure' } as const;

export type Action = keyof typeof actions;
const actions = {
  say: (_: unknown, _params: { verb: string }) => {},
  startTls: () => {},
  /** The response just heard ended the job before it was done. */
  noteFailure: () => {},
  noteMessage: () => {},
  /** It stands at its owner's service. */
  attend: () => {},
  noteAnswer: () => {},
};

export const imapClient = setup({
  types: { context: {} as Context, events: {} as Heard },
  guards: {
    more: ({ context }) => context.asked < context.wanted,
    anyWanted: ({ event }) => event.type === 'OK' && event.wanted > 0,
    starttls: ({ event }) => 'next' in event && event.next === 'starttls',
    authenticate: ({ event }) => 'next' in event && event.next === 'authenticate',
    giveUp: ({ event }) => 'next' in event && event.next === 'giveUp',
    append: ({ event }) => 'next' in event && event.next === 'append',
    attend: ({ event }) => 'next' in event && event.next === 'attend',
    create: ({ event }) => 'next' in event && event.next === 'create',
    idle: ({ event }) => 'next' in event && event.next === 'idle',
  },
  actions: {
    ...actions,
    countWanted: assign({ wanted: ({ event }) => (event.type === 'OK' ? event.wanted : 0), asked: 0 }),
    countAsked: assign({ asked: ({ context }) => context.asked + 1 }),
  },
}).createMachine({
  id: 'imap-client',
  context: { wanted: 0, asked: 0 },
  initial: 'greeting',
  on: {
    NO: { target: '.loggingOut', actions: 'noteFailure' },
    BAD: { target: '.loggingOut', actions: 'noteFailure' },
    PREAUTH: { target: '.loggingOut', actions: 'noteFailure' },
    garbled: { target: '.closed', actions: 'noteFailure' },
    BYE: { target: '.closed', actions: 'noteFailure' },
    timeout: { target: '.closed', actions: 'noteFailure' },
    end: { target: '.closed', actions: 'noteFailure' },
  },
  states: {
    greeting: { on: { OK: 'capability', PREAUTH: afterLogin } },
    capability: {
      entry: say('CAPABILITY'),
      on: {
        OK: [
          { guard: 'starttls', target: 'starttls' },
          { guard: 'authenticate', target: 'authenticate' },
          { guard: 'giveUp', ...failed },
          { target: 'login' },
        ],
      },
    },
    starttls: { entry: say('STARTTLS'), on: { OK: 'handshake' } },
    // RFC 3501 §6.2.1: what the server said before TLS may have been said by anybody
    handshake: { entry: 'startTls', on: { secured: 'capability' } },
    authenticate: { entry: say('AUTHENTICATE'), on: { '+': 'responding', OK: afterLogin } },
    responding: { entry: say('(response)'), on: { '+': { target: 'responding', reenter: true }, OK: afterLogin } },
    login: { entry: say('LOGIN'), on: { OK: afterLogin } },
    appending: {
      entry: say('APPEND'),
      // RFC 3501 §6.3.11: [TRYCREATE] says what would help
      on: { OK: 'loggingOut', NO: [{ guard: 'create', target: 'creating' }, failed] },
    },
    creating: { entry: say('CREATE'), on: { OK: 'appending' } },
    select: {
      entry: say('SELECT'),
      on: { OK: [{ guard: 'anyWanted', target: 'listing' }, ...idleOrLogout] },
    },
    listing: {
      entry: say('FETCH'),
      on: { OK: [{ guard: 'anyWanted', target: 'retrieving', actions: 'countWanted' }, ...idleOrLogout] },
    },
    retrieving: {
      entry: ['countAsked', say('UID FETCH')],
      on: {
        OK: [
          { guard: 'more', target: 'retrieving', reenter: true, actions: 'noteMessage' },
          { guard: 'idle', target: 'idling', actions: 'noteMessage' },
          { target: 'loggingOut', actions: 'noteMessage' },
        ],
        NO: [{ guard: 'more', target: 'retrieving', reenter: true }, ...idleOrLogout],
      },
    },
    attending: { entry: 'attend', on: { order: 'commanding', release: 'loggingOut' } },
    commanding: { entry: say('(command)'), on: { OK: answered, NO: answered, BAD: answered, '+': 'listening', hush: 'halting' } },
    // RFC 2177: the command goes on until DONE, which may be said only after the `+`
    halting: { on: { OK: answered, NO: answered, BAD: answered, '+': 'ceasing' } },
    listening: { on: { OK: answered, NO: answered, BAD: answered, hush: 'ceasing', timeout: 'ceasing' } },
    ceasing: { entry: say('DONE'), on: { OK: answered, NO: answered, BAD: answered } },
    idling: { entry: say('IDLE'), on: { '+': 'watching' } },
    // RFC 2177 §3: DONE ends it, when there is something to fetch or it has waited long enough
    watching: { on: { news: 'waking', timeout: 'waking' } },
    waking: {
      entry: say('DONE'),
      on: { OK: [{ guard: 'anyWanted', target: 'listing' }, { target: 'loggingOut' }] },
    },
    loggingOut: {
      entry: say('LOGOUT'),
      // RFC 3501 §6.1.3: the untagged BYE comes first, and is no surprise here
      on: { OK: 'closed', NO: 'closed', BAD: 'closed', garbled: 'closed', BYE: {} },
    },
    closed: { type: 'final' },
  },
});

export const client = stepper<Heard>(imapClient);
