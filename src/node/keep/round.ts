/**
 * One commit: new files are written under temporary names, forced to the disk, and renamed; their folders are forced; and only
 * then is removed what is not wanted any more. So at every moment each message is somewhere, and half of one is nowhere.
 */
import { closeSync, fsync, futimesSync, linkSync, openSync, open, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { removeIfThere } from './remove.ts';
import type { Reserve } from './reserve.ts';

const forced = promisify(fsync);
const opened = promisify(open);

interface NewFile {
  descriptor: number;
  temporary: string;
  path: string;
  placed: () => void;
}

/** A file to be. */
export interface Draft {
  /** Where it is written, on the same file system, and where it is then. */
  temporary: string;
  path: string;
  octets: readonly Uint8Array[];
  /** What its time of change says, epoch milliseconds; that of writing without it. */
  timeMs?: number;
  /** It is there, under its name. */
  placed?: () => void;
}

export class Round {
  readonly #reserve: Reserve;
  readonly #files: NewFile[] = [];
  readonly #folders = new Set<string>();
  readonly #removals: (() => void)[] = [];
  /** The first thing that went wrong. */
  failure: NodeJS.ErrnoException | undefined;

  constructor(reserve: Reserve) {
    this.#reserve = reserve;
  }

  get isEmpty(): boolean {
    return this.#files.length === 0 && this.#folders.size === 0 && this.#removals.length === 0 && !this.failure;
  }

  /** Writes a file; room that was held for it is given up only if there is no other. */
  create(draft: Draft): void {
    this.attempt(() => this.#reserve.orElse(() => this.#files.push(written(draft))));
  }

  /** Gives a file that is safe already another name beside; false if that cannot be. */
  link(from: string, path: string, placed: () => void): boolean {
    try {
      linkSync(from, path);
    } catch {
      return false;
    }
    this.#folders.add(dirname(path));
    placed();
    return true;
  }

  /** The names in this folder are to be safe. */
  forceFolder(folder: string): void {
    this.#folders.add(folder);
  }

  /** When all that is new is safe. */
  then(remove: () => void): void {
    this.#removals.push(remove);
  }

  /** Does it; an error of the disk is remembered. */
  attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.failed(error);
    }
  }

  failed(error: unknown): void {
    const failure = error as NodeJS.ErrnoException;
    if (failure.code === undefined) throw error;
    this.failure ??= failure;
  }

  /** Forces everything; whether it is safe now. What could not be written is written nowhere. */
  async force(): Promise<boolean> {
    await Promise.all(this.#files.map((file) => this.#settle(file)));
    await Promise.all([...this.#folders].map((folder) => this.#forceFolder(folder)));
    if (!this.failure) for (const remove of this.#removals) this.attempt(remove);
    return !this.failure;
  }

  async #settle({ descriptor, temporary, path, placed }: NewFile): Promise<void> {
    try {
      await forced(descriptor);
      renameSync(temporary, path);
      this.#folders.add(dirname(path));
      placed();
    } catch (error) {
      this.failed(error);
      removeIfThere(temporary);
    } finally {
      closeSync(descriptor);
    }
  }

  async #forceFolder(folder: string): Promise<void> {
    try {
      const descriptor = await opened(folder, 'r');
      await forced(descriptor).finally(() => closeSync(descriptor));
    } catch (error) {
      // EPERM, EISDIR: a system that knows no fsync of folders keeps names safe by itself; ENOENT: it has been removed meanwhile
      if (!NOT_FORCED.has((error as NodeJS.ErrnoException).code ?? '')) this.failed(error);
    }
  }
}

const NOT_FORCED: ReadonlySet<string> = new Set(['EPERM', 'EISDIR', 'EINVAL', 'ENOENT']);

function written({ temporary, path, octets, timeMs, placed = () => {} }: Draft): NewFile {
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    for (const piece of octets) writeAll(descriptor, piece);
    if (timeMs !== undefined) futimesSync(descriptor, timeMs / 1000, timeMs / 1000);
  } catch (error) {
    closeSync(descriptor);
    removeIfThere(temporary);
    throw error;
  }
  return { descriptor, temporary, path, placed };
}

function writeAll(descriptor: number, octets: Uint8Array): void {
  for (let at = 0; at < octets.length;) at += writeSync(descriptor, octets, at);
}
