import type { AgentWords } from '../words.ts';

/** One question to an authoritative name server. */
export const nameserver: AgentWords = {
  name: 'name server',
  states: {
    reading: ['reading the question', 'reading'],
    findingZone: ['finding the zone that the name is in', 'finding the zone'],
    matching: ['going down the zone to the name', 'down the zone'],
    followingAlias: ['following the alias', 'following alias'],
    answered: ['has answered with records', 'answered'],
    referred: ['has named the servers that know', 'referred'],
    denied: ['has said that it does not exist', 'denied'],
    refused: ['has refused', 'refused'],
  },
  events: {
    question: 'a question',
    zone: ['zones looked through', 'zones looked at'],
    matched: ['name looked up in the zone', 'looked up'],
    alias: ['the name behind the alias', 'name behind it'],
  },
  guards: {
    'it can be looked up': ['Is it a question that can be looked up?', 'a clear question?'],
    'a zone of ours': ['Is the name in a zone kept here?', 'a zone of ours?'],
    'an alias of ours led there': ['Did an alias of ours lead to it?', 'led by our alias?'],
    'others are responsible': ['Has that part of the zone been delegated?', 'delegated?'],
    'no such name': ['Is there no such name?', 'no such name?'],
    'records of that type': ['Are there records of that type?', 'such records?'],
    'an alias': ['Is the name an alias?', 'an alias?'],
    'it leads on': ['Does the alias lead to a new name?', 'a new name?'],
  },
  denials: {
    askable: 'The question cannot be looked up.',
    held: 'The name is not in any zone kept here.',
    aliased: 'No alias of ours led to the name.',
    delegated: 'Nobody else is responsible for that part of the zone.',
    named: 'There is no such name in the zone.',
    records: 'The name has no records of that type.',
    alias: 'The name is not an alias.',
    onward: 'The alias leads back to where it began, or never ends.',
  },
};
