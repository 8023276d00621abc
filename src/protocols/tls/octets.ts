/** Vectors of the TLS presentation language (RFC 8446 §3.4): written with their lengths in front, and read back. */
import { concat } from '../../mail/octets.ts';

export function number(value: number, width: number): Uint8Array {
  const octets = new Uint8Array(width);
  for (let index = width - 1, rest = value; index >= 0; index--, rest = Math.floor(rest / 256)) octets[index] = rest % 256;
  return octets;
}

/** A vector with a length of `width` octets before it. */
export function vector(width: number, ...parts: Uint8Array[]): Uint8Array {
  const content = concat(parts);
  return concat([number(content.length, width), content]);
}

/** Raised within this folder when a message is not what it claims to be; the two ends turn it into a decode_error alert. */
export class DecodeError extends Error {}

/** Reads a message from front to back; a length that points outside is a `DecodeError`. */
export class Reader {
  readonly #octets: Uint8Array;
  #at = 0;

  constructor(octets: Uint8Array) {
    this.#octets = octets;
  }

  get done(): boolean {
    return this.#at >= this.#octets.length;
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#octets.length) throw new DecodeError();
    return this.#octets.subarray(this.#at, (this.#at += length));
  }

  number(width: number): number {
    return this.take(width).reduce((value, octet) => value * 256 + octet, 0);
  }

  vector(width: number): Reader {
    return new Reader(this.take(this.number(width)));
  }

  rest(): Uint8Array {
    return this.take(this.#octets.length - this.#at);
  }
}
