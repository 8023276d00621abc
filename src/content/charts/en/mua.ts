import type { AgentWords } from '../words.ts';

/** One wish of a mail program's owner. */
export const mua: AgentWords = {
  name: 'mail user agent',
  states: {
    idle: 'at rest',
    composing: ['putting the message together', 'composing'],
    submitting: ['submitting the message', 'submitting'],
    saving: ['saving a copy on the server', 'saving a copy'],
    fetching: ['looking for mail', 'looking for mail'],
    done: 'done',
    failed: 'failed',
  },
  events: {
    write: ['its owner has written a message', 'written'],
    'look for mail': ['its owner wants to see new mail', 'look for mail'],
    composed: ['the message is ready', 'ready'],
    'submission over': ['the server has answered for every recipient', 'submission over'],
    'message came': ['a message arrived', 'message came'],
    'session over': ['the mailbox session is over', 'session over'],
  },
  guards: {
    'everybody was refused': ['Was every recipient refused?', 'all refused?'],
    'a copy is kept': ['Does its owner keep a copy on the server?', 'keep a copy?'],
    'it went well': ['Did it go well?', 'did it go well?'],
  },
  denials: {
    keepsCopies: 'The owner keeps no copies.',
    taken: 'No recipient was accepted.',
    well: 'The session went wrong.',
  },
  truths: {
    keepsCopies: 'The owner keeps copies on the server.',
    taken: 'Somebody was accepted.',
    well: 'The session went well.',
  },
};
