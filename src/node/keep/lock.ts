/**
 * Who has the keep folder: one `serve` at a time. A file tells which, and is good only while that process lives: its number may
 * belong to another one by now, so the moment at which it began stands there too.
 */
import { execFileSync } from 'node:child_process';
import { linkSync, openSync, closeSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { removeIfThere } from './remove.ts';
import { record, text, whole } from './values.ts';

export interface Owner {
  pid: number;
  /** When the process began, as its system tells it; '' where it does not. */
  began: string;
  host: string;
}

/** Another one has the folder. */
export class FolderInUse extends Error {
  readonly owner: Owner;

  constructor(owner: Owner) {
    super(`in use by process ${owner.pid} on ${owner.host}`);
    this.owner = owner;
  }
}

const LOCK = 'lock';
/** Its owner touches it so often; after so long without, an owner on another host counts as gone. */
const TOUCH_MS = 10_000;
const GONE_MS = 60_000;

export class FolderLock {
  /** The last owner did not give it back. */
  readonly crashed: boolean;
  readonly #path: string;
  readonly #timer: NodeJS.Timeout;

  private constructor(path: string, crashed: boolean) {
    this.#path = path;
    this.crashed = crashed;
    this.#timer = setInterval(() => touched(path), TOUCH_MS).unref();
  }

  /** Throws `FolderInUse`, or what the disk has against it. */
  static take(folder: string): FolderLock {
    const path = join(folder, LOCK);
    let crashed = false;
    while (!created(path)) {
      const found = readOwner(path);
      if (found && isAlive(found, path)) throw new FolderInUse(found);
      crashed = removeStale(path, found) || crashed;
    }
    return new FolderLock(path, crashed);
  }

  giveBack(): void {
    clearInterval(this.#timer);
    removeIfThere(this.#path);
  }
}

/** Whether there was none. It is written under another name first, so that nobody ever reads half of it. */
function created(path: string): boolean {
  const own = `${path}.${process.pid}`;
  const owner: Owner = { pid: process.pid, began: beginOf(process.pid), host: hostname() };
  writeFileSync(own, JSON.stringify(owner), { mode: 0o600 });
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    return createdWithoutLinks(path, owner, error);
  } finally {
    removeIfThere(own);
  }
}

/** On a file system that knows no second names. */
function createdWithoutLinks(path: string, owner: Owner, error: unknown): boolean {
  if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  try {
    const descriptor = openSync(path, 'wx', 0o600);
    writeFileSync(descriptor, JSON.stringify(owner));
    closeSync(descriptor);
    return true;
  } catch (second) {
    if ((second as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw second;
  }
}

const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK']);

/** Takes a lock away whose owner is gone; false if somebody else was quicker. What was taken by mistake is put back. */
function removeStale(path: string, found: Owner | undefined): boolean {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  const isTheSame = JSON.stringify(readOwner(aside)) === JSON.stringify(found);
  if (!isTheSame) linkSync(aside, path);
  removeIfThere(aside);
  return isTheSame;
}

/** `undefined` for a file that is none of ours, or has gone. */
function readOwner(path: string): Owner | undefined {
  try {
    const { pid, began, host } = record(JSON.parse(readFileSync(path, 'utf8')));
    return { pid: whole(pid), began: text(began), host: text(host) };
  } catch {
    return undefined;
  }
}

function isAlive({ pid, began, host }: Owner, path: string): boolean {
  if (host !== hostname()) return Date.now() - statSync(path).mtimeMs < GONE_MS;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return beginOf(pid) === began;
}

/** When this process began: Linux counts ticks since its own beginning; other systems tell it through `ps`. */
function beginOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return beginByPs(pid);
  }
}

function beginByPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

function touched(path: string): void {
  try {
    utimesSync(path, Date.now() / 1000, Date.now() / 1000);
  } catch {
    // somebody has removed it: nothing to keep fresh
  }
}
