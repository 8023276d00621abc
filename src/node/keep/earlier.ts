/**
 * Mail that an earlier version has kept, as one file a message and one word about all of them. It is taken over once; its files stay,
 * in a folder beside that says so.
 */
import { existsSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { MailboxState, StoredMessage } from '../../mail/mailbox.ts';
import { SPECIAL_USES, type Mailboxes, type MailboxesState } from '../../mail/mailboxes.ts';
import { freeName, readOrSetAside, type Tell } from './aside.ts';
import { readAddressee, readItem, type Queued } from './kept-queue.ts';
import { list, record, text, whole } from './values.ts';

const INDEX = 'mailboxes.json';
type FolderState = MailboxesState['folders'][number];
/** Octets of a message, by the name of its file. */
type Files = ReadonlyMap<string, Uint8Array>;

/** A folder in the earlier format, out of the way of the new one; `undefined` if there is none. */
export function earlierFolder(path: string): string | undefined {
  const converting = `${path}.converting`;
  const isEarlier = existsSync(path) && readdirSync(path).some((name) => name === INDEX || name.endsWith('.eml'));
  // a conversion that was interrupted begins again
  if (existsSync(converting) && existsSync(path)) renameSync(path, freeName(`${path}.unfinished`));
  else if (isEarlier) renameSync(path, converting);
  return existsSync(converting) ? converting : undefined;
}

/** Everything in it is in the new format now, and safe. */
export function converted(converting: string, tell: Tell): void {
  const path = converting.slice(0, -'.converting'.length);
  const aside = freeName(`${path}.earlier-version`);
  renameSync(converting, aside);
  tell({ what: 'converted', path, aside });
}

/** Puts what the folder holds into the mailboxes. A message without a word in the index goes to INBOX. */
export function readEarlierMailboxes(folder: string, mailboxes: Mailboxes, tell: Tell): void {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .sort();
  const files = new Map(names.map((name) => [name, Uint8Array.from(readFileSync(join(folder, name)))]));
  const known = new Set<string>();
  const state = readOrSetAside(join(folder, INDEX), (content) => readState(content.toString('utf8'), files, known), tell);
  if (state) mailboxes.restore(state);
  for (const [name, octets] of files)
    if (!state || !known.has(name)) mailboxes.inbox.append(octets, { internalDateMs: Math.floor(statSync(join(folder, name)).mtimeMs) });
}

/** What waited in the queue. */
export function readEarlierQueue(folder: string, tell: Tell): Queued[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const file = join(folder, name);
      const queued = readOrSetAside(file, (content) => readQueued(content, readFileSync(file.replace(/\.json$/, '.eml'))), tell);
      return queued ? [queued] : [];
    });
}

function readQueued(content: Buffer, message: Buffer): Queued {
  const head = content.toString('utf8');
  const { host, envelope, addressees } = record(JSON.parse(head));
  const item = readItem({ arrivedMs: Date.now(), ...record(envelope) });
  const pending = list(addressees).map((one) => readAddressee(record(one)));
  const progress = { tries: 0, toldDelay: false, dueMs: 0 };
  return { host: text(host), rows: [{ item, pending, progress }], octets: Uint8Array.from(message), head };
}

function readState(json: string, files: Files, known: Set<string>): MailboxesState {
  const read = record(JSON.parse(json));
  return {
    folders: list(read.folders).map((folder) => readFolder(record(folder), files, known)),
    subscribed: list(read.subscribed).map(text),
    lastUidValidity: whole(read.lastUidValidity),
    retiredUidValidity: whole(read.retiredUidValidity, 0),
  };
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
