import type { AgentWords } from '../words.ts';

/** A mail program, click by click. */
export const program: AgentWords = {
  name: 'mail program',
  states: {
    waiting: ['waiting for a click', 'awaits a click'],
    thinking: ['finding out what the click needs', 'thinking'],
    connecting: ['calling the mailbox server', 'connecting'],
    asking: ['waiting for the server to answer', 'awaits an answer'],
    submitting: ['handing in a letter', 'submitting'],
    fetching: ['fetching mail', 'fetching mail'],
    leaving: ['taking its leave of the server', 'leaving'],
  },
  events: {
    click: ['its owner clicks', 'a click'],
    thought: ['it is clear what comes next', 'thought out'],
    'line is ready': ['logged in at the server', 'line ready'],
    'line is lost': ['the connection is over', 'line over'],
    answered: ['the server has answered', 'answered'],
    'submission over': ['the server has answered for every recipient', 'submission over'],
    'message came': ['a message arrived', 'message came'],
    'session over': ['the mailbox session is over', 'session over'],
  },
  guards: {
    'it needs a line': ['Does it have to call the mailbox server?', 'a line needed?'],
    'the mailbox server is told': ['Is there something to tell the mailbox server?', 'tell the server?'],
    'a letter is handed in': ['Is there a letter to hand in?', 'a letter to send?'],
    'mail is fetched': ['Does it fetch mail?', 'fetch mail?'],
    'it takes its leave': ['Does it take its leave of the server?', 'take its leave?'],
  },
  denials: {
    wish: 'Nothing more is done for this click.',
  },
};
