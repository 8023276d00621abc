import type { AgentWords } from '../words.ts';

/** One visit to the web mail. */
export const browser: AgentWords = {
  name: 'browser',
  states: {
    idle: 'at rest',
    opening: ['opening the front page', 'opening'],
    loggingIn: ['logging in', 'logging in'],
    redirected: ['going to the page the server named', 'going elsewhere'],
    listing: ['looking through the list', 'looking through'],
    reading: ['opening a letter', 'opening a letter'],
    writing: ['opening the form for a letter', 'opening a form'],
    sending: ['sending the form', 'sending the form'],
    loggingOut: ['logging out', 'logging out'],
    closed: 'closed',
    failed: 'failed',
  },
  events: {
    visit: ['somebody opens web mail', 'visit'],
    answered: ['the server has answered', 'answered'],
    'looked over': ['it is clear what is left to do', 'looked over'],
  },
  guards: {
    'a page came': ['Did a page come?', 'a page?'],
    'sent elsewhere': ['Was it sent to another page?', 'sent elsewhere?'],
    'there is unread mail': ['Is there any unread mail to open?', 'unread mail?'],
    'there is something to write': ['Is there something to write?', 'to write?'],
    'the browser is just closed': ['Does the person leave without logging out?', 'not logging out?'],
  },
  denials: {
    answer: 'No page comes, and nothing says where it is.',
    patient: 'It has been sent on too many times.',
    unread: 'There is nothing unread to open.',
    writes: 'There is nothing to write.',
    stays: 'The person logs out before leaving.',
  },
};
