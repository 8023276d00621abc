/** Chunks of any size in, contiguous octets out: what the readers of binary formats stand on. */
import { EMPTY } from '../../mail/octets.ts';

/**
 * Octets of a file that wait to be read. What lies within one chunk is not copied; only what straddles two is. Octets
 * that are asked for before they have come cost nothing until they have: so records that come in crumbs are joined once.
 */
export class Intake {
  /** After `has(n)` was true, octets[start] … octets[start + n - 1] are the next of the file. */
  octets: Uint8Array = EMPTY;
  start = 0;
  /** How many wait. */
  waiting = 0;
  #read = 0;
  #later: Uint8Array[] = [];

  /** Offset in the file of the next octet. */
  get at(): number {
    return this.#read;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.waiting += chunk.length;
    this.#later.push(chunk);
  }

  /** Whether the next `count` octets have come; if so, they stand in one piece at `start`. */
  has(count: number): boolean {
    if (this.octets.length - this.start >= count) return true;
    if (this.waiting < count) return false;
    this.#join();
    return true;
  }

  skip(count: number): void {
    this.start += count;
    this.#read += count;
    this.waiting -= count;
  }

  /** The next `count` octets, shared with the chunk they came in. Only after `has(count)`. */
  take(count: number): Uint8Array {
    const taken = this.octets.subarray(this.start, this.start + count);
    this.skip(count);
    return taken;
  }

  #join(): void {
    const rest = this.octets.length - this.start;
    const only = this.#later.length === 1 && rest === 0;
    this.octets = only ? this.#later[0]! : this.#joined(rest);
    this.start = 0;
    this.#later = [];
  }

  #joined(rest: number): Uint8Array {
    const whole = new Uint8Array(this.waiting);
    whole.set(this.octets.subarray(this.start), 0);
    let at = rest;
    for (const chunk of this.#later) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }
}

export function read16(octets: Uint8Array, at: number, little: boolean): number {
  return little ? octets[at]! | (octets[at + 1]! << 8) : (octets[at]! << 8) | octets[at + 1]!;
}

export function read32(octets: Uint8Array, at: number, little: boolean): number {
  return little
    ? (octets[at]! | (octets[at + 1]! << 8) | (octets[at + 2]! << 16) | (octets[at + 3]! << 24)) >>> 0
    : ((octets[at]! << 24) | (octets[at + 1]! << 16) | (octets[at + 2]! << 8) | octets[at + 3]!) >>> 0;
}
