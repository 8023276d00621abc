/**
 * A mailbox read from its folder: letters give their UIDs and flags by their names, the index the rest. A letter of which nothing is
 * known gets a new UID, at the end; without an index all do, and UIDVALIDITY tells clients so.
 */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM_FLAGS, type MailboxState, type StoredMessage } from '../../mail/mailbox.ts';
import { letterBase, placeOf } from './letter-names.ts';
import type { LetterFile } from './letters.ts';
import type { IndexedMessage, MailboxIndex } from './mailbox-index.ts';

/** After a crash mod-sequences begin so much higher: clients may have heard of changes that are not on the disk. */
const REVISIONS_LOST = 1_000_000;
/** Such a UID nobody has reached by counting: it would leave none to those that come. */
const BEYOND_COUNTING = 2 ** 31;

const isSystemFlag = (flag: string): boolean => SYSTEM_FLAGS.some((one) => one === flag);

export class MailboxOnDisk {
  readonly #index: MailboxIndex | undefined;
  readonly #crashed: boolean;
  #revision: number;

  /** `crashed`: the index may be older than the letters. */
  constructor(index: MailboxIndex | undefined, crashed: boolean) {
    this.#index = index;
    this.#crashed = crashed;
    this.#revision = (index?.revision ?? 1) + (crashed ? REVISIONS_LOST : 0);
  }

  /** `files` takes the names of the letters' files; where a letter gets a new UID, its file gets a new name. */
  state(path: string, letters: readonly LetterFile[], uidValidity: number, files: Map<number, string>): MailboxState {
    const known = this.#known(letters);
    let uidNext = this.#uidNext(known);
    const messages: StoredMessage[] = [];
    for (const letter of letters) {
      const uid = known.get(letter) ?? uidNext++;
      const message = this.#message(uid, letter);
      messages.push(message);
      files.set(uid, letter.named.uid === uid ? letter.path : renamed(path, letter, message));
    }
    if (this.#hasLost(files)) this.#revision++;
    messages.sort((a, b) => a.uid - b.uid);
    return { uidValidity: this.#index?.uidValidity ?? uidValidity, uidNext, revision: this.#revision, messages };
  }

  /** Letters that have the UID of their name still: one that the index has, or that was given since. */
  #known(letters: readonly LetterFile[]): Map<LetterFile, number> {
    const known = new Map<number, LetterFile>();
    for (const letter of letters) {
      const { uid } = letter.named;
      if (uid !== undefined && uid > 0 && !known.has(uid) && this.#isGiven(uid)) known.set(uid, letter);
    }
    return new Map([...known].map(([uid, letter]) => [letter, uid]));
  }

  #isGiven(uid: number): boolean {
    return this.#index !== undefined && (this.#index.messages.has(uid) || (uid >= this.#index.uidNext && uid < BEYOND_COUNTING));
  }

  #uidNext(known: ReadonlyMap<LetterFile, number>): number {
    const indexed = this.#crashed ? this.#index?.reserved : this.#index?.uidNext;
    return [...known.values()].reduce((next, uid) => Math.max(next, uid + 1), indexed ?? 1);
  }

  #message(uid: number, { path, named, octets, timeMs }: LetterFile): StoredMessage {
    const indexed = this.#index?.messages.get(uid);
    const flags = new Set([...named.flags, ...(indexed?.flags ?? []).filter((flag) => !isSystemFlag(flag))]);
    const recent = indexed?.recent ?? path.startsWith('new/');
    return { uid, octets, internalDateMs: timeMs, flags, recent, revision: this.#revisionOf(indexed, named.flags) };
  }

  /** A new one for what has changed since the index was written; for everything, where nobody knows what has. */
  #revisionOf(indexed: IndexedMessage | undefined, flags: readonly string[]): number {
    if (this.#crashed) return this.#revision;
    const before = indexed?.flags.filter(isSystemFlag).sort().join();
    return indexed && before === [...flags].sort().join() ? indexed.revision : ++this.#revision;
  }

  #hasLost(files: ReadonlyMap<number, string>): boolean {
    return [...(this.#index?.messages.keys() ?? [])].some((uid) => !files.has(uid));
  }
}

function renamed(folder: string, { path, named, octets }: LetterFile, { uid, flags, recent }: StoredMessage): string {
  const file = placeOf(letterBase(octets.length, uid), flags, recent, named.others);
  renameSync(join(folder, path), join(folder, file));
  return file;
}
