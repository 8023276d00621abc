/** The mail submission agent: makes whole what its people hand in, signs it, and hands it to the MTA beside it. RFC 6409 §8. */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type MsaEvent =
  /** One of the house hands in a message. */
  | { type: 'submission' }
  /** It bears a Date, a Message-ID; `keys`: how many keys of the house fit its author and have not signed it yet. */
  | { type: 'looked through'; dated: boolean; identified: boolean; keys: number }
  | { type: 'completed' }
  | { type: 'signed' }
  | { type: 'handed over' };

const actions = named('lookThrough', 'addDate', 'addMessageId', 'sign', 'handOver');
export type MsaAction = keyof typeof actions;

export const msaMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as MsaEvent },
  actions,
  guards: {
    'it bears no date': ({ event }) => event.type === 'looked through' && !event.dated,
    'it bears no Message-ID': ({ event }) => event.type === 'looked through' && !event.identified,
    'a key fits its author': ({ event }) => event.type === 'looked through' && event.keys > 0,
  },
}).createMachine({
  id: 'msa',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { submission: 'reading' } },
    /** What is still missing? It is asked again after each thing that was added. */
    reading: {
      entry: 'lookThrough',
      on: {
        'looked through': [
          { guard: 'it bears no date', target: 'completing', actions: 'addDate' },
          { guard: 'it bears no Message-ID', target: 'completing', actions: 'addMessageId' },
          { guard: 'a key fits its author', target: 'signing' },
          { target: 'handingOver' },
        ],
      },
    },
    completing: { on: { completed: 'reading' } },
    /** One signature a key. */
    signing: { entry: 'sign', on: { signed: 'reading' } },
    handingOver: { entry: 'handOver', on: { 'handed over': 'idle' } },
  },
});

export const msa = stepper<MsaEvent>(msaMachine);
