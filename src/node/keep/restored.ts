/** Mailboxes as they lie on the disk, with the UIDs, flags and mod-sequences that clients know. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MailboxState } from '../../mail/mailbox.ts';
import type { Mailboxes, MailboxesState } from '../../mail/mailboxes.ts';
import { ACCOUNT_INDEX, readAccount, readSubscriptions, SUBSCRIPTIONS } from './account-index.ts';
import { readOrSetAside, type Tell } from './aside.ts';
import { folderName, mailboxName, otherFolderName } from './folder-names.ts';
import { readLetters } from './letters.ts';
import { MAILBOX_INDEX, readIndex, type MailboxIndex } from './mailbox-index.ts';
import { MailboxOnDisk } from './mailbox-on-disk.ts';

/** What is in `tmp` under such a name is being removed. */
export const REMOVED = 'removed-';

export interface Restoring {
  /** A UIDVALIDITY that no earlier mailbox had. */
  freshUidValidity: number;
  /** The last one who had the folder did not stop by himself. */
  crashed: boolean;
  /** Their numbers are known already: of mail that an earlier version has kept. */
  numbered: boolean;
  tell: Tell;
}

/** Where a mailbox lies, and the files of its letters by their UIDs. */
export interface FoundMailbox {
  path: string;
  files: ReadonlyMap<number, string>;
}
type ReadFolder = MailboxesState['folders'][number] & FoundMailbox;

/** Puts the mailboxes into the state of the folder; new ones, where there is none, count as no earlier ones did. */
export function restored(mailboxes: Mailboxes, path: string, restoring: Restoring): Map<string, FoundMailbox> {
  const found = foldersIn(path);
  if (found.length === 0) {
    if (!restoring.numbered) mailboxes.restore(renumbered(mailboxes.state, restoring.freshUidValidity));
    return new Map();
  }
  clearAway(join(path, 'tmp'));
  // what a new account begins with was taken up when it was new
  mailboxes.inbox.expunge(mailboxes.inbox.messages.map(({ uid }) => uid));
  const read = found.map((folder) => readFolder(path, folder, restoring));
  const folders = withOwnNames(read);
  mailboxes.restore(stateOf(path, folders, restoring));
  return new Map(folders.map(({ name, path, files }) => [name, { path, files }]));
}

/** Where two say that they are the same mailbox, one of them was about to go: the younger has the name. */
function withOwnNames(folders: readonly ReadFolder[]): ReadFolder[] {
  const byName = new Map<string, ReadFolder>();
  for (const folder of [...folders].sort((a, b) => (b.mailbox?.uidValidity ?? 0) - (a.mailbox?.uidValidity ?? 0))) {
    let { name } = folder;
    for (let count = 2; byName.has(name); count++) name = `${folder.name}~${count}`;
    byName.set(name, { ...folder, name });
  }
  return [...byName.values()];
}

/** The same mailboxes with UIDVALIDITYs from this number on: RFC 3501 §2.3.1.1, none that an earlier mailbox of this name may have had. */
export function renumbered({ folders, ...state }: MailboxesState, from: number): MailboxesState {
  const numbered = folders.map(({ mailbox, ...folder }, index) => ({ ...folder, mailbox: mailbox && withNumber(mailbox, from + index) }));
  return { ...state, folders: numbered, lastUidValidity: from + folders.length - 1 };
}

function withNumber({ uidNext, revision, messages }: MailboxState, uidValidity: number): MailboxState {
  return { uidValidity, uidNext, revision, messages };
}

function stateOf(path: string, folders: readonly ReadFolder[], { freshUidValidity, tell }: Restoring): MailboxesState {
  const account = readOrSetAside(join(path, ACCOUNT_INDEX), readAccount, tell);
  const subscribed = readOrSetAside(join(path, SUBSCRIPTIONS), readSubscriptions, tell) ?? folders.map(({ name }) => name);
  const known = new Set(folders.map(({ name }) => name));
  const names = (account?.names ?? [])
    .filter((name) => !known.has(name))
    .map((name) => ({ name, uses: [], access: [], mailbox: undefined }));
  const largest = Math.max(...folders.map(({ mailbox }) => mailbox?.uidValidity ?? 0));
  return {
    folders: [...folders, ...names],
    subscribed,
    lastUidValidity: Math.max(account?.lastUidValidity ?? freshUidValidity, largest),
    retiredUidValidity: account?.retiredUidValidity ?? freshUidValidity,
  };
}

/** Folders that were on their way out. */
function clearAway(path: string): void {
  if (!existsSync(path)) return;
  for (const name of readdirSync(path)) if (name.startsWith(REMOVED)) rmSync(join(path, name), { recursive: true, force: true });
}

/** INBOX and the folders beside it; none where there is no mail yet. */
function foldersIn(path: string): string[] {
  if (!existsSync(path)) return [];
  const folders = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory() && /^\.[^.]/.test(entry.name));
  const below = folders.map(({ name }) => name).filter((name) => isMaildir(join(path, name)));
  return below.length > 0 || isMaildir(path) ? ['', ...below] : [];
}

function isMaildir(path: string): boolean {
  return ['cur', 'new', MAILBOX_INDEX].some((name) => existsSync(join(path, name)));
}

function readFolder(account: string, folder: string, { freshUidValidity, crashed, tell }: Restoring): ReadFolder {
  const path = join(account, folder);
  const index = readOrSetAside(join(path, MAILBOX_INDEX), readIndex, tell);
  const files = new Map<number, string>();
  const mailbox = new MailboxOnDisk(index, crashed).state(path, readLetters(path, tell), freshUidValidity, files);
  return { name: nameOf(folder, index), uses: index?.uses ?? [], access: index?.access ?? [], mailbox, path, files };
}

/** The index knows names that a folder cannot bear; but somebody may have given the folder another name. */
function nameOf(folder: string, index: MailboxIndex | undefined): string {
  const isCalled = (name: string) => folder === folderName(name) || folder.startsWith(otherFolderName(name));
  return index && isCalled(index.name) ? index.name : mailboxName(folder);
}
