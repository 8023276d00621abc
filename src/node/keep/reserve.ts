/**
 * Room on the disk that is held for what is about to be promised: a file of the needed size. So a full disk is found out before
 * a message is taken, when it can still be refused in good order; and flags can be written, and mail removed, when nothing else can.
 */
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { removeIfThere } from './remove.ts';

/** Held at all times, octets; and so much more may stay held from message to message. */
const STANDING_OCTETS = 256 * 1024;
const MAX_IDLE_OCTETS = 4 * 1024 * 1024;
/** What a file takes besides its octets. */
const FILE_OCTETS = 8192;
const NOTHING = new Uint8Array(64 * 1024);

export class Reserve {
  readonly #path: string;
  #descriptor = -1;
  #octets = 0;
  /** Asked for since the last commit. */
  #promised = 0;

  constructor(path: string) {
    this.#path = path;
  }

  open(): void {
    this.#descriptor = openSync(this.#path, 'w', 0o600);
    this.#grow(STANDING_OCTETS);
  }

  /** Whether so many octets more can be kept; if so, they are held until the next commit. */
  hasSpace(octets: number): boolean {
    const wanted = this.#promised + octets + FILE_OCTETS;
    if (!this.#grow(STANDING_OCTETS + wanted)) return false;
    this.#promised = wanted;
    return true;
  }

  /** Does it, again with the room that is held if there is no other. */
  orElse(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (this.#octets === 0 || !isNoSpace(error)) throw error;
      this.#shrink(0);
      work();
    }
  }

  /** A commit is over: what was held for it is not needed any more. */
  settled(): void {
    this.#promised = 0;
    if (this.#octets > MAX_IDLE_OCTETS) this.#shrink(STANDING_OCTETS);
  }

  close(): void {
    if (this.#descriptor >= 0) closeSync(this.#descriptor);
    this.#descriptor = -1;
    removeIfThere(this.#path);
  }

  #grow(octets: number): boolean {
    try {
      while (this.#octets < octets) this.#octets += writeSync(this.#descriptor, NOTHING, 0, NOTHING.length, this.#octets);
      return true;
    } catch (error) {
      if (!isNoSpace(error)) throw error;
      return false;
    }
  }

  #shrink(octets: number): void {
    ftruncateSync(this.#descriptor, octets);
    this.#octets = octets;
  }
}

function isNoSpace(error: unknown): boolean {
  return NO_SPACE.has((error as NodeJS.ErrnoException).code ?? '');
}

/** The disk is full, or what this user may have of it; or it takes nothing at all now. */
const NO_SPACE: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS']);
