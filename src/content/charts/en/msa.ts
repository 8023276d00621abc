/** Words of the mail submission agent's chart. */
import type { AgentWords } from '../words.ts';

export const msa: AgentWords = {
  name: 'mail submission agent',
  states: {
    idle: 'at rest',
    reading: ['looking for what is missing', 'what is missing?'],
    dating: ['adding the Date that is missing', 'adding a Date'],
    identifying: ['adding the Message-ID that is missing', 'adding an ID'],
    signing: ['signing for the house', 'signing'],
  },
  events: {
    submission: ['one of the house hands in a message', 'handed in'],
    'looked through': ['the header was looked through', 'looked through'],
    'date added': ['the Date stands at the top', 'Date added'],
    'Message-ID added': ['the Message-ID stands at the top', 'ID added'],
    signed: ['the signature stands at the top', 'signed'],
  },
  guards: {
    'it bears no date': ['Is there no Date?', 'no Date?'],
    'it bears no Message-ID': ['Is there no Message-ID?', 'no Message-ID?'],
    'a key fits its author': ['Has the house a key for the author’s domain that has not signed yet?', 'a key fits?'],
  },
  denials: {
    dated: 'The message bears no Date.',
    identified: 'The message bears no Message-ID.',
    keys: 'No key of the house fits its author.',
  },
};
