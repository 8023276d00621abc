import type { AgentWords } from '../words.ts';

/** A server that keeps mail is asked for it. */
export const queueStart: AgentWords = {
  name: 'queue start, the keeper',
  states: {
    hearing: ['hearing what is wanted', 'hearing'],
    weighing: ['weighing who may have it', 'whose mail is it?'],
    counting: ['counting what waits', 'counting'],
    done: 'done',
    refused: 'refused',
  },
  events: {
    asked: ['a server asks for its mail', 'asked'],
    weighed: ['it is known whose mail it is', 'weighed'],
    counted: ['what waits is counted', 'counted'],
  },
  guards: {
    'not served here': ['Is that domain not kept here?', 'not kept here?'],
    'not theirs': ['Is it the mail of somebody else?', 'not theirs?'],
    'nothing waits': ['Is nothing waiting for it?', 'nothing waits?'],
    'along this connection': ['Is it to come along this connection?', 'along this line?'],
  },
  denials: {
    served: 'The mail of that domain is not kept here.',
    entitled: 'It is the mail of somebody else.',
    waiting: 'Nothing is waiting.',
    along: 'It is to go out at the address that the DNS gives.',
  },
};

/** A server that was away asks for its mail. */
export const queueFetch: AgentWords = {
  name: 'queue start, who asks',
  states: {
    away: ['was away', 'was away'],
    asking: ['asking for its mail', 'asking'],
    serving: ['taking its mail, places changed', 'taking its mail'],
    done: 'done',
    failed: 'failed',
  },
  events: {
    ask: ['it is back, and asks', 'back again'],
    'turned round': ['the connection is turned round', 'turned round'],
    'session over': ['the session is over', 'session over'],
  },
  guards: { 'the keeper agreed': ['Did the keeper agree?', 'agreed?'] },
  denials: { granted: 'The keeper did not agree.' },
};
