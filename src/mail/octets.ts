/** Small things done to octets. Text here is latin1: one character per octet, so that offsets in the one are offsets in the other. */

export const CR = 13;
export const LF = 10;
export const SPACE = 32;
export const TAB = 9;
export const DOT = 46;
export const EMPTY: Uint8Array = new Uint8Array(0);
export const CRLF: Uint8Array = Uint8Array.of(CR, LF);

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Arguments of one `String.fromCharCode`: engines limit them. */
const CHUNK = 8192;
/** From here on, characters put together one by one make a rope, which is dear to look up. */
const SHORT = 12;
/** Up to here, calling a decoder costs more than what it does. */
const LINE = 160;

/** One octet per character; characters above U+00FF keep their low eight bits. */
export function ascii(characters: string): Uint8Array {
  const octets = new Uint8Array(characters.length);
  for (let index = 0; index < characters.length; index++) octets[index] = characters.charCodeAt(index);
  return octets;
}

/** The octets from `start` to `end` as latin1: one character per octet. */
export function text(octets: Uint8Array, start = 0, end = octets.length): string {
  return end - start <= SHORT ? shortText(octets, start, end) : longText(octets, start, end);
}

function shortText(octets: Uint8Array, start: number, end: number): string {
  let characters = '';
  for (let index = start; index < end; index++) characters += String.fromCharCode(octets[index]!);
  return characters;
}

function longText(octets: Uint8Array, start: number, end: number): string {
  // latin1 is no encoding that decoders know (theirs is windows-1252), but ASCII is the same in all
  if (end - start > LINE && isAsciiIn(octets, start, end)) return strictDecoder.decode(octets.subarray(start, end));
  const chunks: string[] = [];
  for (let at = start; at < end; at += CHUNK) {
    chunks.push(String.fromCharCode.apply(null, codes(octets, at, Math.min(end, at + CHUNK))));
  }
  return chunks.length === 1 ? chunks[0]! : chunks.join('');
}

/** As a plain array, which `apply` takes faster than octets. */
function codes(octets: Uint8Array, start: number, end: number): number[] {
  const numbers = new Array<number>(end - start);
  for (let index = start; index < end; index++) numbers[index - start] = octets[index]!;
  return numbers;
}

/** What is short and ASCII, as most of it is, costs less written out than given to an encoder. */
export function utf8(characters: string): Uint8Array {
  if (characters.length > CHUNK) return encoder.encode(characters);
  const octets = new Uint8Array(characters.length);
  for (let index = 0; index < characters.length; index++) {
    const code = characters.charCodeAt(index);
    if (code > 127) return encoder.encode(characters);
    octets[index] = code;
  }
  return octets;
}

/** The characters from `start` to `end`, or `undefined` if the octets are not valid UTF-8. What is short and ASCII needs no decoder. */
export function decodeUtf8(octets: Uint8Array, start = 0, end = octets.length): string | undefined {
  if (end - start <= LINE && isAsciiIn(octets, start, end)) return text(octets, start, end);
  try {
    return strictDecoder.decode(start === 0 && end === octets.length ? octets : octets.subarray(start, end));
  } catch {
    return undefined;
  }
}

function isAsciiIn(octets: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if (octets[index]! > 127) return false;
  return true;
}

/** Latin1 text whose octets are valid UTF-8 read as such, other text as it is: RFC 6532 fields, and old 8-bit ones. */
export function readable(latin1: string): string {
  return isAscii(latin1) ? latin1 : (decodeUtf8(ascii(latin1)) ?? latin1);
}

export function isAscii(characters: string): boolean {
  for (let index = 0; index < characters.length; index++) if (characters.charCodeAt(index) > 127) return false;
  return true;
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  return filled(new Uint8Array(lengthOf(parts)), parts);
}

/**
 * The same for what servers make often: short wholes lie side by side in memory that is taken from the system once for all of
 * them, for taking it costs more than filling it. So the `buffer` of one is none of its own.
 */
export function packed(parts: readonly Uint8Array[]): Uint8Array {
  return filled(room(lengthOf(parts)), parts);
}

/** Memory for many short wholes; as small as it is, one that is kept keeps little besides. */
const SHELF_OCTETS = 8192;
const LONGEST_ON_SHELF = 2048;
let shelf = new ArrayBuffer(SHELF_OCTETS);
let taken = 0;

function room(length: number): Uint8Array {
  if (length > LONGEST_ON_SHELF) return new Uint8Array(length);
  if (taken + length > SHELF_OCTETS) [shelf, taken] = [new ArrayBuffer(SHELF_OCTETS), 0];
  taken += length;
  return new Uint8Array(shelf, taken - length, length);
}

function lengthOf(parts: readonly Uint8Array[]): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}

function filled(whole: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** Whether `octets` hold `wanted` at offset `at`. */
export function holdsAt(octets: Uint8Array, at: number, wanted: Uint8Array): boolean {
  if (at + wanted.length > octets.length) return false;
  for (let index = 0; index < wanted.length; index++) if (octets[at + index] !== wanted[index]) return false;
  return true;
}

/** Offset of the next CR LF at or after `from`, and before `end`, or -1. */
export function indexOfCrlf(octets: Uint8Array, from = 0, end = octets.length): number {
  const among = octets.length === end ? octets : octets.subarray(0, end);
  for (let at = among.indexOf(CR, from); at >= 0; at = among.indexOf(CR, at + 1)) {
    if (among[at + 1] === LF) return at;
  }
  return -1;
}

/** Offset just after the line that begins at `from`: after its LF, or `end` if none comes before. */
export function lineEnd(octets: Uint8Array, from: number, end = octets.length): number {
  for (let at = from; at < end; at++) if (octets[at] === LF) return at + 1;
  return end;
}

/** Whether the octets end with CR LF, as a message must before its final dot. */
export function endsWithCrlf(octets: Uint8Array): boolean {
  return octets.length >= 2 && octets[octets.length - 2] === CR && octets[octets.length - 1] === LF;
}
