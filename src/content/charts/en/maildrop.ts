/** Words of the servers at which people read: how many they serve, the lock of a maildrop, a mailbox that is open. */
import type { AgentWords } from '../words.ts';

const serving = {
  states: {
    listening: ['waiting for somebody to call', 'listening'],
    serving: ['serving', 'serving'],
    full: ['serving as many as it has room for', 'full'],
  },
  events: {
    connection: ['somebody calls', 'a call'],
    'connection over': ['a connection is over', 'connection over'],
  },
  guards: {
    'there is room': ['Is there room for one more?', 'room?'],
    'others stay': ['Are others still connected?', 'others left?'],
  },
  denials: { room: 'There is no room for one more.', others: 'Nobody else is connected.' },
} as const;

export const pop3Server: AgentWords = { name: 'POP3 server', ...serving };
export const imapServer: AgentWords = { name: 'IMAP server', ...serving };

export const maildrop: AgentWords = {
  name: 'maildrop',
  states: {
    free: ['nobody is using it', 'free'],
    locked: ['locked for one session', 'locked'],
  },
  events: {
    'log in': ['somebody has logged in', 'log-in'],
    quit: ['the session says QUIT', 'QUIT'],
    abandoned: ['the session ended without QUIT', 'abandoned'],
  },
  guards: {},
  denials: {},
};

export const mailbox: AgentWords = {
  name: 'open mailbox',
  states: {
    opening: ['being opened', 'opening'],
    open: ['open for changes', 'open'],
    readOnly: ['open just to look', 'read-only'],
    telling: ['telling the session what is new', 'telling news'],
    holdingBack: ['holding EXPUNGE back while message numbers are in use', 'EXPUNGE held back'],
    closed: ['closed again', 'closed'],
  },
  events: {
    opened: ['the session asks for it', 'asked for'],
    news: ['something happened that the client does not know about', 'news'],
    told: ['the session has been told', 'told'],
    left: ['the session leaves', 'left'],
  },
  guards: {
    'it is only looked at': ['Does the session only want to look (EXAMINE)?', 'EXAMINE?'],
    'nothing may be changed': ['Does the session have no right to change anything?', 'no rights?'],
    'numbers must stay': ['Have messages gone while their numbers are in use?', 'numbers in use?'],
    'it is open for changes': ['Is it open for changes?', 'for changes?'],
  },
  denials: {
    toChange: 'The session only wants to look.',
    mayChange: 'The session has no right to change anything here.',
    removals: 'No message has gone.',
    numbered: 'No message numbers are in use.',
    forWriting: 'It is only open to look.',
  },
};
