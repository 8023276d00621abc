/**
 * One account's mailboxes in a folder: each message a file that any mail program opens, and beside them `mailboxes.json`, which
 * says in which mailbox each of them lies, under which UID, with which flags and date. A message without a word in it goes to INBOX.
 */
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailboxState, StoredMessage } from '../mail/mailbox.ts';
import { Mailboxes, SPECIAL_USES, type MailboxesState } from '../mail/mailboxes.ts';
import { list, record, text, whole } from './kept-values.ts';

const INDEX = 'mailboxes.json';
type FolderState = MailboxesState['folders'][number];
/** Octets of a message, by the name of its file. */
type Files = ReadonlyMap<string, Uint8Array>;

/** Writes everything; nothing for mailboxes that nobody has touched. Returns how many messages there were. */
export async function keepMailboxes(folder: string, mailboxes: Mailboxes): Promise<number> {
  const { state } = mailboxes;
  if (isUntouched(state)) return 0;
  await mkdir(folder, { recursive: true });
  let count = 0;
  const folders: unknown[] = [];
  for (const { name, uses, access, mailbox } of state.folders) {
    const messages: unknown[] = [];
    for (const { octets, flags, ...facts } of mailbox?.messages ?? []) {
      const file = `${String(++count).padStart(6, '0')}.eml`;
      await writeFile(join(folder, file), octets);
      messages.push({ file, ...facts, flags: [...flags] });
    }
    folders.push({ name, uses: [...uses], access: [...access], mailbox: mailbox && { ...numbersOf(mailbox), messages } });
  }
  await writeFile(join(folder, INDEX), JSON.stringify({ ...state, subscribed: [...state.subscribed], folders }, null, 1));
  return count;
}

/** Puts back what the folder holds, and removes its files. Returns how many messages there were. */
export async function takeMailboxesBack(folder: string, mailboxes: Mailboxes): Promise<number> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const files = new Map<string, Uint8Array>();
  for (const name of names) if (name.endsWith('.eml')) files.set(name, Uint8Array.from(await readFile(join(folder, name))));
  const known = new Set<string>();
  const state = names.includes(INDEX) ? readState(await readFile(join(folder, INDEX), 'utf8'), files, known) : undefined;
  if (state) mailboxes.restore(state);
  for (const [name, octets] of files) {
    const path = join(folder, name);
    if (!state || !known.has(name)) mailboxes.inbox.append(octets, { internalDateMs: Math.floor((await stat(path)).mtimeMs) });
  }
  for (const name of [...files.keys(), ...(state ? [INDEX] : [])]) await rm(join(folder, name));
  return files.size;
}

/** As a new account finds them. */
function isUntouched(state: MailboxesState): boolean {
  const fresh = new Mailboxes().state;
  const names = ({ folders }: MailboxesState) => folders.map(({ name }) => name).join('\n');
  const changed = ({ mailbox, access }: FolderState) => !mailbox || mailbox.uidNext > 1 || [...access].length > 0;
  const subscribed = (of: MailboxesState) => [...of.subscribed].sort().join('\n');
  return names(state) === names(fresh) && subscribed(state) === subscribed(fresh) && !state.folders.some(changed);
}

function numbersOf({ uidValidity, uidNext, revision }: MailboxState): Omit<MailboxState, 'messages'> {
  return { uidValidity, uidNext, revision };
}

/** `undefined` for a text that is not one of ours. `known` takes the files that it speaks of. */
function readState(json: string, files: Files, known: Set<string>): MailboxesState | undefined {
  try {
    const read = record(JSON.parse(json));
    return {
      folders: list(read.folders).map((folder) => readFolder(record(folder), files, known)),
      subscribed: list(read.subscribed).map(text),
      lastUidValidity: whole(read.lastUidValidity),
      retiredUidValidity: whole(read.retiredUidValidity, 0),
    };
  } catch {
    return undefined;
  }
}

function readFolder(read: Record<string, unknown>, files: Files, known: Set<string>): FolderState {
  const written = list(read.uses).map(text);
  return {
    name: text(read.name),
    uses: SPECIAL_USES.filter((use) => written.includes(use)),
    access: list(read.access).map((entry) => [text(list(entry)[0]), text(list(entry)[1])] as const),
    mailbox: read.mailbox === undefined ? undefined : readMailbox(record(read.mailbox), files, known),
  };
}

function readMailbox(read: Record<string, unknown>, files: Files, known: Set<string>): MailboxState {
  const messages = list(read.messages).flatMap((message) => readMessage(record(message), files, known));
  messages.sort((a, b) => a.uid - b.uid);
  const largest = messages.at(-1)?.uid ?? 0;
  return { uidValidity: whole(read.uidValidity), uidNext: whole(read.uidNext, largest + 1), revision: whole(read.revision), messages };
}

/** Nothing, if its file is gone. */
function readMessage(read: Record<string, unknown>, files: Files, known: Set<string>): StoredMessage[] {
  const file = text(read.file);
  const octets = files.get(file);
  if (!octets || known.has(file)) return [];
  known.add(file);
  const flags = new Set(list(read.flags).map(text));
  const internalDateMs = whole(read.internalDateMs, 0);
  return [{ uid: whole(read.uid), octets, internalDateMs, flags, recent: read.recent === true, revision: whole(read.revision) }];
}
