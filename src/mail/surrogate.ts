/**
 * What takes the place of a message with letters beyond ASCII in its header, for a reader who has not asked for UTF-8: the simplified
 * downgrade of RFC 6858 §2, which RFC 6856 §2.1 allows. It can be read, but not answered to an address that no old program knows,
 * and signatures do not outlive it. The body stays as it is.
 */
import { own } from '../own.ts';
import { isInternational } from './address.ts';
import { mailboxesOf, readAddressList, type NamedAddress } from './addressList.ts';
import { addressTokens, unstructuredField } from './compose.ts';
import { decodeWords } from './encodedWords.ts';
import { fold } from './fold.ts';
import { fieldValue, rawValue, type Field } from './header.ts';
import { readMime, type Part } from './mime.ts';
import { EMPTY, lineEnd, readable, utf8 } from './octets.ts';
import { formatParameter, parseParameterised } from './parameters.ts';
import { applied, hasEightBit, type Change } from './change.ts';

/** RFC 6858 §2.1: an address that can be written, and that nothing is ever delivered to (RFC 6761 §6.4). */
const NOBODY = 'invalid@internationalized-address.invalid';
const ADDRESSES = /^(?:resent-)?(?:from|sender|reply-to|to|cc|bcc)$/i;
/** What is taken for a value that nobody can read: RFC 2045 §5.2, RFC 2183 §2.8. Without it a second field of the name would count. */
const TAKEN_FOR: Record<string, string> = { 'content-type': 'text/plain', 'content-disposition': 'attachment' };

const made = new WeakMap<Uint8Array, Uint8Array>();

/** The message itself if its headers are in ASCII. */
export function surrogateOf(message: Uint8Array): Uint8Array {
  if (!hasEightBit(message, 0, message.length)) return message;
  let surrogate = made.get(message);
  if (!surrogate) made.set(message, (surrogate = applied(message, changesIn(message, readMime(message)))));
  return surrogate;
}

/** The headers of the message, of its parts, and of the messages within. */
function changesIn(message: Uint8Array, part: Part): Change[] {
  const changes: Change[] = [];
  let at = part.start;
  for (const field of part.header.fields) {
    changes.push(...linesGone(message, at, field.start));
    if (hasEightBit(message, field.start, field.end)) changes.push({ ...field, octets: utf8(inAscii(message, field)) });
    at = field.end;
  }
  changes.push(...linesGone(message, at, part.bodyStart));
  return [...changes, ...part.children.flatMap((child) => changesIn(message, child))];
}

/** Lines of a header that are no field. */
function linesGone(message: Uint8Array, from: number, to: number): Change[] {
  const gone: Change[] = [];
  for (let start = from; start < to;) {
    const end = lineEnd(message, start, to);
    if (hasEightBit(message, start, end)) gone.push({ start, end, octets: EMPTY });
    start = end;
  }
  return gone;
}

/** RFC 6858 §2.1 to §2.4: what cannot be said in ASCII without changing its meaning goes. */
function inAscii(message: Uint8Array, field: Field): string {
  const { name } = field;
  if (ADDRESSES.test(name)) return addressField(name, readable(rawValue(message, field)));
  const substitute = own(TAKEN_FOR, name.toLowerCase());
  if (substitute !== undefined) return parameterised(name, rawValue(message, field), substitute);
  return /^subject$/i.test(name) ? unstructuredField(name, fieldValue(message, field)) : '';
}

function addressField(name: string, list: string): string {
  const members = mailboxesOf(readAddressList(list)).map(known);
  return members.length === 0 ? '' : fold(name, addressTokens(members));
}

function known({ name, address, written }: { name: string; address: string | undefined; written: string }): NamedAddress {
  if (address !== undefined && !isInternational(address)) return { name: decodeWords(name), address };
  return { name: decodeWords(name) || (address ?? written), address: NOBODY };
}

/** Parameters in the form of RFC 2231, which is ASCII. */
function parameterised(name: string, written: string, substitute: string): string {
  const { value, parameters } = parseParameterised(written);
  const first = isInternational(value) ? substitute : value;
  const tokens = [first, ...[...parameters].flatMap(([parameter, said]) => formatParameter(parameter, said))];
  return fold(
    name,
    tokens.map((token, index) => (index < tokens.length - 1 ? `${token};` : token)),
  );
}
