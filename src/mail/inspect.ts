/** Whether a file can travel octet for octet as a message, and what is odd about it: RFC 5322 §2.1, RFC 5321 §2.3.8. */
import { mailboxesOf, readAddressList } from './addressList.ts';
import { badEncodedWord } from './encodedWords.ts';
import { foreignFormat } from './foreign.ts';
import { allFields, fieldValue, firstField, rawValue, readHeader } from './header.ts';
import type { Field, Header } from './header.ts';
import { imported } from './imported.ts';
import { lineFaults } from './lineFaults.ts';
import { decodeUtf8, readable, text } from './octets.ts';
import type { Problem, ProblemKey } from './problem.ts';

export const MESSAGE_LIMIT_OCTETS = 25 * 1024 * 1024;
const FIELDS_REPORTED = 5;

interface Inspected {
  /** The message as it can be sent: with CRLF line ends, and without what programs put before it. */
  message: Uint8Array;
  /** Nothing fatal was found. */
  ok: boolean;
  problems: Problem[];
  /** Address in From, or `''`. */
  from: string;
  /** Addresses in To and Cc, each once. */
  to: string[];
  subject: string;
}

const FATAL: ReadonlySet<ProblemKey> = new Set<ProblemKey>([
  'message.empty',
  'message.tooLarge',
  'message.notAMessage',
  'message.binary',
  'message.utf16',
  'message.nul',
  'message.longLine',
  'message.undecodableHeader',
]);

/** Looks a file over. Linear in its size, and files over the limit are not read at all. */
export function inspectMessage(file: Uint8Array): Inspected {
  const refused = (problem: Problem): Inspected => ({ message: file, ok: false, problems: [problem], from: '', to: [], subject: '' });
  const unfit = emptyOrTooLarge(file);
  if (unfit) return refused(unfit);
  const { message, conversions } = imported(file);
  const foreign = conversions.includes('outlook') ? undefined : foreignFormat(file);
  if (foreign) return refused(foreign);
  if (!beginsWithField(message)) return refused({ key: 'message.notAMessage', values: { line: 1, text: beginning(message) } });
  const header = readHeader(message);
  const problems = [...lineFaults(message), ...headerFaults(message, header)];
  if (conversions.length > 0) problems.push({ key: 'message.converted', values: { conversions: conversions.join(' ') } });
  return { message, ok: !problems.some(({ key }) => FATAL.has(key)), problems, ...summary(message, header) };
}

function emptyOrTooLarge(octets: Uint8Array): Problem | undefined {
  if (octets.length === 0) return { key: 'message.empty', values: {} };
  if (octets.length <= MESSAGE_LIMIT_OCTETS) return undefined;
  return { key: 'message.tooLarge', values: { octets: octets.length, limit: MESSAGE_LIMIT_OCTETS } };
}

function beginsWithField(message: Uint8Array): boolean {
  return readHeader(message, 0, Math.min(message.length, 4096)).fields[0]?.start === 0;
}

/** The first line as far as it can be shown. */
function beginning(octets: Uint8Array): string {
  const line = text(octets, 0, Math.min(octets.length, 60)).split(/[\r\n]/)[0]!;
  return line.replace(/[^ -~]/g, '·');
}

function headerFaults(octets: Uint8Array, header: Header): Problem[] {
  const senders = allFields(header, 'From');
  const problems = [...header.problems, ...firstFaults(header, (field) => eightBitFault(octets, field))];
  if (addressesOf(octets, senders.slice(0, 1)).length === 0) problems.push({ key: 'message.noFrom', values: {} });
  // RFC 5322 §3.6: From stands exactly once
  if (senders.length > 1) problems.push({ key: 'message.severalFrom', values: { count: senders.length } });
  return [...problems, ...firstFaults(header, (field) => encodedWordFault(octets, field))];
}

/** The faults of the first few fields that have one: a file full of them is not worth counting. */
function firstFaults(header: Header, faultOf: (field: Field) => Problem | undefined): Problem[] {
  const faults: Problem[] = [];
  for (const field of header.fields) {
    if (faults.length === FIELDS_REPORTED) break;
    const fault = faultOf(field);
    if (fault) faults.push(fault);
  }
  return faults;
}

/** RFC 6532: octets over 127 in a field are UTF-8 or nothing. */
function eightBitFault(octets: Uint8Array, field: Field): Problem | undefined {
  const at = firstEightBit(octets, field.start, field.end);
  if (at < 0) return undefined;
  const key = decodeUtf8(octets.subarray(field.start, field.end)) === undefined ? 'message.undecodableHeader' : 'message.eightBitHeader';
  return { key, values: { field: field.name, line: lineOf(octets, at), offset: at } };
}

function firstEightBit(octets: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) if (octets[at]! > 127) return at;
  return -1;
}

function lineOf(octets: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = octets.indexOf(10); at >= 0 && at < offset; at = octets.indexOf(10, at + 1)) line++;
  return line;
}

function encodedWordFault(octets: Uint8Array, field: Field): Problem | undefined {
  const bad = badEncodedWord(rawValue(octets, field));
  return bad === undefined ? undefined : { key: 'message.badEncodedWord', values: { field: field.name, text: bad } };
}

function summary(octets: Uint8Array, header: Header): Pick<Inspected, 'from' | 'to' | 'subject'> {
  const subject = firstField(header, 'Subject');
  return {
    from: addressesOf(octets, allFields(header, 'From'))[0] ?? '',
    to: [...new Set(addressesOf(octets, [...allFields(header, 'To'), ...allFields(header, 'Cc')]))],
    subject: subject ? fieldValue(octets, subject) : '',
  };
}

function addressesOf(octets: Uint8Array, fields: Field[]): string[] {
  return fields.flatMap((field) => mailboxesOf(readAddressList(readable(rawValue(octets, field))))).flatMap(({ address }) => address ?? []);
}
