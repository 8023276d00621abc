/**
 * What an MTA does when a server that was away asks for its mail. ETRN (RFC 1985) has the queue tried at once, at the address
 * that the DNS gives, so it need not know who asks; ATRN (RFC 2645) has the mail come along the very connection, so it must.
 * The TURN of 1982 asks for no proof: that is why it went (RFC 5321 F.1). One such chart is one request.
 */
import { setup } from 'xstate';
import { stepper } from '../../../protocols/step.ts';
import { named } from '../../machine.ts';

export type QueueStartEvent =
  | { type: 'asked' }
  /** `served`: mail for these domains is kept here; `entitled`: it is the mail of whoever asks. */
  | { type: 'weighed'; served: boolean; entitled: boolean }
  /** How many rows of the queue wait for it; `along`: it is to come along this connection. */
  | { type: 'counted'; waiting: number; along: boolean };

const actions = named('weigh', 'refuse', 'countWaiting', 'sayNothingWaits', 'startRows', 'turnRound');
export type QueueStartAction = keyof typeof actions;

export const queueStartMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as QueueStartEvent },
  actions,
  guards: {
    'not served here': ({ event }) => event.type === 'weighed' && !event.served,
    'not theirs': ({ event }) => event.type === 'weighed' && !event.entitled,
    'nothing waits': ({ event }) => event.type === 'counted' && event.waiting === 0,
    'along this connection': ({ event }) => event.type === 'counted' && event.along,
  },
}).createMachine({
  id: 'queue-start',
  context: {},
  initial: 'hearing',
  states: {
    hearing: { on: { asked: 'weighing' } },
    weighing: {
      entry: 'weigh',
      on: {
        weighed: [
          { guard: 'not served here', target: 'refused', actions: 'refuse' },
          { guard: 'not theirs', target: 'refused', actions: 'refuse' },
          { target: 'counting' },
        ],
      },
    },
    counting: {
      entry: 'countWaiting',
      on: {
        counted: [
          { guard: 'nothing waits', target: 'done', actions: 'sayNothingWaits' },
          { guard: 'along this connection', target: 'done', actions: 'turnRound' },
          { target: 'done', actions: 'startRows' },
        ],
      },
    },
    done: { type: 'final' },
    refused: { type: 'final' },
  },
});

export const queueStart = stepper<QueueStartEvent>(queueStartMachine);
