/** The header of a message: its fields with exact octet ranges (RFC 5322 §2.2). Bare LF is taken as a line end when reading, and nothing throws. */
import { decodeWords } from './encodedWords.ts';
import { CR, LF, SPACE, TAB, lineEnd, readable, text } from './octets.ts';
import type { Problem } from './problem.ts';

export interface Field {
  /** As written: 'Subject'. */
  name: string;
  /** Offset of the first octet of the name. */
  start: number;
  /** Offset just after the field's last line end. */
  end: number;
  /** Offset just after the colon. */
  valueStart: number;
}

export interface Header {
  fields: Field[];
  /** Offset just after the empty line that ends the header, or the end of the octets if there is none. */
  bodyStart: number;
  /** Lines that are no field, by `message.badField`; at most ten. */
  problems: Problem[];
}

/** Fields after this many are not listed. */
const FIELD_LIMIT = 5000;
const PROBLEM_LIMIT = 10;
const COLON = 58;

/** Reads the header that begins at `start`. Lines that are no field are reported and passed over. */
export function readHeader(octets: Uint8Array, start = 0, end = octets.length): Header {
  const fields: Field[] = [];
  const problems: Problem[] = [];
  let at = start;
  let line = 1;
  while (at < end && !isEmptyLine(octets, at, end)) {
    const next = lineEnd(octets, at, end);
    if (isFolded(octets, at) && fields.length > 0) fields[fields.length - 1]!.end = next;
    else if (!addField(fields, octets, at, next)) report(problems, octets, at, next, line);
    at = next;
    line++;
  }
  return { fields, bodyStart: at < end ? lineEnd(octets, at, end) : end, problems };
}

/** Whether the line at `at` is the one that ends a header. */
export function isEmptyLine(octets: Uint8Array, at: number, end: number): boolean {
  return octets[at] === LF || (octets[at] === CR && at + 1 < end && octets[at + 1] === LF);
}

function isFolded(octets: Uint8Array, at: number): boolean {
  return octets[at] === SPACE || octets[at] === TAB;
}

/** Whether the line is a field; white space before the colon is obsolete but known (RFC 5322 §4.5). */
function addField(fields: Field[], octets: Uint8Array, start: number, end: number): boolean {
  const nameEnd = endOfName(octets, start, end);
  let colon = nameEnd;
  while (colon < end && (octets[colon] === SPACE || octets[colon] === TAB)) colon++;
  if (nameEnd === start || octets[colon] !== COLON || colon >= end) return false;
  if (fields.length < FIELD_LIMIT) fields.push({ name: text(octets, start, nameEnd), start, end, valueStart: colon + 1 });
  return true;
}

/** RFC 5322 §2.2: a name is printable ASCII without colon. */
function endOfName(octets: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && octets[at]! > SPACE && octets[at]! < 127 && octets[at] !== COLON) at++;
  return at;
}

function report(problems: Problem[], octets: Uint8Array, at: number, end: number, line: number): void {
  if (problems.length >= PROBLEM_LIMIT) return;
  const beginning = text(octets, at, Math.min(end, at + 60)).trim();
  problems.push({ key: 'message.badField', values: { line, offset: at, text: beginning } });
}

/** Drops the line ends of a folded value, and white space around it: RFC 5322 §2.2.3. */
function unfold(value: string): string {
  return value.replace(/\r?\n/g, '').trim();
}

/** The unfolded value as latin1: for fields with a grammar of their own. */
export function rawValue(octets: Uint8Array, field: Field): string {
  return unfold(text(octets, field.valueStart, field.end));
}

/** The value for reading: unfolded, encoded words and raw UTF-8 decoded. */
export function fieldValue(octets: Uint8Array, field: Field): string {
  return decodeWords(readable(rawValue(octets, field)));
}

/** The first field of that name, in whatever case. */
export function firstField(header: Header, name: string): Field | undefined {
  const wanted = name.toLowerCase();
  return header.fields.find((field) => field.name.length === wanted.length && field.name.toLowerCase() === wanted);
}

/** All fields of that name, topmost first. */
export function allFields(header: Header, name: string): Field[] {
  const wanted = name.toLowerCase();
  return header.fields.filter((field) => field.name.toLowerCase() === wanted);
}

/** Unfolded latin1 value of the first field of that name, or `''`. */
export function firstRawValue(octets: Uint8Array, header: Header, name: string): string {
  const field = firstField(header, name);
  return field ? rawValue(octets, field) : '';
}
