/** One mailbox on the disk: a Maildir, and its index. It follows the mailbox that sessions change, commit by commit. */
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import type { Folder } from '../../mail/mailboxes.ts';
import { utf8 } from '../../mail/octets.ts';
import { letterBase, placeOf, readLetterName, uniqueName } from './letter-names.ts';
import { factsOf, formatIndex, MAILBOX_INDEX } from './mailbox-index.ts';
import { makePlaces } from './letters.ts';
import { removeIfThere } from './remove.ts';
import type { Round } from './round.ts';

/** Letters that get another name in one turn of the event loop: thousands at once would keep everybody waiting. */
const NAMES_A_TURN = 500;

/** Where octets lie on the disk, so that a copy of them shares the file; and whether the message that it is of is still there. */
export type Whereabouts = WeakMap<Uint8Array, { path(): string; isKept(): boolean }>;

export class KeptMailbox {
  readonly mailbox: Mailbox;
  /** What it is called, and whose rights it has; and where it lies. */
  folder: Folder;
  path: string;
  readonly #whereabouts: Whereabouts;
  /** UID → path within the folder. */
  readonly #files = new Map<number, string>();
  /** The first UID that nobody has tried to write; and those below that could not be. */
  #next = 1;
  #failed: StoredMessage[] = [];
  /** Of the index on the disk: up to which UID it is good, and what it says besides messages. */
  #reserved = 0;
  #facts = '';
  /** Flags or names of files may stand otherwise than the mailbox. */
  #lags = true;

  /** `files`: what lies there already, and is known. */
  constructor(folder: Folder, mailbox: Mailbox, path: string, whereabouts: Whereabouts, files: ReadonlyMap<number, string> = new Map()) {
    this.folder = folder;
    this.mailbox = mailbox;
    this.path = path;
    this.#whereabouts = whereabouts;
    for (const message of mailbox.messages) {
      const file = files.get(message.uid);
      if (file !== undefined) this.#placed(message, file);
    }
    if (files.size > 0) this.#next = mailbox.uidNext;
  }

  /** It has changed. */
  lag(): void {
    this.#lags = true;
  }

  get lags(): boolean {
    return this.#lags;
  }

  /** Makes its folders. */
  prepare(round: Round): void {
    round.attempt(() => makePlaces(this.path));
    round.forceFolder(this.path);
  }

  /** What is new, what is gone, and the index where neither file names nor it tell which UIDs were given. */
  follow(round: Round): void {
    const { messages, uidNext } = this.mailbox;
    const added = [...this.#failed.filter((message) => this.mailbox.get(message.uid) === message), ...addedSince(messages, this.#next)];
    this.#failed = [...added];
    this.#next = uidNext;
    for (const message of added) this.#add(message, round);
    if (this.#files.size + this.#failed.length > messages.length) this.#removeGone(round);
    if (Math.max(this.#reserved, (messages.at(-1)?.uid ?? 0) + 1) < uidNext) this.#writeIndex(round);
  }

  /** Names and index as the mailbox stands now; some names may be left for another turn. */
  catchUp(round: Round): void {
    if (!this.#rename(round)) return;
    this.#writeIndex(round);
    this.#lags = false;
  }

  /** What is known of the mailbox besides its messages may have changed. */
  followFacts(round: Round): void {
    if (JSON.stringify(factsOf(this.folder, this.mailbox)) !== this.#facts) this.#writeIndex(round);
  }

  #writeIndex(round: Round): void {
    const facts = factsOf(this.folder, this.mailbox);
    const { text, reserved } = formatIndex(facts, this.mailbox);
    const draft = { temporary: this.#temporary(), path: join(this.path, MAILBOX_INDEX), octets: [utf8(text)] };
    const placed = () => {
      this.#reserved = reserved;
      this.#facts = JSON.stringify(facts);
    };
    round.create({ ...draft, placed });
  }

  #add(message: StoredMessage, round: Round): void {
    const { uid, octets, internalDateMs, flags, recent } = message;
    const file = placeOf(letterBase(octets.length, uid), flags, recent);
    const placed = () => {
      this.#placed(message, file);
      this.#failed = this.#failed.filter((one) => one !== message);
    };
    const path = join(this.path, file);
    const twin = this.#whereabouts.get(octets);
    // what was moved here is nobody else's now
    if (twin?.isKept() !== false) round.ifFailed(() => this.mailbox.expunge([uid]), octets);
    if (twin && round.link(twin.path(), path, placed)) return;
    round.create({ temporary: this.#temporary(), path, octets: [octets], timeMs: internalDateMs, placed });
  }

  #placed({ uid, octets }: StoredMessage, file: string): void {
    this.#files.set(uid, file);
    const isKept = () => this.mailbox.get(uid) !== undefined;
    this.#whereabouts.set(octets, { path: () => join(this.path, this.#files.get(uid) ?? ''), isKept });
  }

  #removeGone(round: Round): void {
    for (const uid of [...this.#files.keys()].filter((uid) => !this.mailbox.get(uid)))
      round.then(() => {
        const path = this.#found(uid);
        if (path !== undefined) removeIfThere(path);
        this.#files.delete(uid);
      });
  }

  /** Gives files the names that tell their flags; false if there were too many. */
  #rename(round: Round): boolean {
    let count = 0;
    for (const message of this.mailbox.messages) {
      const file = this.#files.get(message.uid);
      if (file === undefined) continue;
      const { base, others } = readLetterName(file.slice(file.indexOf('/') + 1));
      const wanted = placeOf(base, message.flags, message.recent, others);
      if (wanted === file) continue;
      if (++count > NAMES_A_TURN) return false;
      round.attempt(() => this.#renameFile(message.uid, wanted));
    }
    return true;
  }

  #renameFile(uid: number, wanted: string): void {
    const path = this.#found(uid);
    if (path === undefined) return;
    renameSync(path, join(this.path, wanted));
    this.#files.set(uid, wanted);
  }

  /** Where the letter lies: another program may have given its file other flags. `undefined`: it is gone. */
  #found(uid: number): string | undefined {
    const file = this.#files.get(uid)!;
    if (existsSync(join(this.path, file))) return join(this.path, file);
    const { base } = readLetterName(file.slice(file.indexOf('/') + 1));
    const paths = ['new', 'cur'].flatMap((place) => readdirSync(join(this.path, place)).map((name) => join(this.path, place, name)));
    return paths.find((path) => readLetterName(path.slice(path.lastIndexOf('/') + 1)).base === base);
  }

  #temporary(): string {
    return join(this.path, 'tmp', uniqueName());
  }
}

/** Those from this UID on, the oldest first. */
function addedSince(messages: readonly StoredMessage[], uid: number): readonly StoredMessage[] {
  let from = messages.length;
  while (from > 0 && messages[from - 1]!.uid >= uid) from--;
  return messages.slice(from);
}
