import type { AgentWords } from '../words.ts';

/** A program that puts one question to the DNS. */
export const dnsQuery: AgentWords = {
  name: 'DNS query',
  states: {
    asking: 'asking',
    askingOverTcp: ['asking again over TCP', 'asking over TCP'],
    found: ['records were found', 'records found'],
    empty: ['the name has no such records', 'no such records'],
    nonexistent: ['there is no such name', 'no such name'],
    failed: ['nobody could answer', 'failed'],
  },
  events: {
    answered: 'an answer',
    truncated: ['the answer is cut off', 'cut off'],
    timeout: ['nobody answered in time', 'no answer in time'],
    broken: ['TCP brought no answer', 'no answer by TCP'],
  },
  guards: {
    records: ['Are there records in the answer?', 'records?'],
    'no data': ['Does the name exist, but have no such records?', 'none of this type?'],
    'no such name': ['Does it say that there is no such name?', 'no such name?'],
    'another server': ['Is there another server to ask?', 'another server?'],
    'tries left': ['May it try again?', 'try again?'],
  },
  denials: {
    says: 'The answer is no use.',
    others: 'There is no other server to ask.',
    more: 'There are no tries left.',
  },
};
