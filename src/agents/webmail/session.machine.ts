/**
 * One reader at the web mail, from log-in to log-out. A cookie says with each request who is asking (RFC 6265). Every request
 * puts the timer off; when none has come for half an hour, the reader is forgotten, and the cookie opens nothing any more.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type SessionEvent =
  | { type: 'log in' }
  | { type: 'request' }
  | { type: 'log out' }
  | { type: 'half an hour over' }
  /** Too many readers: whoever came first has to go. */
  | { type: 'crowded out' };

const actions = named('setTimer', 'stopTimer', 'forget');
export type SessionAction = keyof typeof actions;

export const sessionMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as SessionEvent },
  actions,
}).createMachine({
  id: 'webmail',
  context: {},
  initial: 'anonymous',
  states: {
    anonymous: { on: { 'log in': 'loggedIn' } },
    loggedIn: {
      entry: 'setTimer',
      exit: 'stopTimer',
      on: {
        request: { target: 'loggedIn', reenter: true },
        'log out': { target: 'left', actions: 'forget' },
        'half an hour over': { target: 'forgotten', actions: 'forget' },
        'crowded out': { target: 'forgotten', actions: 'forget' },
      },
    },
    left: { type: 'final' },
    forgotten: { type: 'final' },
  },
});

export const webmail = stepper<SessionEvent>(sessionMachine);
