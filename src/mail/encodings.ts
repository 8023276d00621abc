/** The two content transfer encodings that change octets: base64 (RFC 2045 §6.8) and quoted-printable (§6.7). Decoders never fail. */
import { CR, EMPTY, LF, SPACE, TAB, ascii } from './octets.ts';

const ALPHABET = ascii('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const HEX = ascii('0123456789ABCDEF');
const PAD = 61;
const EQUALS = 61;
const LINE_LIMIT = 76;
const OCTETS_A_LINE = 57;

const sextet = new Int8Array(256).fill(-1);
ALPHABET.forEach((code, value) => (sextet[code] = value));
const hexValue = new Int8Array(256).fill(-1);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  hexValue[digit.charCodeAt(0)] = value;
  hexValue[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Lines of 76 characters, each ended by CRLF; nothing for nothing. */
export function encodeBase64Lines(octets: Uint8Array): Uint8Array {
  const lines = Math.ceil(octets.length / OCTETS_A_LINE);
  const encoded = new Uint8Array(4 * Math.ceil(octets.length / 3) + 2 * lines);
  let to = 0;
  for (let from = 0; from < octets.length; from += OCTETS_A_LINE) {
    to = writeBase64(octets, from, Math.min(from + OCTETS_A_LINE, octets.length), encoded, to);
    encoded[to++] = CR;
    encoded[to++] = LF;
  }
  return encoded;
}

/** Base64 on one line, as encoded words use it. */
export function encodeBase64(octets: Uint8Array): Uint8Array {
  const encoded = new Uint8Array(4 * Math.ceil(octets.length / 3));
  writeBase64(octets, 0, octets.length, encoded, 0);
  return encoded;
}

function writeBase64(octets: Uint8Array, start: number, end: number, encoded: Uint8Array, at: number): number {
  let to = at;
  for (let from = start; from < end; from += 3) {
    const has = end - from;
    const bits = (octets[from]! << 16) | ((has > 1 ? octets[from + 1]! : 0) << 8) | (has > 2 ? octets[from + 2]! : 0);
    encoded[to++] = ALPHABET[bits >> 18]!;
    encoded[to++] = ALPHABET[(bits >> 12) & 63]!;
    encoded[to++] = has > 1 ? ALPHABET[(bits >> 6) & 63]! : PAD;
    encoded[to++] = has > 2 ? ALPHABET[bits & 63]! : PAD;
  }
  return to;
}

/** Decodes; characters outside the alphabet are skipped (RFC 2045 §6.8), and padding ends a group, so that joined pieces decode too. */
export function decodeBase64(encoded: Uint8Array, start = 0, end = encoded.length): Uint8Array {
  const decoded = new Uint8Array(Math.ceil(((end - start) * 3) / 4));
  let to = 0;
  let bits = 0;
  let have = 0;
  for (let from = start; from < end; from++) {
    const code = encoded[from]!;
    if (code === PAD) have = 0;
    const value = sextet[code]!;
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    have += 6;
    if (have < 8) continue;
    have -= 8;
    decoded[to++] = (bits >> have) & 255;
  }
  return decoded.subarray(0, to);
}

/**
 * Encodes text: CRLF stays a line break; every other CR, LF and octet that needs it becomes `=XX`; lines are at most 76 long.
 * Of what is no text (`isText` false) every CR and LF becomes `=XX` (RFC 2045 §6.7 rule 4).
 */
export function encodeQuotedPrintable(octets: Uint8Array, isText = true): Uint8Array {
  const encoded = new Uint8Array(octets.length * 3 + Math.ceil((octets.length * 3) / (LINE_LIMIT - 3) + 1) * 3);
  const endsLine = (at: number): boolean => isText && isCrlf(octets, at);
  let to = 0;
  let column = 0;
  for (let from = 0; from < octets.length; from++) {
    if (endsLine(from)) {
      encoded[to++] = CR;
      encoded[to++] = LF;
      from++;
      column = 0;
      continue;
    }
    const ends = from + 1 === octets.length || endsLine(from + 1);
    const plain = isPlain(octets[from]!, ends);
    const width = plain ? 1 : 3;
    // room for the soft line break's '=', unless the line ends here anyway
    if (column + width > (ends ? LINE_LIMIT : LINE_LIMIT - 1)) {
      to = writeSoftBreak(encoded, to);
      column = 0;
    }
    to = plain ? writePlain(encoded, to, octets[from]!) : writeHex(encoded, to, octets[from]!);
    column += width;
  }
  return encoded.slice(0, to);
}

function isCrlf(octets: Uint8Array, at: number): boolean {
  return octets[at] === CR && octets[at + 1] === LF;
}

/** RFC 2045 §6.7 rules 2 and 3: printable ASCII but `=`, and white space that does not end a line. */
function isPlain(code: number, endsLine: boolean): boolean {
  if (code === SPACE || code === TAB) return !endsLine;
  return code > SPACE && code < 127 && code !== EQUALS;
}

function writePlain(encoded: Uint8Array, to: number, code: number): number {
  encoded[to] = code;
  return to + 1;
}

function writeHex(encoded: Uint8Array, to: number, code: number): number {
  encoded[to] = EQUALS;
  encoded[to + 1] = HEX[code >> 4]!;
  encoded[to + 2] = HEX[code & 15]!;
  return to + 3;
}

function writeSoftBreak(encoded: Uint8Array, to: number): number {
  encoded[to] = EQUALS;
  encoded[to + 1] = CR;
  encoded[to + 2] = LF;
  return to + 3;
}

/** Decodes; an `=` that begins neither two hexadecimal digits nor a soft line break stays as it is; white space before a line end goes (§6.7 rule 3). */
export function decodeQuotedPrintable(encoded: Uint8Array, start = 0, end = encoded.length): Uint8Array {
  const decoded = new Uint8Array(end - start);
  let to = 0;
  /** Where the line's trailing white space begins in `decoded`. */
  let solid = 0;
  let from = start;
  while (from < end) {
    const code = encoded[from]!;
    if (code === EQUALS) {
      const soft = softBreakLength(encoded, from, end);
      const value = soft > 0 ? -1 : hexPair(encoded, from + 1, end);
      if (soft === 0) decoded[to++] = value >= 0 ? value : EQUALS;
      from += soft > 0 ? soft : value >= 0 ? 3 : 1;
      solid = to;
      continue;
    }
    if (code === LF || (code === CR && encoded[from + 1] === LF && from + 1 < end)) to = solid;
    decoded[to++] = code;
    if (code !== SPACE && code !== TAB) solid = to;
    from++;
  }
  return to === 0 ? EMPTY : decoded.subarray(0, to);
}

/** Octets that `=`, white space and a line end at `from` take, or 0 if this is no soft line break. */
function softBreakLength(encoded: Uint8Array, from: number, end: number): number {
  let at = from + 1;
  while (at < end && (encoded[at] === SPACE || encoded[at] === TAB)) at++;
  if (at >= end) return at - from;
  if (encoded[at] === LF) return at + 1 - from;
  return encoded[at] === CR && at + 1 < end && encoded[at + 1] === LF ? at + 2 - from : 0;
}

function hexPair(encoded: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return -1;
  const high = hexValue[encoded[at]!]!;
  const low = hexValue[encoded[at + 1]!]!;
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}
