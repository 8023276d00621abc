/** Where the content of a message ends, and reading it up to there. RFC 9112 §6, §7. */
import { concat } from '../../mail/octets.ts';
import type { LineReader } from '../lines.ts';
import { tokensOf, valuesOf, type Field } from './fields.ts';
import type { Version } from './message.ts';
import type { StatusName } from './statuses.ts';

export type Framing =
  | { kind: 'none' }
  | { kind: 'length'; octets: number }
  | { kind: 'chunked' }
  /** A response without either: it ends with the connection (RFC 9112 §6.3). */
  | { kind: 'untilClose' }
  | { kind: 'fault'; status: StatusName };

/** How a message delimits its content; a request without any sign of it has none. RFC 9112 §6.3. */
export function framingOf(fields: readonly Field[], version: Version): Framing {
  const codings = tokensOf(fields, 'Transfer-Encoding');
  const lengths = [...new Set(valuesOf(fields, 'Content-Length').flatMap((value) => value.split(',').map((one) => one.trim())))];
  if (codings.length > 0) {
    // RFC 9112 §6.1: both together is how requests are smuggled, and HTTP/1.0 knows no transfer codings
    if (lengths.length > 0 || version === '1.0') return { kind: 'fault', status: 'badRequest' };
    if (codings.length === 1 && codings[0] === 'chunked') return { kind: 'chunked' };
    return { kind: 'fault', status: codings.at(-1) === 'chunked' ? 'notImplemented' : 'badRequest' };
  }
  if (lengths.length === 0) return { kind: 'none' };
  if (lengths.length > 1 || !/^\d{1,15}$/.test(lengths[0]!)) return { kind: 'fault', status: 'badRequest' };
  return { kind: 'length', octets: Number(lengths[0]) };
}

export type Reading = 'more' | 'done' | 'broken' | 'tooLarge';

/** Reads the content of one message; keeps at most `limit` octets of it. */
export class ContentReader {
  readonly #framing: Framing;
  readonly #limit: number;
  #parts: Uint8Array[] = [];
  #octets = 0;
  /** Octets still to come of the content, or of the chunk. */
  #left: number;
  #state: 'size' | 'data' | 'end of chunk' | 'trailer';
  #trailers = 0;

  constructor(framing: Framing, limit: number) {
    this.#framing = framing;
    this.#limit = limit;
    this.#left = framing.kind === 'length' ? framing.octets : framing.kind === 'untilClose' ? Infinity : 0;
    this.#state = framing.kind === 'chunked' ? 'size' : 'data';
  }

  get content(): Uint8Array {
    return concat(this.#parts);
  }

  /** Takes from `lines` what belongs to the content. */
  read(lines: LineReader): Reading {
    if (this.#framing.kind === 'length' && this.#framing.octets > this.#limit) return 'tooLarge';
    for (;;) {
      const reading = this.#state === 'data' ? this.#readData(lines) : this.#readLine(lines);
      if (reading) return reading;
    }
  }

  /** Octets of the content or of a chunk; `undefined` when a chunk is whole and its end is to be read. */
  #readData(lines: LineReader): Reading | undefined {
    const taken = lines.take(this.#left);
    this.#left -= taken.length;
    this.#octets += taken.length;
    if (this.#octets > this.#limit) return 'tooLarge';
    if (taken.length > 0) this.#parts.push(taken);
    if (this.#left > 0) return 'more';
    if (this.#framing.kind !== 'chunked') return 'done';
    this.#state = 'end of chunk';
    return undefined;
  }

  /** A line between chunks. RFC 9112 §7.1: size, end of data, trailer fields, which nobody here asks for. */
  #readLine(lines: LineReader): Reading | undefined {
    const line = lines.line();
    if (!line) return 'more';
    if (line.fault) return 'broken';
    if (this.#state === 'size') return this.#readSize(line.text);
    if (this.#state === 'end of chunk') {
      this.#state = 'size';
      return line.text === '' ? undefined : 'broken';
    }
    return line.text === '' ? 'done' : ++this.#trailers > MAX_TRAILERS ? 'broken' : undefined;
  }

  #readSize(line: string): Reading | undefined {
    const [, digits] = /^([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?$/.exec(line) ?? [];
    if (digits === undefined) return 'broken';
    this.#left = Number.parseInt(digits, 16);
    this.#state = this.#left === 0 ? 'trailer' : 'data';
    return this.#octets + this.#left > this.#limit ? 'tooLarge' : undefined;
  }
}

const MAX_TRAILERS = 100;
