import type { AgentWords } from '../words.ts';

/** One question that a resolver is asked. */
export const resolverQuestion: AgentWords = {
  name: 'resolver: a question',
  states: {
    reading: ['reading the question', 'reading'],
    waiting: ['waiting for the search', 'waiting'],
    done: 'done',
  },
  events: {
    question: 'a question',
    outcome: ['the search is over', 'search over'],
  },
  guards: {
    'it cannot be looked up': ['Is it impossible to look this question up?', 'no real question?'],
    'no recursion is wanted': ['Does the asker want nobody else to be asked?', 'no recursion?'],
    'the same is searched for': ['Is the same search already under way?', 'under way?'],
    'room for a search': ['Is there room for one more search?', 'room for one more?'],
  },
  denials: {
    askable: 'The question cannot be looked up.',
    recursion: 'The asker wants nobody else to be asked.',
    underWay: 'No such search is under way.',
    room: 'Too many searches are under way.',
  },
  truths: {
    askable: 'The question can be looked up.',
    recursion: 'The asker wants others to be asked.',
    underWay: 'The same search is already under way.',
    room: 'There is room for one more search.',
  },
};
