/** One account on the disk: a Maildir++ tree whose root is its INBOX. It follows the mailboxes that sessions change. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountHere } from '../../agents/directory.ts';
import type { Mailbox } from '../../mail/mailbox.ts';
import type { Folder } from '../../mail/mailboxes.ts';
import { utf8 } from '../../mail/octets.ts';
import { makeFolder } from '../make-folder.ts';
import { ACCOUNT_INDEX, formatAccount, formatSubscriptions, SUBSCRIPTIONS } from './account-index.ts';
import { freeName } from './aside.ts';
import { folderName, otherFolderName } from './folder-names.ts';
import { KeptMailbox, type Whereabouts } from './kept-mailbox.ts';
import { uniqueName } from './letter-names.ts';
import { REMOVED, restored, type Restoring } from './restored.ts';
import type { Round } from './round.ts';

export class KeptAccount {
  readonly account: AccountHere;
  readonly path: string;
  readonly #changed: () => void;
  readonly #whereabouts: Whereabouts = new WeakMap();
  readonly #kept = new Map<Mailbox, KeptMailbox>();
  /** Mailboxes in which something has happened since the last commit; and whether names, rights or subscriptions have changed. */
  readonly #touched = new Set<KeptMailbox>();
  #treeTouched = true;
  /** What small files say on the disk. */
  readonly #said = new Map<string, string>();

  /** `changed` is called after each change that is to be written. */
  constructor(account: AccountHere, path: string, changed: () => void) {
    this.account = account;
    this.path = path;
    this.#changed = changed;
  }

  /** Takes up what lies on the disk, or begins with nothing; and follows the mailboxes from now on. Tells how many letters there were. */
  open(restoring: Restoring): number {
    const files = restored(this.account.mailboxes, this.path, restoring);
    for (const folder of this.account.mailboxes.all) {
      const found = files.get(folder.name);
      if (folder.mailbox && found) this.#keep(folder, folder.mailbox, found.path, found.files);
    }
    this.account.mailboxes.watch(() => {
      this.#treeTouched = true;
      this.#changed();
    });
    return this.account.mailboxes.count;
  }

  /** Whether flags are on the disk otherwise than here. */
  get lags(): boolean {
    return [...this.#kept.values()].some(({ lags }) => lags);
  }

  /** Writes what must not be lost. */
  follow(round: Round): void {
    if (this.#treeTouched) this.#followTree(round);
    const touched = [...this.#touched];
    this.#touched.clear();
    for (const kept of touched) kept.follow(round);
  }

  /** Flags, and what else may come a moment later. */
  catchUp(round: Round): void {
    for (const kept of this.#kept.values()) if (kept.lags) kept.catchUp(round);
  }

  /** A commit has failed: everything is looked at again. */
  touchAll(): void {
    this.#treeTouched = true;
    for (const kept of this.#kept.values()) this.#touched.add(kept);
  }

  #followTree(round: Round): void {
    this.#treeTouched = false;
    round.attempt(() => makeFolder(join(this.path, 'tmp'), 0o700));
    const { mailboxes } = this.account;
    const folders = mailboxes.all;
    for (const folder of folders) if (folder.mailbox) this.#followFolder(folder, folder.mailbox, round);
    const present = new Set(folders.map(({ mailbox }) => mailbox));
    for (const kept of [...this.#kept.values()]) if (!present.has(kept.mailbox)) this.#drop(kept, round);
    const { state } = mailboxes;
    this.#say(round, ACCOUNT_INDEX, formatAccount(state));
    this.#say(round, SUBSCRIPTIONS, formatSubscriptions(state.subscribed));
  }

  #followFolder(folder: Folder, mailbox: Mailbox, round: Round): void {
    const kept = this.#kept.get(mailbox);
    if (!kept) this.#touched.add(this.#made(folder, mailbox, round));
    else if (kept.folder.name !== folder.name) this.#move(kept, folder, round);
    else kept.folder = folder;
    this.#kept.get(mailbox)!.followFacts(round);
  }

  #made(folder: Folder, mailbox: Mailbox, round: Round): KeptMailbox {
    const kept = this.#keep(folder, mailbox, this.#freePath(folder.name));
    kept.prepare(round);
    round.forceFolder(this.path);
    return kept;
  }

  #keep(folder: Folder, mailbox: Mailbox, path: string, files?: ReadonlyMap<number, string>): KeptMailbox {
    const kept = new KeptMailbox(folder, mailbox, path, this.#whereabouts, files);
    this.#kept.set(mailbox, kept);
    mailbox.watch(() => {
      kept.lag();
      this.#touched.add(kept);
      this.#changed();
    });
    return kept;
  }

  #move(kept: KeptMailbox, folder: Folder, round: Round): void {
    const path = this.#freePath(folder.name);
    round.attempt(() => {
      renameSync(kept.path, path);
      kept.path = path;
      kept.folder = folder;
    });
    round.forceFolder(this.path);
  }

  /** First out of sight, so that half a mailbox is never one; and not before whatever it gave to others is safe. */
  #drop(kept: KeptMailbox, round: Round): void {
    round.then(() => {
      const removed = join(this.path, 'tmp', `${REMOVED}${uniqueName()}`);
      renameSync(kept.path, removed);
      this.#kept.delete(kept.mailbox);
      rmSync(removed, { recursive: true, force: true });
    });
  }

  /** The usual name, if it is free: the disk may not tell A from a, and a mailbox that is about to go may be there still. */
  #freePath(name: string): string {
    const usual = join(this.path, folderName(name));
    const isFree = name === 'INBOX' || !existsSync(usual);
    return isFree ? usual : freeName(join(this.path, otherFolderName(name)));
  }

  #say(round: Round, name: string, text: string): void {
    if (this.#said.get(name) === text) return;
    const draft = { temporary: join(this.path, 'tmp', uniqueName()), path: join(this.path, name), octets: [utf8(text)] };
    round.create({ ...draft, placed: () => void this.#said.set(name, text) });
  }
}
