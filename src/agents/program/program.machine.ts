/**
 * A mail program under its owner's hands: what each click comes to. A click is a script of steps, some of which a server hears of;
 * many clicks are none of the servers' business, and the program does them alone. After each step it thinks what comes next, and
 * after the last it is at its owner's disposal again. Connected IMAP keeps its line meanwhile (RFC 4549 §2); POP3 calls anew; web mail is asked for pages.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

/** What a script wants next; 'nothing': it is over. */
export type Wish = 'connect' | 'command' | 'submission' | 'fetch' | 'goodbye' | 'change' | 'request' | 'nothing';

export type ProgramEvent =
  | { type: 'click' }
  /** With 'nothing': `isOffline`: it stays without a line; `listens`: the server is to tell of news. */
  | { type: 'thought'; wish: Wish; isOffline?: boolean; listens?: boolean }
  | { type: 'taken up' }
  /** While it listens: something has changed; `hasMore`: there are letters that it has not listed. */
  | { type: 'news'; hasMore: boolean }
  /** `isClicked`: because of a click; `isDue`: its time was up, and its owner is not long away. */
  | { type: 'IDLE is over'; isClicked: boolean; isDue: boolean }
  /** Logged in: the server will hear commands. */
  | { type: 'line is ready' }
  | { type: 'line is lost' }
  | { type: 'answered' }
  | { type: 'submission over' }
  | { type: 'message came' }
  | { type: 'session over' }
  /** Web mail: a page, or where to find one. */
  | { type: 'page came' };

const actions = named(
  'begin',
  'think',
  'connect',
  'say',
  'submit',
  'fetch',
  'keep',
  'leave',
  'finish',
  'noteLoss',
  'takeUp',
  'listen',
  'hush',
  'takeNews',
  'catchUp',
  'request',
);
export type ProgramAction = keyof typeof actions;

const wishes =
  (wish: Wish) =>
  ({ event }: { event: ProgramEvent }) =>
    event.type === 'thought' && event.wish === wish;

export const programMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as ProgramEvent },
  actions,
  guards: {
    'it needs a line': wishes('connect'),
    'the mailbox server is told': wishes('command'),
    'a letter is handed in': wishes('submission'),
    'mail is fetched': wishes('fetch'),
    'it takes its leave': wishes('goodbye'),
    'a change is taken up': wishes('change'),
    'a page is asked for': wishes('request'),
    'it works offline': ({ event }) => event.type === 'thought' && event.isOffline === true,
    'it listens': ({ event }) => event.type === 'thought' && event.listens === true,
    'there are new letters': ({ event }) => event.type === 'news' && event.hasMore,
    'it says IDLE anew': ({ event }) => event.type === 'IDLE is over' && event.isDue,
    'its owner has clicked': ({ event }) => event.type === 'IDLE is over' && event.isClicked,
  },
}).createMachine({
  id: 'program',
  context: {},
  initial: 'waiting',
  states: {
    waiting: {
      on: { click: { target: 'thinking', actions: 'begin' }, 'line is lost': { target: 'waiting', actions: 'noteLoss' } },
    },
    thinking: {
      entry: 'think',
      on: {
        thought: [
          { guard: 'it needs a line', target: 'connecting' },
          { guard: 'the mailbox server is told', target: 'asking' },
          { guard: 'a letter is handed in', target: 'submitting' },
          { guard: 'mail is fetched', target: 'fetching' },
          { guard: 'it takes its leave', target: 'leaving' },
          { guard: 'a change is taken up', target: 'takingUp' },
          { guard: 'a page is asked for', target: 'requesting' },
          { guard: 'it works offline', target: 'offline', actions: 'finish' },
          { guard: 'it listens', target: 'listening', actions: 'finish' },
          { target: 'waiting', actions: 'finish' },
        ],
      },
    },
    connecting: { entry: 'connect', on: { 'line is ready': 'thinking', 'line is lost': { target: 'thinking', actions: 'noteLoss' } } },
    asking: { entry: 'say', on: { answered: 'thinking', 'line is lost': { target: 'thinking', actions: 'noteLoss' } } },
    submitting: { entry: 'submit', on: { 'submission over': 'thinking', 'line is lost': { actions: 'noteLoss' } } },
    fetching: { entry: 'fetch', on: { 'message came': { actions: 'keep' }, 'session over': 'thinking' } },
    // RFC 9110 §3.3: each request stands alone, so no line is needed between two of them
    requesting: { entry: 'request', on: { 'page came': 'thinking', 'line is lost': { target: 'thinking', actions: 'noteLoss' } } },
    takingUp: { entry: 'takeUp', on: { 'taken up': 'thinking' } },
    // RFC 4549: everything is done on the copy that is here
    offline: { on: { click: { target: 'thinking', actions: 'begin' } } },
    // RFC 2177: the line belongs to the server until DONE
    listening: {
      entry: 'listen',
      on: {
        click: 'hushing',
        news: [{ guard: 'there are new letters', target: 'hushing', actions: 'takeNews' }, { actions: 'takeNews' }],
        // RFC 2177 §3: at least every 29 minutes, for a server may hang up after 30
        'IDLE is over': [{ guard: 'it says IDLE anew', target: 'listening', reenter: true }, { target: 'waiting' }],
        'line is lost': { target: 'waiting', actions: 'noteLoss' },
      },
    },
    hushing: {
      entry: 'hush',
      on: {
        news: { actions: 'takeNews' },
        'IDLE is over': [
          { guard: 'its owner has clicked', target: 'thinking', actions: 'begin' },
          { target: 'thinking', actions: 'catchUp' },
        ],
        'line is lost': { target: 'thinking', actions: ['noteLoss', 'catchUp'] },
      },
    },
    leaving: { entry: 'leave', on: { 'line is lost': { target: 'thinking', actions: 'noteLoss' } } },
  },
});

export const program = stepper<ProgramEvent>(programMachine);
