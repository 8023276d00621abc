/** Words of the mail submission agent's chart. */
import type { AgentWords } from '../words.ts';

export const msa: AgentWords = {
  name: 'mail submission agent',
  states: {
    idle: 'at rest',
    reading: ['looking for what is missing', 'what is missing?'],
    completing: ['completing the header', 'completing'],
    signing: ['signing for the house', 'signing'],
    handingOver: ['handing over to the MTA', 'handing over'],
  },
  events: {
    submission: ['one of the house hands in a message', 'handed in'],
    'looked through': ['the header was looked through', 'looked through'],
    completed: ['what was missing stands at the top', 'field added'],
    signed: ['the signature stands at the top', 'signed'],
    'handed over': ['the MTA has it', 'handed over'],
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
