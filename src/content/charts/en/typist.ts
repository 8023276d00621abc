import type { AgentWords } from '../words.ts';

export const typist: AgentWords = {
  name: 'person at a terminal',
  states: {
    readingGreeting: ['reading the greeting', 'reading greeting'],
    thinking: ['thinking of what to say next', 'thinking'],
    typing: ['typing a command', 'typing'],
    readingAnswer: ['reading the answer', 'reading answer'],
    readingListing: ['reading a listing, to the dot', 'reading a listing'],
    answeringChallenge: ['typing the response to a challenge', 'typing a response'],
    typingText: ['typing the text of a message', 'typing the text'],
    securing: ['waiting for the TLS handshake', 'TLS handshake'],
    listening: ['listening, and saying no more', 'listening'],
    closed: 'closed',
  },
  events: {
    line: ['a line on the screen', 'a line'],
    thought: ['what comes next is clear', 'thought out'],
    typed: ['the line is typed', 'typed'],
    secured: ['TLS protects the line', 'TLS is there'],
    end: ['the connection is closed', 'closed'],
    timeout: ['nothing came for half an hour', 'time-out'],
  },
  guards: {
    'a listing begins': ['Does a listing begin?', 'a listing?'],
    'it ends the answer': ['Is the answer complete?', 'answer complete?'],
    'it ends the listing': ['Is it the lone dot?', 'the lone dot?'],
    'TLS was agreed upon': ['Did the server agree to TLS?', 'TLS agreed?'],
    'a response is wanted': ['Is a response to a challenge wanted?', 'response wanted?'],
    'the text is wanted': ['Is the text of the message wanted?', 'text wanted?'],
    'there is more to say': ['Is there more to say?', 'more to say?'],
    'it goes on listening': ['Does the person stay and listen?', 'stay and listen?'],
  },
  denials: {},
};
