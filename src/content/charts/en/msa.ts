/** Words of the mail submission agent's chart. */
import type { AgentWords } from '../words.ts';

export const msa: AgentWords = {
  name: 'mail submission agent',
  states: {
    idle: 'at rest',
    reading: ['looking for what is missing', 'what is missing?'],
    dating: ['adding the missing Date', 'adding a Date'],
    identifying: ['adding the missing Message-ID', 'adding an ID'],
    filing: ['laying a copy into the sender’s Sent mailbox', 'filing a copy'],
    signing: ['signing for the domain', 'signing'],
  },
  events: {
    submission: ['one of its users submits a message', 'submitted'],
    'looked through': ['the header has been checked', 'checked'],
    'date added': ['the Date is now at the top', 'Date added'],
    'Message-ID added': ['the Message-ID is now at the top', 'ID added'],
    'copy filed': ['the copy now lies in Sent', 'copy filed'],
    'no room for a copy': ['the sender’s mailbox is full: no copy', 'no room'],
    signed: ['the signature is now at the top', 'signed'],
  },
  guards: {
    'it bears no date': ['Is there no Date?', 'no Date?'],
    'it bears no Message-ID': ['Is there no Message-ID?', 'no Message-ID?'],
    'the server keeps a copy': ['Does this server keep a copy for its sender?', 'a copy in Sent?'],
    'a key fits its author': ['Is there a key for the author’s domain that has not signed yet?', 'a key fits?'],
  },
  denials: {
    dated: 'The message has no Date.',
    identified: 'The message has no Message-ID.',
    copied: 'The server keeps no copy for its sender.',
    keys: 'There is no key for the author’s domain.',
  },
};
