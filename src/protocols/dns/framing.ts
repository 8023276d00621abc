/** DNS messages over TCP: two octets of length before each. RFC 1035 §4.2.2, RFC 7766 §8. */
import { concat, EMPTY } from '../../mail/octets.ts';
import { at16 } from './rdata.ts';

export const LENGTH_OCTETS = 2;

/** The message with its length before it. */
export function framed(message: Uint8Array): Uint8Array {
  return concat([Uint8Array.of(message.length >> 8, message.length & 0xff), message]);
}

/** Puts messages together again, however TCP cut them. Holds at most one unfinished message, 65,537 octets, besides what is pushed. */
export class FrameReader {
  #held: Uint8Array = EMPTY;

  push(octets: Uint8Array): void {
    this.#held = this.#held.length === 0 ? octets : concat([this.#held, octets]);
  }

  /** Octets that have come and are no whole message yet. */
  get waiting(): number {
    return this.#held.length;
  }

  /** The next message without its length; `undefined` until it is whole. */
  message(): Uint8Array | undefined {
    const end = LENGTH_OCTETS + at16(this.#held, 0);
    if (this.#held.length < LENGTH_OCTETS || this.#held.length < end) return undefined;
    const message = this.#held.slice(LENGTH_OCTETS, end);
    this.#held = this.#held.subarray(end);
    return message;
  }
}
