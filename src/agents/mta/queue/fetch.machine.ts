/**
 * A server that was away asks the one that kept its mail to hand it over: ETRN (RFC 1985), ATRN (RFC 2645), TURN (RFC 821
 * §3.8). After ETRN the keeper calls back whenever it will; after ATRN and TURN the two change places, and the mail comes at
 * once. One such chart is one request.
 */
import { setup } from 'xstate';
import { stepper } from '../../../protocols/step.ts';
import { named } from '../../machine.ts';

export type QueueFetchEvent =
  | { type: 'ask' }
  /** The keeper said 250 to ATRN or TURN: from here on it is the client. */
  | { type: 'turned round' }
  | { type: 'session over'; granted: boolean };

const actions = named('callKeeper', 'noteAnswer');
export type QueueFetchAction = keyof typeof actions;

export const queueFetchMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as QueueFetchEvent },
  actions,
  guards: { 'the keeper agreed': ({ event }) => event.type === 'session over' && event.granted },
}).createMachine({
  id: 'queue-fetch',
  context: {},
  initial: 'away',
  states: {
    away: { on: { ask: 'asking' } },
    asking: {
      entry: 'callKeeper',
      on: {
        'turned round': 'serving',
        'session over': [
          { guard: 'the keeper agreed', target: 'done', actions: 'noteAnswer' },
          { target: 'failed', actions: 'noteAnswer' },
        ],
      },
    },
    /** It takes its mail as on port 25. */
    serving: { on: { 'session over': { target: 'done', actions: 'noteAnswer' } } },
    done: { type: 'final' },
    failed: { type: 'final' },
  },
});

export const queueFetch = stepper<QueueFetchEvent>(queueFetchMachine);
