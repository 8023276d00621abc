/** The mail submission agent: makes whole what its people hand in, signs it, and hands it to the MTA beside it. RFC 6409 §8. */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type MsaEvent =
  /** One of the house hands in a message. */
  | { type: 'submission' }
  /**
   * It bears a Date, a Message-ID; `copied`: a copy of it is to lie in its sender's Sent; `keys`: how many keys of the house fit its
   * author and have not signed it yet.
   */
  | { type: 'looked through'; dated: boolean; identified: boolean; copied: boolean; keys: number }
  | { type: 'date added'; identified: boolean; copied: boolean; keys: number }
  | { type: 'Message-ID added'; copied: boolean; keys: number }
  | { type: 'copy filed'; keys: number }
  | { type: 'no room for a copy'; keys: number }
  | { type: 'signed'; keys: number };

const actions = named('lookThrough', 'addDate', 'addMessageId', 'fileCopy', 'sign', 'handOver');
export type MsaAction = keyof typeof actions;

const signs = { guard: 'a key fits its author', target: 'signing', reenter: true } as const;
const identifies = { guard: 'it bears no Message-ID', target: 'identifying' } as const;
const files = { guard: 'the server keeps a copy', target: 'filing' } as const;
const handsOver = { target: 'idle', actions: 'handOver' } as const;

export const msaMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as MsaEvent },
  actions,
  guards: {
    'it bears no date': ({ event }) => event.type === 'looked through' && !event.dated,
    'it bears no Message-ID': ({ event }) => 'identified' in event && !event.identified,
    'the server keeps a copy': ({ event }) => 'copied' in event && event.copied,
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
      on: { 'looked through': [{ guard: 'it bears no date', target: 'dating' }, identifies, files, signs, handsOver] },
    },
    /** RFC 6409 §8.2. */
    dating: { entry: 'addDate', on: { 'date added': [identifies, files, signs, handsOver] } },
    /** RFC 6409 §8.3. */
    identifying: { entry: 'addMessageId', on: { 'Message-ID added': [files, signs, handsOver] } },
    /** Whole, and not signed yet: what its sender wrote, as others will read it. No standard asks for it, and none forbids it. */
    filing: { entry: 'fileCopy', on: { 'copy filed': [signs, handsOver], 'no room for a copy': [signs, handsOver] } },
    /** One signature a key. */
    signing: { entry: 'sign', on: { signed: [signs, handsOver] } },
  },
});

export const msa = stepper<MsaEvent>(msaMachine);
