/** Words of the charts at a mail server's door: the sender, each recipient, and the message as it comes in. */
import type { AgentWords } from '../words.ts';

const ends = {
  accepting: ['letting in', 'yes'],
  refusing: ['refusing for good', 'no'],
  postponing: ['asking to come back later', 'not now'],
} as const;

export const sender: AgentWords = {
  name: 'door for senders',
  states: { knowing: ['asking who it is', 'who is it?'], accepting: ends.accepting, refusing: ends.refusing },
  events: { sender: ['somebody wants to send', 'a sender'] },
  guards: {
    'has logged in': ['Has the client logged in?', 'logged in?'],
    'is in the same network': ['Is the client in the network of the house?', 'of the house?'],
  },
  denials: {
    loggedIn: 'The client has not logged in.',
    neighbour: 'The client is not in the network of the house.',
  },
};

export const recipient: AgentWords = {
  name: 'door for recipients',
  states: {
    weighing: ['looking whose domain it is', 'whose domain?'],
    findingPerson: ['looking for the person', 'who is meant?'],
    lookingBack: ['looking whether this stranger has been here', 'seen before?'],
    ...ends,
    sendingAway: ['telling the new address', 'elsewhere'],
  },
  events: {
    recipient: ['a recipient was named', 'a recipient'],
    person: ['the name was looked up', 'looked up'],
    'looked back': ['earlier visits were looked up', 'looked back'],
  },
  guards: {
    'the domain is its own': ['Does the domain end here?', 'its own domain?'],
    'for people of the house': ['Is it one of the house who sends?', 'of the house?'],
    'nobody here keeps mail for it': ['Is it a domain for which nothing is kept here?', 'foreign domain?'],
    'strangers have to wait': ['Must strangers come twice?', 'greylisting?'],
    'has moved away': ['Has the person moved away?', 'moved away?'],
    'nobody by that name': ['Is there nobody by that name?', 'nobody?'],
    'mailbox is full': ['Is the mailbox full?', 'full?'],
    'has not waited yet': ['Is it too early to come back?', 'too early?'],
    'mail is sent on': ['Is the mail sent on to another address?', 'sent on?'],
  },
  denials: {
    domain: 'No mail is kept here for this domain.',
    sendsAnywhere: 'Whoever sends is none of the house.',
    greylists: 'Strangers need not come twice.',
    known: 'There is nobody by that name.',
    told: 'The mail of this person goes nowhere else.',
    fits: 'There is no room in the mailbox.',
    waited: 'The client has not waited long enough.',
  },
};

export const message: AgentWords = {
  name: 'door for messages',
  states: { weighing: ['weighing the message', 'weighing'], ...ends },
  events: { message: ['the text has come whole', 'text complete'] },
  guards: {
    'it goes in circles': ['Has it passed too many hosts?', 'in circles?'],
    'nobody has room': ['Has none of its recipients room for it?', 'no room?'],
    'the disk is full': ['Is the disk of this host full?', 'disk full?'],
  },
  denials: {
    circling: 'It has not passed too many hosts.',
    fits: 'None of its recipients has room for it.',
    space: 'The disk of this host is full.',
  },
};
