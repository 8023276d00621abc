/**
 * Mail for a next hop that takes seven bits only: 8bit and binary parts become quoted-printable or base64, whichever is
 * shorter, and the fields say so. RFC 6152 §3, RFC 2045 §6. The meaning stays; the octets, and with them signatures, do not.
 */
import { applied, hasEightBit, type Change } from './change.ts';
import { encodeBase64Lines, encodeQuotedPrintable } from './encodings.ts';
import { allFields, firstField } from './header.ts';
import { readMime, type Part } from './mime.ts';
import { ascii, concat, CRLF, EMPTY } from './octets.ts';

/** The message in seven bits, or `undefined` if it cannot be put so: 8-bit octets in a header, or in a body without MIME. */
export function toSevenBit(message: Uint8Array): Uint8Array | undefined {
  if (!hasEightBit(message, 0, message.length) && !message.includes(0)) return message;
  const root = readMime(message);
  if (!firstField(root.header, 'MIME-Version')) return undefined;
  const changes: Change[] = [];
  if (!change(message, root, changes)) return undefined;
  return applied(message, changes);
}

/** Notes what must change in a part; false when its header holds what no encoding can hide. */
function change(message: Uint8Array, part: Part, changes: Change[]): boolean {
  if (hasEightBit(message, part.start, part.bodyStart)) return false;
  const wide = part.encoding === '8bit' || part.encoding === 'binary' || hasEightBit(message, part.bodyStart, part.end);
  if (!wide) return true;
  // RFC 2045 §6.4: a composite part is never encoded itself, only what it holds
  if (part.children.length > 0) {
    relabel(message, part, '7bit', changes);
    return part.children.every((child) => change(message, child, changes));
  }
  if (part.type === 'multipart' || part.type === 'message') return false;
  const body = message.subarray(part.bodyStart, part.end);
  const printable = encodeQuotedPrintable(body);
  const lines = encodeBase64Lines(body);
  // the line end before a delimiter is the delimiter's (RFC 2046 §5.1.1); that of the whole message is its own
  const base64 = part.end === message.length ? lines : withoutLastCrlf(lines);
  const text = part.type === 'text' && !body.includes(0) && printable.length <= base64.length * 2;
  relabel(message, part, text ? 'quoted-printable' : 'base64', changes);
  changes.push({ start: part.bodyStart, end: part.end, octets: text ? printable : base64 });
  return true;
}

function withoutLastCrlf(octets: Uint8Array): Uint8Array {
  return octets.length >= 2 ? octets.subarray(0, octets.length - 2) : octets;
}

function relabel(message: Uint8Array, part: Part, encoding: string, changes: Change[]): void {
  const fields = allFields(part.header, 'Content-Transfer-Encoding');
  const line = ascii(`Content-Transfer-Encoding: ${encoding}\r\n`);
  if (fields.length === 0) return addField(message, part, line, changes);
  fields.forEach(({ start, end }, index) => changes.push({ start, end, octets: index === 0 ? line : EMPTY }));
}

/** At the end of the header: before the empty line, or with one if there was none. */
function addField(message: Uint8Array, part: Part, line: Uint8Array, changes: Change[]): void {
  const at = Math.max(part.start, part.bodyStart - CRLF.length);
  const empty = message[at] === 13 && message[at + 1] === 10;
  changes.push(empty ? { start: at, end: at, octets: line } : { start: part.bodyStart, end: part.bodyStart, octets: concat([line, CRLF]) });
}
