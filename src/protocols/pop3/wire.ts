/** POP3's octets: command lines, status lines, and multi-line replies with their dots. RFC 1939 §3, RFC 2449 §4. */
import { CR, DOT, EMPTY, LF, ascii, concat, endsWithCrlf } from '../../mail/octets.ts';

/** Longest command line, CRLF included: RFC 2449 §4. */
export const COMMAND_LINE_OCTETS = 255;

export type Status = '+OK' | '-ERR';

export interface Reply {
  status: Status;
  /** Response code of RFC 2449 §8 without its brackets, or ''. */
  code: string;
  text: string;
  /** What follows the status line in a multi-line reply, before its dots. */
  body?: Uint8Array;
}

/** A command line split at its first space: RFC 1939 §3, keywords in any case. */
export function splitCommand(line: string): { verb: string; rest: string } {
  const space = line.indexOf(' ');
  return space < 0 ? { verb: line.toUpperCase(), rest: '' } : { verb: line.slice(0, space).toUpperCase(), rest: line.slice(space + 1) };
}

/** The status line without its CRLF. */
export function formatStatus({ status, code, text }: Reply): string {
  return `${status}${code === '' ? '' : ` [${code}]`}${text === '' ? '' : ` ${text}`}`;
}

/** The whole reply as it crosses the wire: the status line, and the body dot-stuffed with its final dot line. */
export function replyOctets(statusLine: string, body: Uint8Array | undefined): Uint8Array {
  const line = ascii(`${statusLine}\r\n`);
  return body === undefined ? line : concat([line, stuffed(body)]);
}

/** One line of a reply as a status line; `undefined` if it is none. RFC 1939 §3: statuses are in upper case. */
export function parseStatus(line: string): Reply | undefined {
  const match = /^(\+OK|-ERR)(?: \[([^\]]*)\])?(?: (.*))?$/s.exec(line);
  return match ? { status: match[1] as Status, code: match[2] ?? '', text: match[3] ?? '' } : undefined;
}

const END = ascii('.\r\n');
const END_LINE_AND_END = ascii('\r\n.\r\n');

/** `body` with dots doubled at line starts, a CRLF at its end if it had none, and the final dot line. RFC 1939 §3. */
function stuffed(body: Uint8Array): Uint8Array {
  const end = body.length === 0 || endsWithCrlf(body) ? END : END_LINE_AND_END;
  const out = new Uint8Array(body.length + countDotLines(body) + end.length);
  let to = 0;
  for (let at = 0; at < body.length; at++) {
    if (body[at] === DOT && beginsLine(body, at)) out[to++] = DOT;
    out[to++] = body[at]!;
  }
  out.set(end, to);
  return out;
}

function countDotLines(body: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < body.length; at++) if (body[at] === DOT && beginsLine(body, at)) count++;
  return count;
}

/** Only CRLF ends a line. */
function beginsLine(body: Uint8Array, at: number): boolean {
  return at === 0 || (body[at - 1] === LF && body[at - 2] === CR);
}

/** Where in CRLF . CRLF a reader is. */
type Place = 'inside' | 'cr' | 'start' | 'dot' | 'dotCr';

/**
 * Takes the body of a multi-line reply until CRLF . CRLF, and undoes dot-stuffing. Over `limit` octets it goes on reading,
 * keeps nothing and says `tooLarge`.
 */
export class BodyReader {
  readonly limit: number;
  tooLarge = false;
  #kept: Uint8Array = EMPTY;
  #length = 0;
  #place: Place = 'start';

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Reads on; returns how many octets it used, and whether the end was among them. */
  push(octets: Uint8Array): { used: number; done: boolean } {
    let run = 0;
    for (let at = 0; at < octets.length; at++) {
      const octet = octets[at]!;
      if (this.#place === 'dotCr' && octet === LF) return { used: at + 1, done: true };
      if (this.#place === 'dotCr') this.#keep(CR_ONLY, 0, 1);
      if (this.#place === 'start' && octet === DOT) this.#keep(octets, run, at);
      const next = nextPlace(this.#place, octet);
      // neither the stuffed dot nor, until it is known to be content, the CR after a lone dot is kept
      if (next === 'dot' || next === 'dotCr') run = at + 1;
      this.#place = next;
    }
    this.#keep(octets, run, octets.length);
    return { used: octets.length, done: false };
  }

  /** What was read, without dots and without the end mark. */
  get body(): Uint8Array {
    return this.#kept.subarray(0, this.#length);
  }

  #keep(octets: Uint8Array, start: number, end: number): void {
    const length = this.#length + end - start;
    if (end <= start || this.tooLarge) return;
    if (length > this.limit) {
      this.tooLarge = true;
      this.#kept = EMPTY;
      this.#length = 0;
      return;
    }
    if (length > this.#kept.length) this.#grow(length);
    this.#kept.set(octets.subarray(start, end), this.#length);
    this.#length = length;
  }

  #grow(length: number): void {
    const larger = new Uint8Array(Math.min(this.limit, Math.max(length, this.#kept.length * 2, 1024)));
    larger.set(this.#kept.subarray(0, this.#length));
    this.#kept = larger;
  }
}

const CR_ONLY = Uint8Array.of(CR);

function nextPlace(place: Place, octet: number): Place {
  if (place === 'start' && octet === DOT) return 'dot';
  if (octet === CR) return place === 'dot' ? 'dotCr' : 'cr';
  return place === 'cr' && octet === LF ? 'start' : 'inside';
}
