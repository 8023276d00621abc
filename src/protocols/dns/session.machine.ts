/** The name server's side of a TCP connection: question, answer, question, answer… until the asker closes. RFC 7766 §6. */
import { setup } from 'xstate';
import { stepper } from '../step.ts';

export type SessionEvent = { type: 'QUERY' } | { type: 'answer' } | { type: 'garbled' } | { type: 'timeout' } | { type: 'end' };

export const dnsSession = setup({
  types: { context: {} as Record<never, never>, events: {} as SessionEvent },
}).createMachine({
  id: 'dns-session',
  context: {},
  initial: 'connected',
  on: { garbled: '.closed', timeout: '.closed', end: '.closed' },
  states: {
    connected: { on: { QUERY: 'answering' } },
    answering: { on: { answer: 'connected' } },
    closed: { type: 'final' },
  },
});

export const session = stepper<SessionEvent>(dnsSession);
