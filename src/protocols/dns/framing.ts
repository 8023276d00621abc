/** DNS messages over TCP: two octets of length before each. RFC 1035 §4.2.2, RFC 7766 §8. */
import { concat } from '../../mail/octets.ts';
import { LineReader } from '../lines.ts';
import { at16 } from './rdata.ts';

export const LENGTH_OCTETS = 2;

/** The message with its length before it. */
export function framed(message: Uint8Array): Uint8Array {
  return concat([Uint8Array.of(message.length >> 8, message.length & 0xff), message]);
}

/** Puts messages together again, however TCP cut them. Holds at most one unfinished message, 65,537 octets, besides what is pushed. */
export class FrameReader {
  readonly #held = new LineReader(Infinity);
  /** Length of the message that is coming; -1 until it has come itself. */
  #length = -1;

  push(octets: Uint8Array): void {
    this.#held.push(octets);
  }

  /** Octets that have come and are no whole message yet. */
  get waiting(): number {
    return this.#held.waiting + (this.#length < 0 ? 0 : LENGTH_OCTETS);
  }

  /** The next message without its length; `undefined` until it is whole. */
  message(): Uint8Array | undefined {
    if (this.#length < 0 && this.#held.waiting >= LENGTH_OCTETS) this.#length = at16(this.#held.take(LENGTH_OCTETS), 0);
    if (this.#length < 0 || this.#held.waiting < this.#length) return undefined;
    const message = this.#held.take(this.#length).slice();
    this.#length = -1;
    return message;
  }
}
