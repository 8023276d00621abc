/**
 * What each click comes to in a program that fetches by POP3. The server knows one maildrop and no flags, so all but fetching and
 * handing in is done by the program alone, and stays on this device.
 */
import { FOR_EVER, type Doing } from '../deeds.ts';
import { flagsFor, inherited } from '../minding.ts';
import { isUnseen, rowOf, toldByLetter, type Folder, type Row, type Use } from '../picture.ts';
import { GONE, NO_FOLDER, NO_RECEIPT, NO_SUBMISSION, NOT_BY_POP3, ALWAYS_OFFLINE, type Script } from '../script.ts';
import type { Shelf } from '../shelf.ts';
import { ownThreads } from '../threads.ts';
import { notified, redirected, threaded, written, type Writing } from './writing.ts';
import { flag, mark, search } from './local.ts';
import { markHere } from './minding.ts';
import { isSettled, SETTLED } from './receipts.ts';

export interface Pop3Scripts {
  shelf: Shelf;
  writing: Writing | undefined;
  nowMs(): number;
}

const FOLDERS: readonly [name: string, use: Use][] = [
  ['INBOX', 'inbox'],
  ['Archive', 'archive'],
  ['Drafts', 'drafts'],
  ['Junk', 'junk'],
  ['Sent', 'sent'],
  ['Templates', 'templates'],
  ['Trash', 'trash'],
];

export function* pop3Script(desk: Pop3Scripts, deed: Doing): Script {
  const { shelf } = desk;
  switch (deed.do) {
    case 'open':
      shelf.choose(deed.columns);
      return yield* fetch(desk);
    case 'columns':
      shelf.choose(deed.columns);
      return '';
    case 'check':
      return yield* fetch(desk);
    case 'folder':
      return folder(shelf, deed.folder);
    case 'read':
      return read(shelf, deed.uid);
    case 'flag':
      return flag(shelf, deed.uids, deed.flag, deed.on);
    case 'move':
    case 'copy':
      return file(shelf, deed.uids, shelf.folder(deed.to), deed.do === 'move');
    case 'archive':
      return file(shelf, deed.uids, shelf.folderFor('archive'), true);
    case 'junk':
      mark(shelf, deed.uids, 'junk');
      return file(shelf, deed.uids, shelf.folderFor('junk'), true);
    case 'notJunk':
      mark(shelf, deed.uids, 'good');
      return file(shelf, deed.uids, shelf.folder(shelf.picture.open === 'Junk' ? 'INBOX' : shelf.picture.open), true);
    case 'mind':
      return markHere(shelf, deed);
    case 'thread':
      shelf.show({ threads: deed.on ? ownThreads(shelf.picture.rows) : null });
      return '';
    case 'receipt':
      return yield* receipt(desk, deed);
    case 'delete':
      return remove(shelf, deed.uids);
    case 'empty':
      shelf.lay('Trash', []);
      return '';
    case 'search':
      return search(shelf, deed.words);
    case 'sort':
      shelf.show({ sort: { by: deed.by, descending: deed.descending } });
      return '';
    case 'draft':
    case 'template':
      return draft(desk, deed);
    case 'send':
      return yield* send(desk, deed);
    case 'redirect':
      return yield* redirect(desk, deed.uid, deed.to);
    case 'close':
      return '';
    case 'keep':
      shelf.show({ keepDays: deed.days });
      return '';
    case 'offline':
    case 'online':
      return ALWAYS_OFFLINE;
    case 'listen':
    case 'create':
    case 'rename':
    case 'remove':
      return NOT_BY_POP3;
  }
}

function* fetch(desk: Pop3Scripts): Script {
  const { shelf, nowMs } = desk;
  if (shelf.picture.folders.length === 0) {
    shelf.show({ folders: FOLDERS.map(([name, use]): Folder => ({ name, use, messages: 0, unseen: 0 })) });
    shelf.opened('INBOX', 0, 0);
  }
  const { remembered, keepDays } = shelf.picture;
  const known = new Set(remembered.map(({ uniqueId }) => uniqueId));
  const before = new Set(shelf.rowsIn('INBOX').map(({ uid }) => uid));
  const answer = yield { wish: 'fetch', known, stale: staleAt(shelf, nowMs()), leaves: keepDays !== 0 };
  for (const { octets, uniqueId } of answer.came) {
    // what is to be taken is deleted in the same session: there is nothing to recognise
    if (uniqueId !== '' && keepDays !== 0) remember(shelf, uniqueId, nowMs());
    lay(desk, 'inbox', octets, []);
  }
  handOn(shelf, before);
  shelf.rethread();
  if (answer.ok) forget(shelf, nowMs());
  return answer.ok ? '' : answer.text;
}

/** What has come to a conversation that is watched or ignored is marked like it. */
function handOn(shelf: Shelf, before: ReadonlySet<number>): void {
  const rows = shelf.rowsIn('INBOX');
  const marked = inherited(rows, new Set(rows.flatMap(({ uid }) => (before.has(uid) ? [] : [uid]))));
  for (const how of ['watched', 'ignored'] as const) {
    const flags = flagsFor(how);
    const isMeant = ({ uid }: Row): boolean => marked[how].includes(uid);
    if (marked[how].length > 0)
      shelf.lay(
        'INBOX',
        shelf.rowsIn('INBOX').map((row) => (isMeant(row) ? { ...row, flags: [...row.flags, ...flags] } : row)),
      );
  }
}

const DAY_MS = 86_400_000;

/** RFC 1939 §8: the server does not know how long a letter was left on it after it was fetched; the program does, by its unique-id. */
function staleAt({ picture: { remembered, keepDays } }: Shelf, nowMs: number): ReadonlySet<string> {
  const isOver = ({ sinceMs }: { sinceMs: number }): boolean => keepDays !== FOR_EVER && nowMs - sinceMs >= keepDays * DAY_MS;
  return new Set(remembered.filter(isOver).map(({ uniqueId }) => uniqueId));
}

function remember(shelf: Shelf, uniqueId: string, sinceMs: number): void {
  shelf.show({ remembered: [...shelf.picture.remembered, { uniqueId, sinceMs }] });
}

/** What has been deleted now does not come again. */
function forget(shelf: Shelf, nowMs: number): void {
  const gone = staleAt(shelf, nowMs);
  if (gone.size > 0) shelf.show({ remembered: shelf.picture.remembered.filter(({ uniqueId }) => !gone.has(uniqueId)) });
}

/** A letter is laid into a folder of this device, under a number that the program gives it. */
function lay({ shelf, nowMs }: Pop3Scripts, use: Use, octets: Uint8Array, flags: readonly string[]): void {
  const name = shelf.folderFor(use)?.name ?? '';
  const uid = 1 + Math.max(0, ...shelf.picture.folders.flatMap((each) => shelf.rowsIn(each.name).map((row) => row.uid)));
  shelf.keep(uid, octets);
  const told = { uid, flags, size: octets.length, receivedMs: nowMs() };
  const row = { ...rowOf(octets, told), ...toldByLetter(octets) };
  shelf.lay(name, [...shelf.rowsIn(name), row]);
}

function folder(shelf: Shelf, name: string): string {
  if (!shelf.folder(name)) return NO_FOLDER;
  shelf.opened(name, 0, 0);
  shelf.rethread();
  return '';
}

function read(shelf: Shelf, uid: number): string {
  const [row, octets] = [shelf.row(uid), shelf.letter(uid)];
  if (!row || !octets) return GONE;
  if (isUnseen(row)) shelf.change(uid, { flags: [...row.flags, '\\Seen'] });
  shelf.show({ read: { uid, octets } });
  return '';
}

function file(shelf: Shelf, uids: readonly number[], to: Folder | undefined, moves: boolean): string {
  const rows = shelf.present(uids).map((uid) => shelf.row(uid)!);
  if (rows.length === 0) return GONE;
  if (!to) return NO_FOLDER;
  if (to.name === shelf.picture.open) return '';
  shelf.lay(to.name, [...shelf.rowsIn(to.name), ...rows]);
  if (moves) drop(shelf, rows);
  return '';
}

function drop(shelf: Shelf, rows: readonly Row[]): void {
  shelf.list(shelf.picture.rows.filter((row) => !rows.includes(row)));
}

function remove(shelf: Shelf, uids: readonly number[]): string {
  const rows = shelf.present(uids).map((uid) => shelf.row(uid)!);
  if (shelf.picture.open !== 'Trash') return file(shelf, uids, shelf.folderFor('trash'), true);
  drop(shelf, rows);
  return rows.length === 0 ? GONE : '';
}

function draft(desk: Pop3Scripts, { do: kind, letter, replaces }: Extract<Doing, { do: 'draft' | 'template' }>): string {
  const posting = desk.writing && compose(desk, desk.writing, letter, true);
  if (!posting) return desk.writing ? GONE : NO_SUBMISSION;
  const use = kind === 'draft' ? 'drafts' : 'templates';
  lay(desk, use, posting.octets, ['\\Seen', '\\Draft']);
  dropDraft(desk.shelf, replaces, use);
  return '';
}

function dropDraft(shelf: Shelf, uid: number | undefined, use: Use = 'drafts'): void {
  const name = shelf.folderFor(use)?.name;
  if (uid === undefined || name === undefined) return;
  const left = shelf.rowsIn(name).filter((row) => row.uid !== uid);
  shelf.lay(name, left);
}

type Send = Extract<Doing, { do: 'send' }>;

function compose({ shelf }: Pop3Scripts, writing: Writing, letter: Send['letter'], isDraft = false) {
  const other = letter.encloses && shelf.letter(letter.encloses.uid);
  return letter.encloses && !other ? undefined : written(writing, letter, other, isDraft);
}

function* send(desk: Pop3Scripts, { letter, answers, draft: before }: Extract<Doing, { do: 'send' }>): Script {
  const { shelf, writing } = desk;
  const posting = writing && compose(desk, writing, threaded(letter, answers, answers && shelf.letter(answers.uid)));
  if (!posting) return writing ? GONE : NO_SUBMISSION;
  const handed = yield { wish: 'submission', posting };
  if (!handed.ok) return handed.text;
  lay(desk, 'sent', posting.octets, ['\\Seen']);
  if (answers) flag(shelf, [answers.uid], answers.how === 'reply' ? '\\Answered' : '$Forwarded', true);
  dropDraft(shelf, before);
  return handed.text;
}

function* redirect({ shelf, writing }: Pop3Scripts, uid: number, to: readonly string[]): Script {
  const octets = shelf.letter(uid);
  if (!writing) return NO_SUBMISSION;
  if (!octets) return GONE;
  const handed = yield { wish: 'submission', posting: redirected(writing, octets, to) };
  if (handed.ok) flag(shelf, [uid], '$Forwarded', true);
  return handed.text;
}

/** RFC 8098. That the question is settled stays on this device: another program of the same reader asks again. */
function* receipt({ shelf, writing }: Pop3Scripts, deed: Extract<Doing, { do: 'receipt' }>): Script {
  const octets = shelf.letter(deed.uid);
  if (!shelf.row(deed.uid) || !octets) return GONE;
  if (isSettled(shelf, deed.uid)) return NO_RECEIPT;
  if (!deed.sends) return flag(shelf, [deed.uid], SETTLED, true);
  const posting = writing && notified(writing, octets, deed);
  if (!posting) return writing ? NO_RECEIPT : NO_SUBMISSION;
  const handed = yield { wish: 'submission', posting };
  return handed.ok ? flag(shelf, [deed.uid], SETTLED, true) : handed.text;
}
