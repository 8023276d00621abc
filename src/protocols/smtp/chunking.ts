/** The chunks of BDAT: octets that are counted, not searched for an end. RFC 3030 §2. */
import { CR, EMPTY, LF } from '../../mail/octets.ts';
import type { Reply } from './wire.ts';

/** One BDAT command whose octets are on their way. */
export class ChunkReader {
  readonly octets: number;
  readonly last: boolean;
  /** What the command will be answered with, once its octets have been swallowed: RFC 3030 §2 wants them read all the same. */
  readonly refusal: Reply | undefined;
  #left: number;

  constructor(octets: number, last: boolean, refusal: Reply | undefined) {
    this.octets = octets;
    this.last = last;
    this.refusal = refusal;
    this.#left = octets;
  }

  /** Octets still to come. */
  get left(): number {
    return this.#left;
  }

  /** Counts what came; the octets that are to be kept. */
  push(octets: Uint8Array): Uint8Array {
    this.#left -= octets.length;
    return this.refusal ? octets.subarray(0, 0) : octets;
  }
}

/** A message put together from chunks. Over `limit` octets it keeps nothing and says `tooLarge`. */
export class ChunkedMessage {
  readonly limit: number;
  tooLarge = false;
  #kept: Uint8Array = EMPTY;
  #length = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  push(octets: Uint8Array): void {
    if (this.tooLarge || octets.length === 0) return;
    const length = this.#length + octets.length;
    if (length > this.limit) return this.#giveUp();
    if (length > this.#kept.length) this.#grow(length);
    this.#kept.set(octets, this.#length);
    this.#length = length;
  }

  get text(): Uint8Array {
    return this.#kept.subarray(0, this.#length);
  }

  /** RFC 5321 §2.3.8: a CR without LF or an LF without CR; only BINARYMIME may hold them. */
  get bare(): boolean {
    return holdsBareLineEnd(this.text);
  }

  #giveUp(): void {
    this.tooLarge = true;
    this.#kept = EMPTY;
    this.#length = 0;
  }

  #grow(length: number): void {
    const larger = new Uint8Array(Math.min(this.limit, Math.max(length, this.#kept.length * 2)));
    larger.set(this.text);
    this.#kept = larger;
  }
}

function holdsBareLineEnd(octets: Uint8Array): boolean {
  for (let at = 0; at < octets.length; at++) {
    if (octets[at] === LF && octets[at - 1] !== CR) return true;
    if (octets[at] === CR && octets[at + 1] !== LF) return true;
  }
  return false;
}
