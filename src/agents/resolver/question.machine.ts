/**
 * What a resolver does with one question that it is asked: RFC 1034 §4.3.1. Who does not want recursion is answered from the
 * zones of the house; for everybody else it searches, or waits for a search that somebody else's question has begun.
 */
import { setup } from 'xstate';
import { stepper } from '../../protocols/step.ts';
import { named } from '../machine.ts';

export type QuestionEvent =
  /** `askable`: see the name server. `recursion` is wanted; `underWay`: the same is being searched for; `room`: for one more search. */
  | { type: 'question'; askable: boolean; recursion: boolean; underWay: boolean; room: boolean }
  /** The search is over. */
  | { type: 'outcome' };

const actions = named('refuse', 'answerFromOwnZones', 'join', 'beginSearch', 'fail', 'passOn');
export type QuestionAction = keyof typeof actions;

export const questionMachine = setup({
  types: { context: {} as Record<never, never>, events: {} as QuestionEvent },
  actions,
  guards: {
    'it cannot be looked up': ({ event }) => event.type === 'question' && !event.askable,
    'no recursion is wanted': ({ event }) => event.type === 'question' && !event.recursion,
    'the same is searched for': ({ event }) => event.type === 'question' && event.underWay,
    'room for a search': ({ event }) => event.type === 'question' && event.room,
  },
}).createMachine({
  id: 'question',
  context: {},
  initial: 'reading',
  states: {
    reading: {
      on: {
        question: [
          { guard: 'it cannot be looked up', target: 'done', actions: 'refuse' },
          { guard: 'no recursion is wanted', target: 'done', actions: 'answerFromOwnZones' },
          { guard: 'the same is searched for', target: 'waiting', actions: 'join' },
          { guard: 'room for a search', target: 'waiting', actions: 'beginSearch' },
          { target: 'done', actions: 'fail' },
        ],
      },
    },
    waiting: { on: { outcome: { target: 'done', actions: 'passOn' } } },
    done: { type: 'final' },
  },
});

export const resolverQuestion = stepper<QuestionEvent>(questionMachine);
