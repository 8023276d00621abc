import type { AgentWords } from '../words.ts';

export const typist: AgentWords = {
  name: 'person at a terminal',
  states: {
    readingGreeting: ['reading the greeting', 'reading greeting'],
    thinking: ['thinking of what to say next', 'thinking'],
    typing: ['typing a command', 'typing'],
    readingAnswer: ['reading the answer', 'reading answer'],
    readingListing: ['reading a listing, up to the dot', 'reading a listing'],
    answeringChallenge: ['typing the response to a challenge', 'typing a response'],
    typingText: ['typing the text of a message', 'typing the text'],
    securing: ['waiting for the TLS handshake', 'TLS handshake'],
    listening: ['just listening, without saying more', 'listening'],
    closed: 'closed',
  },
  events: {
    line: ['a line on the screen', 'a line'],
    thought: ['it is clear what to say next', 'thought out'],
    typed: ['the line has been typed', 'typed'],
    secured: ['TLS protects the line', 'TLS is on'],
    enough: ['it waits for no more of the answer', 'enough read'],
    end: ['the connection is closed', 'closed'],
    timeout: ['nothing has come for half an hour', 'time-out'],
  },
  guards: {
    'a listing begins': ['Does a listing begin?', 'a listing?'],
    'it ends the answer': ['Is the answer complete?', 'answer complete?'],
    'it ends the listing': ['Is it the lone dot?', 'the lone dot?'],
    'TLS was agreed upon': ['Did the server agree to TLS?', 'TLS agreed?'],
    'a response is wanted': ['Does the server want a response to a challenge?', 'response wanted?'],
    'the text is wanted': ['Does the server want the text of the message?', 'text wanted?'],
    'there is more to say': ['Is there more to say?', 'more to say?'],
    'it goes on listening': ['Does the person stay and listen?', 'stay and listen?'],
  },
  denials: {},
};
