/**
 * A person at a browser: opens the web mail, logs in, looks through the list, reads what is new, writes, logs out. Every page
 * is asked for, and every answer decides what comes next: a page, or an order to go elsewhere (RFC 9110 §15.4), which is what
 * a web server says after each form; or nothing of use, and then the person gives up.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type BrowserEvent =
  | { type: 'visit' }
  /** What the server said: a page, that it is to be found elsewhere, or nothing of use. `patient`: it was not sent on too often. */
  | { type: 'answered'; answer: 'page' | 'elsewhere' | 'nothing'; patient: boolean }
  /** What is left to do. `stays`: the person closes the browser without logging out. */
  | { type: 'looked over'; unread: boolean; writes: boolean; stays: boolean };

const actions = named(
  ...(['openFront', 'sendLogIn', 'follow', 'markUnread', 'lookOver', 'openLetter', 'openForm', 'sendForm', 'sendLogOut'] as const),
  ...(['tellOwner'] as const),
);
export type BrowserAction = keyof typeof actions;

export const browserMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as BrowserEvent },
  actions,
  guards: {
    'a page came': ({ event }) => event.type === 'answered' && event.answer === 'page',
    'sent elsewhere': ({ event }) => event.type === 'answered' && event.answer === 'elsewhere' && event.patient,
    'there is unread mail': ({ event }) => event.type === 'looked over' && event.unread,
    'there is something to write': ({ event }) => event.type === 'looked over' && event.writes,
    'the browser is just closed': ({ event }) => event.type === 'looked over' && event.stays,
  },
}).createMachine({
  id: 'browser',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { visit: 'opening' } },
    opening: {
      entry: 'openFront',
      on: {
        answered: [
          { guard: 'a page came', target: 'loggingIn' },
          { guard: 'sent elsewhere', target: 'redirected' },
          { target: 'failed', actions: 'tellOwner' },
        ],
      },
    },
    loggingIn: {
      entry: 'sendLogIn',
      on: {
        answered: [
          { guard: 'sent elsewhere', target: 'redirected' },
          { target: 'failed', actions: 'tellOwner' },
        ],
      },
    },
    redirected: {
      entry: 'follow',
      on: {
        answered: [
          { guard: 'a page came', target: 'listing', actions: 'markUnread' },
          { guard: 'sent elsewhere', target: 'redirected', reenter: true },
          { target: 'failed', actions: 'tellOwner' },
        ],
      },
    },
    listing: {
      entry: 'lookOver',
      on: {
        'looked over': [
          { guard: 'there is unread mail', target: 'reading' },
          { guard: 'there is something to write', target: 'writing' },
          { guard: 'the browser is just closed', target: 'closed' },
          { target: 'loggingOut' },
        ],
      },
    },
    reading: {
      entry: 'openLetter',
      on: {
        answered: [
          { guard: 'a page came', target: 'listing' },
          { target: 'failed', actions: 'tellOwner' },
        ],
      },
    },
    writing: {
      entry: 'openForm',
      on: {
        answered: [
          { guard: 'a page came', target: 'sending' },
          { target: 'failed', actions: 'tellOwner' },
        ],
      },
    },
    sending: {
      entry: 'sendForm',
      on: {
        answered: [
          { guard: 'sent elsewhere', target: 'redirected' },
          { target: 'failed', actions: 'tellOwner' },
        ],
      },
    },
    loggingOut: {
      entry: 'sendLogOut',
      on: {
        answered: [
          { guard: 'sent elsewhere', actions: 'follow' },
          { guard: 'a page came', target: 'closed' },
          { target: 'failed', actions: 'tellOwner' },
        ],
      },
    },
    closed: { type: 'final' },
    failed: { type: 'final' },
  },
});

export const browser = stepper<BrowserEvent>(browserMachine);
