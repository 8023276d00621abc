import type { AgentWords } from '../words.ts';

export const mda: AgentWords = {
  name: 'mail delivery agent',
  states: {
    idle: 'at rest',
    lookingUp: ['looking up the recipient', 'looking up'],
    storing: ['storing the message', 'storing'],
  },
  events: {
    deliver: ['a message to deliver', 'to deliver'],
    'looked up': ['recipient looked up', 'looked up'],
    stored: ['stored in the mailbox', 'stored'],
  },
  guards: {
    'nobody by that name': ['Is there nobody by that name?', 'no such mailbox?'],
    'mailbox is full': ['Is the mailbox full?', 'mailbox full?'],
    'to be set aside': ['Does DMARC ask for it to be set aside?', 'set aside?'],
  },
  denials: {
    known: 'There is no mailbox by that name.',
    fits: 'There is no room in the mailbox.',
    quarantined: 'Nobody has asked for the message to be set aside.',
  },
  truths: {
    known: 'There is a mailbox by that name.',
    fits: 'There is room in the mailbox.',
    quarantined: 'DMARC asks for the message to be set aside.',
  },
};
