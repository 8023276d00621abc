/** What one side said, collected piece by piece and kept up to a limit: larger ones keep their beginning and are counted. */
import { concat, EMPTY } from '../../mail/octets.ts';
import { MESSAGE_LIMIT } from '../dialogue.ts';

/** Most of what is kept comes in one piece: a list is made for it then. */
const NONE: Uint8Array[] = [];

export class Kept {
  #parts = NONE;
  #kept = 0;
  /** Octets that came. */
  size = 0;

  add(octets: Uint8Array): void {
    this.size += octets.length;
    const room = MESSAGE_LIMIT - this.#kept;
    if (room <= 0 || octets.length === 0) return;
    const part = octets.length > room ? octets.subarray(0, room) : octets;
    if (this.#kept === 0) this.#parts = [part];
    else this.#parts.push(part);
    this.#kept += part.length;
  }

  get octets(): Uint8Array {
    if (this.#parts.length > 1) this.#parts = [concat(this.#parts)];
    return this.#parts[0] ?? EMPTY;
  }

  get isWhole(): boolean {
    return this.size <= MESSAGE_LIMIT;
  }
}
