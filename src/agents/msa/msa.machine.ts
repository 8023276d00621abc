/** The mail submission agent: makes whole what its people hand in, signs it, and hands it to the MTA beside it. RFC 6409 §8. */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type MsaEvent =
  /** One of the house hands in a message. */
  | { type: 'submission' }
  /** It bears a Date, a Message-ID; `keys`: how many keys of the house fit its author and have not signed it yet. */
  | { type: 'looked through'; dated: boolean; identified: boolean; keys: number }
  | { type: 'date added'; identified: boolean; keys: number }
  | { type: 'Message-ID added'; keys: number }
  | { type: 'signed'; keys: number };

const actions = named('lookThrough', 'addDate', 'addMessageId', 'sign', 'handOver');
export type MsaAction = keyof typeof actions;

const signs = { guard: 'a key fits its author', target: 'signing', reenter: true } as const;
const identifies = { guard: 'it bears no Message-ID', target: 'identifying' } as const;
const handsOver = { target: 'idle', actions: 'handOver' } as const;

export const msaMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as MsaEvent },
  actions,
  guards: {
    'it bears no date': ({ event }) => event.type === 'looked through' && !event.dated,
    'it bears no Message-ID': ({ event }) => 'identified' in event && !event.identified,
    'a key fits its author': ({ event }) => 'keys' in event && event.keys > 0,
  },
}).createMachine({
  id: 'msa',
  context: {},
  initial: 'idle',
  states: {
    idle: { on: { submission: 'reading' } },
    reading: {
      entry: 'lookThrough',
      on: { 'looked through': [{ guard: 'it bears no date', target: 'dating' }, identifies, signs, handsOver] },
    },
    /** RFC 6409 §8.2. */
    dating: { entry: 'addDate', on: { 'date added': [identifies, signs, handsOver] } },
    /** RFC 6409 §8.3. */
    identifying: { entry: 'addMessageId', on: { 'Message-ID added': [signs, handsOver] } },
    /** One signature a key. */
    signing: { entry: 'sign', on: { signed: [signs, handsOver] } },
  },
});

export const msa = stepper<MsaEvent>(msaMachine);
