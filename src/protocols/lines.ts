/** Octets in, lines out: the only place that knows what ends a line. Shared by SMTP, POP3 and IMAP, which agree on it. */
import { concat, CR, EMPTY, indexOfCrlf, LF, text } from '../mail/octets.ts';

/** `bare`: there is a bare LF in it, which ends no line (RFC 5321 §2.3.8). `long`: it passed the limit and was dropped. */
export type LineFault = 'bare' | 'long';
export interface Line {
  /** The line without its end, one character an octet. Empty when it was too long. */
  text: string;
  /** Octets of the line as it came, its end included. */
  octets: number;
  fault?: LineFault;
}

/**
 * Keeps what has come and gives it back line by line or octet by octet. Holds at most the chunks pushed and not yet
 * read; a line longer than `limit` octets is dropped while it comes, so that memory stays bounded.
 */
export class LineReader {
  readonly limit: number;
  #chunks: Uint8Array = EMPTY;
  #at = 0;
  /** Octets of an over-long line that were dropped already. */
  #dropped = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  push(octets: Uint8Array): void {
    this.#chunks = this.#at === this.#chunks.length ? octets : concat([this.#chunks.subarray(this.#at), octets]);
    this.#at = 0;
  }

  /** Octets that wait to be read. */
  get waiting(): number {
    return this.#chunks.length - this.#at;
  }

  /** The next line, or `undefined` until more octets come. */
  line(): Line | undefined {
    const start = this.#at;
    const end = indexOfCrlf(this.#chunks, start);
    if (end < 0) return this.#keepOrDrop(start);
    this.#at = end + 2;
    const octets = this.#at - start + this.#dropped;
    const dropped = this.#dropped > 0 || octets > this.limit;
    this.#dropped = 0;
    if (dropped) return { text: '', octets, fault: 'long' };
    const line = text(this.#chunks, start, end);
    return this.#chunks.indexOf(LF, start) < end ? { text: line, octets, fault: 'bare' } : { text: line, octets };
  }

  /** All octets that wait, or the first `most` of them. */
  take(most = Infinity): Uint8Array {
    const end = Math.min(this.#chunks.length, this.#at + most);
    const taken = this.#chunks.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  #keepOrDrop(start: number): undefined {
    if (this.#chunks.length - start <= this.limit) return undefined;
    // the LF of its end may be the next octet
    this.#at = this.#chunks.length - (this.#chunks.at(-1) === CR ? 1 : 0);
    this.#dropped += this.#at - start;
    return undefined;
  }
}
