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
    'is in the same network': ['Is the client in our own network?', 'our network?'],
  },
  denials: {
    loggedIn: 'The client has not logged in.',
    neighbour: 'The client is not in our own network.',
  },
};

export const recipient: AgentWords = {
  name: 'door for recipients',
  states: {
    weighing: ['checking whose domain it is', 'whose domain?'],
    findingPerson: ['looking for the person', 'who is meant?'],
    lookingBack: ['checking whether this stranger has been here before', 'seen before?'],
    ...ends,
    sendingAway: ['giving the new address', 'elsewhere'],
  },
  events: {
    recipient: ['a recipient was named', 'a recipient'],
    person: ['the name was looked up', 'looked up'],
    'looked back': ['earlier visits were looked up', 'looked back'],
  },
  guards: {
    'the domain is its own': ['Is mail for this domain kept here?', 'its own domain?'],
    'for people of the house': ['May this client send mail anywhere from here?', 'may send anywhere?'],
    'nobody here keeps mail for it': ['Does this server keep no mail for that domain?', 'another’s domain?'],
    'strangers have to wait': ['Do strangers have to come twice?', 'greylisting?'],
    'has moved away': ['Has the person moved away?', 'moved away?'],
    'nobody by that name': ['Is there nobody by that name?', 'nobody?'],
    'mailbox is full': ['Is the mailbox full?', 'full?'],
    'has not waited yet': ['Is it too early to come back?', 'too early?'],
    'mail is sent on': ['Is the mail sent on to another address?', 'sent on?'],
  },
  denials: {
    domain: 'No mail is kept here for this domain.',
    sendsAnywhere: 'This client may not send mail elsewhere from here.',
    greylists: 'Strangers do not have to come twice.',
    known: 'There is nobody by that name.',
    told: 'This person’s mail is not sent anywhere else.',
    fits: 'There is no room in the mailbox.',
    waited: 'The client has not waited long enough.',
  },
};

export const message: AgentWords = {
  name: 'door for messages',
  states: { weighing: ['judging the message', 'judging'], ...ends },
  events: { message: ['the whole text has arrived', 'text complete'] },
  guards: {
    'it goes in circles': ['Has it passed too many hosts?', 'in circles?'],
    'nobody has room': ['Do none of its recipients have room for it?', 'no room?'],
    'the disk is full': ['Is this host’s disk full?', 'disk full?'],
  },
  denials: {
    circling: 'It has not passed too many hosts.',
    fits: 'None of its recipients have room for it.',
    space: 'This host’s disk is full.',
  },
};
