/**
 * A mail program under its owner's hands: what each click comes to. A click is a script of steps, some of which a server hears of;
 * many clicks are none of the servers' business, and the program does them alone. After each step it thinks what comes next, and
 * after the last it is at its owner's disposal again. Connected IMAP keeps its line meanwhile (RFC 4549 §2); POP3 calls anew.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

/** What a script wants next; 'nothing': it is over. */
export type Wish = 'connect' | 'command' | 'submission' | 'fetch' | 'goodbye' | 'nothing';

export type ProgramEvent =
  | { type: 'click' }
  | { type: 'thought'; wish: Wish }
  /** Logged in: the server will hear commands. */
  | { type: 'line is ready' }
  | { type: 'line is lost' }
  | { type: 'answered' }
  | { type: 'submission over' }
  | { type: 'message came' }
  | { type: 'session over' };

const actions = named('begin', 'think', 'connect', 'say', 'submit', 'fetch', 'keep', 'leave', 'finish', 'noteLoss');
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
          { target: 'waiting', actions: 'finish' },
        ],
      },
    },
    connecting: { entry: 'connect', on: { 'line is ready': 'thinking', 'line is lost': { target: 'thinking', actions: 'noteLoss' } } },
    asking: { entry: 'say', on: { answered: 'thinking', 'line is lost': { target: 'thinking', actions: 'noteLoss' } } },
    submitting: { entry: 'submit', on: { 'submission over': 'thinking', 'line is lost': { actions: 'noteLoss' } } },
    fetching: { entry: 'fetch', on: { 'message came': { actions: 'keep' }, 'session over': 'thinking' } },
    leaving: { entry: 'leave', on: { 'line is lost': { target: 'thinking', actions: 'noteLoss' } } },
  },
});

export const program = stepper<ProgramEvent>(programMachine);
