/**
 * The server's side of an HTTP/1.1 connection: request line, header, content, answer, and again from the beginning unless one
 * side wants to close. RFC 9112 §2.1, §9. What is wrong in itself is answered at once, and ends the connection.
 */
import { setup } from 'xstate';
import { stepper } from '../step.ts';
import type { Method } from './commands.ts';

export type SessionEvent =
  /** A request line with this method has come. */
  | { type: Method }
  | { type: 'header'; content: boolean }
  | { type: 'content' }
  /** The request is answered; `last`: the connection closes after it. */
  | { type: 'response'; last: boolean }
  /** What came is no request, or one that is too large. */
  | { type: 'malformed' }
  | { type: 'timeout' }
  | { type: 'end' };

const guards = {
  'with content': ({ event }: { event: SessionEvent }) => event.type === 'header' && event.content,
  last: ({ event }: { event: SessionEvent }) => event.type === 'response' && event.last,
};

export const httpSession = setup({
  types: { context: {} as Record<never, never>, events: {} as SessionEvent },
  guards,
  actions: { closeConnection: () => {} },
}).createMachine({
  id: 'http',
  context: {},
  initial: 'idle',
  on: { end: '.closed', timeout: { target: '.closed', actions: 'closeConnection' } },
  states: {
    idle: { on: { GET: 'header', HEAD: 'header', POST: 'header', OPTIONS: 'header', malformed: 'answering' } },
    // RFC 9110 §15.5.9: whoever stops in the middle of a request is told so
    header: {
      on: { header: [{ guard: 'with content', target: 'content' }, { target: 'answering' }], malformed: 'answering', timeout: 'answering' },
    },
    content: { on: { content: 'answering', malformed: 'answering', timeout: 'answering' } },
    answering: { on: { response: [{ guard: 'last', target: 'closed', actions: 'closeConnection' }, { target: 'idle' }] } },
    closed: { type: 'final' },
  },
});

export const session = stepper<SessionEvent>(httpSession);
