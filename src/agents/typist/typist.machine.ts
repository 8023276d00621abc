/**
 * A person at a terminal: reads an answer to its end, thinks of what comes next, types it, reads again. What a line on the screen
 * is (the last of an answer or not) is told; what follows is decided here. Typed after 354 it is the text of a message, after a
 * challenge the response to it; after a yes to STARTTLS nothing is typed until the line is protected.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type TypistEvent =
  /** A line of what the server says. `status`: an answer can end with it; `lists`: it announces a listing (RFC 1939 §3); `dot`: nothing but a dot. */
  | { type: 'line'; status: boolean; lists: boolean; dot: boolean }
  /** `agreed`: the server will now shake hands; `asks`: what it wants to hear; `left`: lines of the script; `stays`: to listen after the last. */
  | { type: 'thought'; agreed: boolean; asks: 'response' | 'text' | 'nothing'; left: boolean; stays: boolean }
  /** The pause before the line is over. */
  | { type: 'typed' }
  | { type: 'secured' }
  /** No more of an answer is waited for: it was read by another, or never comes. */
  | { type: 'enough' }
  /** The other side has closed, or the line is lost. */
  | { type: 'end' }
  /** Nothing came for as long as a person waits. */
  | { type: 'timeout' };

const actions = named('read', 'think', 'pause', 'sayCommand', 'sayResponse', 'sayText', 'startTls', 'close');
export type TypistAction = keyof typeof actions;

export const typistMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as TypistEvent },
  actions,
  guards: {
    'a listing begins': ({ event }) => event.type === 'line' && event.lists,
    'it ends the answer': ({ event }) => event.type === 'line' && event.status,
    'it ends the listing': ({ event }) => event.type === 'line' && event.dot,
    'TLS was agreed upon': ({ event }) => event.type === 'thought' && event.agreed,
    'a response is wanted': ({ event }) => event.type === 'thought' && event.left && event.asks === 'response',
    'the text is wanted': ({ event }) => event.type === 'thought' && event.left && event.asks === 'text',
    'there is more to say': ({ event }) => event.type === 'thought' && event.left,
    'it goes on listening': ({ event }) => event.type === 'thought' && event.stays,
  },
}).createMachine({
  id: 'typist',
  context: {},
  initial: 'readingGreeting',
  states: {
    readingGreeting: {
      entry: 'read',
      on: {
        line: [
          { guard: 'it ends the answer', target: 'thinking' },
          { target: 'readingGreeting', reenter: true },
        ],
        enough: 'thinking',
        end: 'closed',
        timeout: { target: 'closed', actions: 'close' },
      },
    },
    thinking: {
      entry: 'think',
      on: {
        thought: [
          { guard: 'TLS was agreed upon', target: 'securing' },
          { guard: 'a response is wanted', target: 'answeringChallenge' },
          { guard: 'the text is wanted', target: 'typingText' },
          { guard: 'there is more to say', target: 'typing' },
          { guard: 'it goes on listening', target: 'listening' },
          { target: 'closed', actions: 'close' },
        ],
      },
    },
    typing: { entry: 'pause', on: { typed: { target: 'readingAnswer', actions: 'sayCommand' } } },
    readingAnswer: {
      entry: 'read',
      on: {
        line: [
          { guard: 'a listing begins', target: 'readingListing' },
          { guard: 'it ends the answer', target: 'thinking' },
          { target: 'readingAnswer', reenter: true },
        ],
        enough: 'thinking',
        end: 'closed',
        timeout: { target: 'closed', actions: 'close' },
      },
    },
    readingListing: {
      entry: 'read',
      on: {
        line: [
          { guard: 'it ends the listing', target: 'thinking' },
          { target: 'readingListing', reenter: true },
        ],
        enough: 'thinking',
        end: 'closed',
        timeout: { target: 'closed', actions: 'close' },
      },
    },
    answeringChallenge: { entry: 'pause', on: { typed: { target: 'readingAnswer', actions: 'sayResponse' } } },
    typingText: { entry: 'pause', on: { typed: { target: 'readingAnswer', actions: 'sayText' } } },
    securing: {
      entry: 'startTls',
      on: { secured: 'thinking', end: 'closed', timeout: { target: 'closed', actions: 'close' } },
    },
    listening: {
      entry: 'read',
      on: { line: { target: 'listening', reenter: true }, end: 'closed', timeout: { target: 'closed', actions: 'close' } },
    },
    closed: { type: 'final' },
  },
});

export const typist = stepper<TypistEvent>(typistMachine);
