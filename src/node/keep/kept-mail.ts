/**
 * The keep folder of `serve`: accounts as Maildir++ trees, queues, and the lock of whoever has it. Mailboxes and queues live in
 * memory; each change of theirs is written by the next commit, and the write barrier lets nothing be said before that.
 */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { Directory } from '../../agents/directory.ts';
import type { Mta } from '../../agents/mta/mta.ts';
import { makeFolder } from '../make-folder.ts';
import type { Tell } from './aside.ts';
import { Barrier, type Committed } from './barrier.ts';
import { realDisk, type Disk } from './disk.ts';
import { converted, earlierFolder, readEarlierMailboxes, readEarlierQueue } from './earlier.ts';
import { KeptAccount } from './kept-account.ts';
import { KeptQueue, type Queued } from './kept-queue.ts';
import { FolderLock } from './lock.ts';
import { Reserve } from './reserve.ts';
import { Round } from './round.ts';

/** How far flags may lag behind, and how long until a commit that failed is tried again, ms. */
const LAG_MS = 1000;
const TURN_MS = 20;

export class KeptMail {
  readonly barrier = new Barrier(() => this.#commit());
  readonly #folder: string;
  readonly #freshUidValidity: number;
  readonly #tell: Tell;
  readonly #reserve: Reserve;
  readonly #disk: Disk;
  #accounts: readonly KeptAccount[] = [];
  #queue = new KeptQueue('', new Map());
  #waiting: { path: string; queued: Queued }[] = [];
  #converting: string[] = [];
  #lock: FolderLock | undefined;
  #timer: NodeJS.Timeout | undefined;
  #catchesUp = false;
  #complained = false;
  /** What the last commit could not write is to be tried again. */
  #retries = false;

  /** `freshUidValidity`: one that no earlier mailbox had. */
  constructor(folder: string, freshUidValidity: number, tell: Tell, disk = realDisk) {
    this.#disk = disk;
    this.#freshUidValidity = freshUidValidity;
    this.#folder = folder;
    this.#tell = tell;
    this.#reserve = new Reserve(join(folder, 'reserve'));
  }

  /**
   * Takes the folder, and puts what lies in it into these mailboxes. Tells how many letters there were. Throws `FolderInUse`, or
   * what the disk has against it.
   */
  async open(everyone: Directory, mtas: ReadonlyMap<string, Mta>): Promise<number> {
    makeFolder(this.#folder, 0o700);
    accessSync(this.#folder, constants.R_OK | constants.W_OK | constants.X_OK);
    this.#lock = FolderLock.take(this.#folder);
    this.#reserve.open();
    this.#accounts = everyone.all.map((account) => new KeptAccount(account, join(this.#folder, account.address), () => this.#changed()));
    this.#queue = new KeptQueue(join(this.#folder, QUEUE), mtas);
    const letters = this.#accounts.reduce((sum, account) => sum + this.#openAccount(account), 0);
    this.#openQueue();
    this.#catchesUp = true;
    this.barrier.touch();
    await this.barrier.quiet();
    return letters;
  }

  /** Lets the folder go as it is. */
  release(): void {
    clearTimeout(this.#timer);
    this.#lock?.giveBack();
    this.#lock = undefined;
  }

  /** Puts back what waited in queues: they begin to work. Tells how many messages that is. */
  async resume(): Promise<number> {
    const count = this.#queue.resume(this.#waiting, () => this.#changed());
    this.#waiting = [];
    await this.barrier.quiet();
    for (const folder of this.#converting) converted(folder, this.#tell);
    this.#converting = [];
    return count;
  }

  /** Whether so many octets more find room: RFC 5321 §4.2.2, 452. */
  hasSpace(octets: number): boolean {
    return this.#reserve.hasSpace(octets);
  }

  get queued(): number {
    return this.#queue.count;
  }
  get letters(): number {
    return this.#accounts.reduce((sum, { account }) => sum + account.mailboxes.count, 0);
  }

  /** Writes the last flags, and gives the folder back. */
  async close(): Promise<void> {
    if (!this.#lock) return;
    this.#retry();
    do {
      this.#catchesUp = true;
      this.barrier.touch();
      await this.barrier.quiet();
    } while (this.#lags && !this.#complained);
    this.#reserve.close();
    this.release();
  }

  get #lags(): boolean {
    return this.#accounts.some(({ lags }) => lags);
  }

  #openAccount(account: KeptAccount): number {
    const earlier = earlierFolder(account.path);
    if (earlier !== undefined) {
      readEarlierMailboxes(earlier, account.account.mailboxes, this.#tell);
      this.#converting.push(earlier);
    }
    return account.open({
      freshUidValidity: this.#freshUidValidity,
      crashed: this.#lock!.crashed,
      tell: this.#tell,
      numbered: earlier !== undefined,
    });
  }

  #openQueue(): void {
    const path = join(this.#folder, QUEUE);
    const earlier = earlierFolder(path);
    this.#waiting = this.#queue.read(this.#tell);
    if (earlier === undefined) return;
    this.#waiting.push(...readEarlierQueue(earlier, this.#tell).map((queued) => ({ path: this.#queue.freshPath(), queued })));
    this.#converting.push(earlier);
  }

  #changed(): void {
    this.barrier.touch();
    this.#later(LAG_MS);
  }

  #later(delayMs: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#catchesUp = true;
      this.#retry();
      this.barrier.touch();
    }, delayMs).unref();
  }

  #commit(): Promise<Committed> | undefined {
    if (!this.#lock) return undefined;
    const round = new Round(this.#reserve, this.#disk);
    for (const account of this.#accounts) account.follow(round);
    this.#queue.follow(round);
    if (this.#catchesUp) this.#catchUp(round);
    return round.isEmpty ? undefined : this.#force(round);
  }

  /** What is too much for one turn goes on in another. */
  #catchUp(round: Round): void {
    this.#catchesUp = false;
    for (const account of this.#accounts) account.catchUp(round);
    if (this.#lags) this.#later(TURN_MS);
  }

  async #force(round: Round): Promise<Committed> {
    const outcome = await round.force();
    this.#reserve.settled();
    if (outcome.failure) this.#failed(outcome.failure);
    else this.#complained = false;
    return outcome;
  }

  /** Nothing that depended on it is promised. What was new has been taken back where that could be; the rest stays in memory, and is tried again. */
  #failed({ code = '' }: NodeJS.ErrnoException): void {
    if (!this.#complained) this.#tell({ what: 'unwritable', reason: code });
    this.#complained = true;
    this.#retries = true;
    this.#later(LAG_MS);
  }

  /** Everything is looked at again: in its own time, for a disk that fails at once would be asked without end. */
  #retry(): void {
    if (!this.#retries) return;
    this.#retries = false;
    for (const account of this.#accounts) account.touchAll();
    this.#queue.touch();
  }
}

const QUEUE = 'queue';
