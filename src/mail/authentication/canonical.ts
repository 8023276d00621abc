/** The form in which header and body are hashed, so that harmless changes on the way do no harm. RFC 6376 §3.4. */
import { ascii, concat, CR, CRLF, EMPTY, LF, SPACE, TAB } from '../octets.ts';

export type Canonicalization = 'simple' | 'relaxed';

/** One field with its line end, as octets in latin1. `simple`: as it stands; `relaxed`: RFC 6376 §3.4.2. */
export function canonicalField(field: string, how: Canonicalization): string {
  if (how === 'simple') return field;
  const colon = field.indexOf(':');
  const name = field.slice(0, colon).replace(/[ \t]+$/, '');
  const value = field.slice(colon + 1).replace(/\r?\n/g, '');
  return `${name.toLowerCase()}:${value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')}\r\n`;
}

/** The body: RFC 6376 §3.4.3 and §3.4.4. Empty lines at its end do not count. */
export function canonicalBody(body: Uint8Array, how: Canonicalization): Uint8Array {
  const written = how === 'simple' ? body : relaxed(body);
  const end = solidEnd(written);
  if (end === 0) return how === 'simple' ? CRLF : EMPTY;
  const kept = written.subarray(0, end);
  return endsLine(written, end) ? kept : concat([kept, CRLF]);
}

function endsLine(octets: Uint8Array, end: number): boolean {
  return end >= 2 && octets[end - 2] === CR && octets[end - 1] === LF;
}

/** Where the last line that is not empty ends, its CRLF included. */
function solidEnd(octets: Uint8Array): number {
  let end = octets.length;
  while (endsLine(octets, end) && (end === 2 || endsLine(octets, end - 2))) end -= 2;
  return end;
}

/** White space at line ends goes, and elsewhere becomes one space. */
function relaxed(body: Uint8Array): Uint8Array {
  const out = new Uint8Array(body.length);
  let to = 0;
  let blank = false;
  for (let at = 0; at < body.length; at++) {
    const octet = body[at]!;
    if (octet === SPACE || octet === TAB) {
      blank = true;
      continue;
    }
    const lineEnds = octet === CR && body[at + 1] === LF;
    if (blank && !lineEnds) out[to++] = SPACE;
    blank = false;
    out[to++] = octet;
  }
  // a last line without its line end has one from here on, so its white space goes too
  return out.subarray(0, to);
}

/** Fields as hashed: one after another, the signature's own last and without its line end (RFC 6376 §3.7). */
export function hashedHeader(fields: readonly string[], signature: string, how: Canonicalization): Uint8Array {
  const covered = fields.map((field) => canonicalField(field, how)).join('');
  return ascii(covered + canonicalField(signature, how).replace(/\r\n$/, ''));
}
