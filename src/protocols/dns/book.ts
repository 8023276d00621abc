/** DNS over TCP as data, for the page and the glossary. Over UDP the same messages are questions and answers of the journal. */
import type { Command } from '../command.ts';
import type { NamedReply, ProtocolBook } from '../book.ts';
import { annotateFramed } from './annotate.ts';
import { session } from './session.machine.ts';

/** RFC 1035 §4.1.1, RFC 6891 §9, RFC 2181 §5: what the response code says. Octets, not words: nobody says it in other words. */
const CODES: readonly (readonly [code: string, text: string, rfc: string])[] = [
  ['NOERROR', 'No error condition', 'rfc1035#4.1.1'],
  ['FORMERR', 'The name server was unable to interpret the query', 'rfc1035#4.1.1'],
  ['SERVFAIL', 'The name server was unable to process this query', 'rfc1035#4.1.1'],
  ['NXDOMAIN', 'The domain name referenced in the query does not exist', 'rfc1035#4.1.1'],
  ['NOTIMP', 'The name server does not support this kind of query', 'rfc1035#4.1.1'],
  ['REFUSED', 'The name server refuses to perform the operation', 'rfc1035#4.1.1'],
  ['BADVERS', 'Bad OPT version', 'rfc6891#6.1.3'],
];

const query: Command = {
  verb: 'QUERY',
  syntax: 'length, header, one question',
  example: 'b.com MX',
  rfc: 'rfc1035#4.2.2',
  replies: { success: ['NOERROR', 'NXDOMAIN'], failure: ['FORMERR', 'SERVFAIL', 'NOTIMP', 'REFUSED', 'BADVERS'] },
  parse: () => undefined,
};

const replies: NamedReply[] = CODES.map(([code, text, rfc]) => ({ name: code.toLowerCase(), code, enhanced: '', text, rfc }));

export const dnsBook: ProtocolBook = {
  protocol: 'dns',
  commands: [query],
  replies,
  session,
  // a message is no line: nobody can type another one in its place
  lineFor: (_, said) => said,
  repliesTo: (_, said) => [said],
  annotate: (_, octets) => annotateFramed(octets),
};
