import type { AgentWords } from '../words.ts';

/** A server that keeps mail is asked for it. */
export const queueStart: AgentWords = {
  name: 'queue start, the keeper',
  states: {
    hearing: ['listening to what is wanted', 'listening'],
    weighing: ['deciding who may have it', 'whose mail is it?'],
    counting: ['counting what is waiting', 'counting'],
    done: 'done',
    refused: 'refused',
  },
  events: {
    asked: ['a server asks for its mail', 'asked'],
    weighed: ['it is clear whose mail it is', 'decided'],
    counted: ['the waiting mail has been counted', 'counted'],
  },
  guards: {
    'not served here': ['Is no mail kept here for that domain?', 'not kept here?'],
    'not theirs': ['Is it somebody else’s mail?', 'not theirs?'],
    'nothing waits': ['Is there nothing waiting for it?', 'nothing waiting?'],
    'along this connection': ['Should it come over this connection?', 'over this line?'],
  },
  denials: {
    served: 'No mail is kept here for that domain.',
    entitled: 'It is somebody else’s mail.',
    waiting: 'Nothing is waiting.',
    along: 'It should go to the address that the DNS gives.',
  },
};

/** A server that was away asks for its mail. */
export const queueFetch: AgentWords = {
  name: 'queue start, the asker',
  states: {
    away: ['was away', 'was away'],
    asking: ['asking for its mail', 'asking'],
    serving: ['taking its mail after changing places', 'taking its mail'],
    done: 'done',
    failed: 'failed',
  },
  events: {
    ask: ['it is back and asks for its mail', 'back again'],
    'turned round': ['the two have changed places', 'turned round'],
    'session over': ['the session is over', 'session over'],
  },
  guards: { 'the keeper agreed': ['Did the keeper agree?', 'agreed?'] },
  denials: { granted: 'The keeper did not agree.' },
};
