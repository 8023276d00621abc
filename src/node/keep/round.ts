/**
 * One commit: new files are written under temporary names, forced to the disk, and renamed; their folders are forced; and only
 * then is removed what is not wanted any more. So at every moment each message is somewhere, and half of one is nowhere.
 */
import { closeSync, futimesSync, openSync, open } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { holdsAt } from '../../mail/octets.ts';
import type { Committed } from './barrier.ts';
import type { Disk } from './disk.ts';
import { removeIfThere } from './remove.ts';
import type { Reserve } from './reserve.ts';

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
  readonly #disk: Disk;
  readonly #files: NewFile[] = [];
  readonly #folders = new Set<string>();
  readonly #removals: (() => void)[] = [];
  readonly #undoings: { undo: () => void; letter: Uint8Array | undefined }[] = [];
  readonly #own: Uint8Array[] = [];
  /** The first thing that went wrong. */
  failure: NodeJS.ErrnoException | undefined;

  constructor(reserve: Reserve, disk: Disk) {
    this.#reserve = reserve;
    this.#disk = disk;
  }

  get isEmpty(): boolean {
    return this.#files.length === 0 && this.#folders.size === 0 && this.#removals.length === 0 && !this.failure;
  }

  /** Writes a file; room that was held for it is given up only if there is no other. */
  create(draft: Draft): void {
    this.attempt(() => this.#reserve.orElse(() => this.#files.push(written(draft, this.#disk))));
  }

  /** Gives a file that is safe already another name beside; false if that cannot be. */
  link(from: string, path: string, placed: () => void): boolean {
    try {
      this.#disk.link(from, path);
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

  /** If anything of it fails: what nobody is told of has not happened. `letter`: what was delivered by it. */
  ifFailed(undo: () => void, letter?: Uint8Array): void {
    this.#undoings.push({ undo, letter });
  }
  /** No client waits for this one: taken back it would be lost, so it is tried again. */
  keepsOn(letter: Uint8Array): void {
    this.#own.push(letter);
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

  /** Forces everything. What could not be written is written nowhere. */
  async force(): Promise<Committed> {
    await Promise.all(this.#files.map((file) => this.#settle(file)));
    await Promise.all([...this.#folders].map((folder) => this.#forceFolder(folder)));
    if (!this.failure) for (const remove of this.#removals) this.attempt(remove);
    if (this.failure) for (const { undo, letter } of this.#undoings) if (!this.#isOwn(letter)) undo();
    return { failure: this.failure };
  }

  /** What is delivered has fields on top of what was sent (RFC 5321 §4.4). */
  #isOwn(letter: Uint8Array | undefined): boolean {
    return letter !== undefined && this.#own.some((own) => holdsAt(letter, letter.length - own.length, own));
  }

  async #settle({ descriptor, temporary, path, placed }: NewFile): Promise<void> {
    try {
      await this.#disk.force(descriptor);
      this.#disk.rename(temporary, path);
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
      await this.#disk.force(descriptor).finally(() => closeSync(descriptor));
    } catch (error) {
      // EPERM, EISDIR: a system that knows no fsync of folders keeps names safe by itself; ENOENT: it has been removed meanwhile
      if (!NOT_FORCED.has((error as NodeJS.ErrnoException).code ?? '')) this.failed(error);
    }
  }
}

const NOT_FORCED: ReadonlySet<string> = new Set(['EPERM', 'EISDIR', 'EINVAL', 'ENOENT']);

function written({ temporary, path, octets, timeMs, placed = () => {} }: Draft, disk: Disk): NewFile {
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    for (const piece of octets) writeAll(disk, descriptor, piece);
    if (timeMs !== undefined) futimesSync(descriptor, timeMs / 1000, timeMs / 1000);
  } catch (error) {
    closeSync(descriptor);
    removeIfThere(temporary);
    throw error;
  }
  return { descriptor, temporary, path, placed };
}

function writeAll(disk: Disk, descriptor: number, octets: Uint8Array): void {
  for (let at = 0; at < octets.length;) at += disk.write(descriptor, octets.subarray(at));
}
