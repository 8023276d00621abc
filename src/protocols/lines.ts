/** Octets in, lines out: the only place that knows what ends a line. Shared by SMTP, POP3 and IMAP, which agree on it. */
import { CR, EMPTY, indexOfCrlf, LF, text } from '../mail/octets.ts';

/** `bare`: there is a bare LF in it, which ends no line (RFC 5321 §2.3.8). `long`: it has passed the limit. */
export type LineFault = 'bare' | 'long';
export interface Line {
  /** The line without its end, one character an octet. Of one that is too long its beginning. */
  text: string;
  /** Octets of the line as it came, its end included; of one that is too long, those that had come by then. */
  octets: number;
  fault?: LineFault;
}

/** Octets beyond the limit after which nobody may hope for an end any more. */
const ENDLESS_OCTETS = 1 << 20;
const BEGINNING_OCTETS = 64;

/**
 * Keeps what has come and gives it back line by line or octet by octet. A line longer than `limit` octets is told of as soon as it
 * is, once, and the rest of it is dropped while it comes; so at most twice the limit and the last chunk are held. Each octet is
 * looked at once, in however small pieces it comes.
 */
export class LineReader {
  readonly limit: number;
  /** What was pushed, up to `#end`, and read, up to `#at`. What was given away is never written over. */
  #chunks: Uint8Array = EMPTY;
  #at = 0;
  #end = 0;
  /** There is no end of a line before this one. */
  #searched = 0;
  /** The rest of a line that was too long is coming; and how much of it has come. */
  #drops = false;
  #dropped = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  push(octets: Uint8Array): void {
    if (this.#at < this.#end) return this.#append(octets);
    this.#chunks = octets;
    this.#end = octets.length;
    this.#at = this.#searched = 0;
  }

  #append(octets: Uint8Array): void {
    if (this.#end + octets.length > this.#chunks.length) this.#grow(this.waiting + octets.length);
    this.#chunks.set(octets, this.#end);
    this.#end += octets.length;
  }

  #grow(wanted: number): void {
    const larger = new Uint8Array(wanted * 2);
    larger.set(this.#chunks.subarray(this.#at, this.#end));
    this.#chunks = larger;
    this.#searched -= this.#at;
    this.#end = this.waiting;
    this.#at = 0;
  }

  /** Octets that wait to be read. */
  get waiting(): number {
    return this.#end - this.#at;
  }

  /** A line that was told of as too long goes on and on. */
  get isEndless(): boolean {
    return this.#dropped > ENDLESS_OCTETS;
  }

  /** The next line, or `undefined` until more octets come. */
  line(): Line | undefined {
    if (this.#drops && !this.#dropRest()) return undefined;
    const start = this.#at;
    const end = this.#nextEnd();
    if (end < 0) return this.waiting > this.limit ? this.#tooLong() : undefined;
    this.#at = end + 2;
    const octets = this.#at - start;
    if (octets > this.limit) return { text: this.#beginning(start), octets, fault: 'long' };
    const line = text(this.#chunks, start, end);
    return this.#chunks.indexOf(LF, start) < end ? { text: line, octets, fault: 'bare' } : { text: line, octets };
  }

  /** All octets that wait, or the first `most` of them. */
  take(most = Infinity): Uint8Array {
    const end = Math.min(this.#end, this.#at + most);
    const taken = this.#chunks.subarray(this.#at, end);
    this.#at = end;
    this.#searched = Math.max(this.#searched, end);
    return taken;
  }

  #nextEnd(): number {
    const found = indexOfCrlf(this.#chunks, Math.max(this.#at, this.#searched), this.#end);
    // the LF of a CR at the end may be the next octet
    this.#searched = found < 0 ? this.#end - (this.#endsWithCr ? 1 : 0) : found + 2;
    return found;
  }
  get #endsWithCr(): boolean {
    return this.#end > this.#at && this.#chunks[this.#end - 1] === CR;
  }

  #tooLong(): Line {
    const told = { text: this.#beginning(this.#at), octets: this.waiting, fault: 'long' } as const;
    this.#drops = true;
    this.#dropRest();
    return told;
  }
  #beginning(start: number): string {
    return text(this.#chunks, start, start + Math.min(BEGINNING_OCTETS, this.limit));
  }

  /** Passes over the rest of a line that was too long; whether its end has come. */
  #dropRest(): boolean {
    const end = this.#nextEnd();
    const to = end < 0 ? this.#searched : end + 2;
    this.#dropped = end < 0 ? this.#dropped + to - this.#at : 0;
    this.#at = to;
    this.#drops = end < 0;
    return end >= 0;
  }
}
