/** What a browser does on one connection: asks, hears, asks again, closes. RFC 9112 §9.3. */
import { setup } from 'xstate';
import { stepper } from '../step.ts';

export type ClientEvent =
  | { type: 'opened' }
  /** `more`: there is another request for this connection. */
  | { type: 'response'; more: boolean }
  | { type: 'garbled' }
  | { type: 'timeout' }
  | { type: 'end' };

export const httpClient = setup({
  types: { context: {} as Record<never, never>, events: {} as ClientEvent },
  guards: { more: ({ event }) => event.type === 'response' && event.more },
  actions: { say: () => {}, noteFailure: () => {} },
}).createMachine({
  id: 'http-client',
  context: {},
  initial: 'connecting',
  on: {
    garbled: { target: '.closed', actions: 'noteFailure' },
    timeout: { target: '.closed', actions: 'noteFailure' },
    end: { target: '.closed', actions: 'noteFailure' },
  },
  states: {
    connecting: { on: { opened: 'asking' } },
    asking: {
      entry: 'say',
      on: { response: [{ guard: 'more', target: 'asking', reenter: true }, { target: 'closed' }] },
    },
    closed: { type: 'final' },
  },
});

export const client = stepper<ClientEvent>(httpClient);
