/** What is to be known of a mailbox besides its letters: `mailscope-mailbox.json` in its folder. */
import type { Mailbox, StoredMessage } from '../../mail/mailbox.ts';
import { SPECIAL_USES, type Folder, type SpecialUse } from '../../mail/mailboxes.ts';
import { list, number32, record, text, whole } from './values.ts';

export const MAILBOX_INDEX = 'mailscope-mailbox.json';
/** UIDs that may be given before the index must be written again. */
const UIDS_AHEAD = 1000;

export interface IndexedMessage {
  /** Mod-sequence. */
  revision: number;
  recent: boolean;
  flags: readonly string[];
}

export interface MailboxIndex {
  name: string;
  uses: readonly SpecialUse[];
  access: readonly (readonly [string, string])[];
  uidValidity: number;
  uidNext: number;
  /** No UID from here on was ever given. */
  reserved: number;
  revision: number;
  messages: ReadonlyMap<number, IndexedMessage>;
}

/** What changes with the tree, not with its messages. */
export function factsOf({ name, uses, access }: Folder, { uidValidity }: Mailbox): Record<string, unknown> {
  return { name, uses: [...uses], access: [...access.entries], uidValidity };
}

/** The file's text, and up to which UID it is good. */
export function formatIndex(facts: Record<string, unknown>, { uidNext, revision, messages }: Mailbox): { text: string; reserved: number } {
  const reserved = uidNext + UIDS_AHEAD;
  const rows = messages.map(rowOf);
  return { text: JSON.stringify({ version: 1, ...facts, uidNext, reserved, revision, messages: rows }), reserved };
}

function rowOf({ uid, revision, recent, flags }: StoredMessage): unknown[] {
  return [uid, revision, recent ? 1 : 0, ...flags];
}

/** Throws what is wrong with it. */
export function readIndex(content: Buffer): MailboxIndex {
  const read = record(JSON.parse(content.toString('utf8')));
  if (read.version !== 1) throw new TypeError('not of a version that is known here');
  const uses = list(read.uses).map(text);
  return {
    name: text(read.name),
    uses: SPECIAL_USES.filter((use) => uses.includes(use)),
    access: list(read.access).map((entry) => [text(list(entry)[0]), text(list(entry)[1])] as const),
    uidValidity: number32(read.uidValidity),
    uidNext: number32(read.uidNext),
    reserved: number32(read.reserved),
    revision: whole(read.revision),
    messages: new Map(list(read.messages).map((row) => readRow(list(row)))),
  };
}

function readRow([uid, revision, recent, ...flags]: unknown[]): [number, IndexedMessage] {
  return [whole(uid), { revision: whole(revision), recent: whole(recent, 0) === 1, flags: flags.map(text) }];
}
