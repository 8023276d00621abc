/** One question over TCP: connect, ask, hear, close. RFC 7766 §6.2. */
import { setup } from 'xstate';
import { stepper } from '../step.ts';

export type ClientEvent = { type: 'opened' } | { type: 'answered' } | { type: 'garbled' } | { type: 'timeout' } | { type: 'end' };

export const dnsClient = setup({
  types: { context: {} as Record<never, never>, events: {} as ClientEvent },
}).createMachine({
  id: 'dns-client',
  context: {},
  initial: 'connecting',
  on: { garbled: '.failed', timeout: '.failed', end: '.failed' },
  states: {
    connecting: { on: { opened: 'asking' } },
    asking: { on: { answered: 'answered' } },
    answered: { type: 'final' },
    failed: { type: 'final' },
  },
});

export const client = stepper<ClientEvent>(dnsClient);
