/** Commands of IMAP, and what a program makes of what it hears: the parts that all its scripts are made of. */
import { decodeUtf7, encodeUtf7 } from '../../../protocols/imap/utf7.ts';
import { formatAstring } from '../../../protocols/imap/wire.ts';
import { codeFlags, codeNumber, type FetchedData, type Response } from '../../../protocols/imap/responses.ts';
import { ascii, isAscii, utf8 } from '../../../mail/octets.ts';
import { flagsFor, inherited, isMark, keepsMarks } from '../minding.ts';
import { firstWords, LISTED_FIELDS, recipientsIn, rowOf, type Row } from '../picture.ts';
import type { Answer, Part } from '../script.ts';
import type { Shelf } from '../shelf.ts';
import { isAttached } from '../../../mail/attached.ts';

/** What a script of IMAP works with. */
export interface ImapDesk {
  shelf: Shelf;
  /** What the server can do, in upper case. */
  offers(capability: string): boolean;
}

/** The name of a mailbox as it is said. */
export function mailboxName(name: string): string {
  return formatAstring(encodeUtf7(name));
}

/** A string of the owner's; what is not ASCII goes as a literal. */
export function stringOf(words: string): string | Uint8Array {
  return isAscii(words) && !/[\r\n]/.test(words) ? `"${words.replace(/["\\]/g, '\\$&')}"` : utf8(words);
}

/** A label of the owner's as a keyword, which is an atom (RFC 3501 §9): in modified UTF-7, as other programs write it. */
export function keywordOf(label: string): string {
  return label.startsWith('\\') ? label : encodeUtf7(label.trim()).replace(/[\s(){%*"\]\\]/g, '_');
}

/** The flags of a letter as its owner knows them. */
function labelled(flags: readonly string[]): string[] {
  return flags.map((flag) => (flag.startsWith('\\') ? flag : (decodeUtf7(flag) ?? flag)));
}

/** The same for a letter that is listed: what the server cannot keep stands on it still. */
function labelledAnew({ picture }: Shelf, before: readonly string[], flags: readonly string[]): string[] {
  return [...labelled(flags), ...(picture.keepsMarks ? [] : before.filter(isMark))];
}

/** '3:5,9': RFC 3501 §9, sequence-set. */
export function setOf(uids: readonly number[]): string {
  const sorted = [...new Set(uids)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const uid of sorted) {
    const last = ranges.at(-1);
    if (last && last[1] === uid - 1) last[1] = uid;
    else ranges.push([uid, uid]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}:${last}`)).join(',');
}

/** Says one command, on a line that is opened if there is none, and takes what comes untagged to heart. */
export function* ask(desk: ImapDesk, verb: string, ...argument: (string | Uint8Array)[]): Part {
  const { shelf } = desk;
  if (!shelf.picture.isConnected) {
    const connected = yield* connect(desk);
    if (!connected.ok) return connected;
  }
  return yield* said(desk, verb, ...argument);
}

function* said({ shelf }: ImapDesk, verb: string, ...argument: (string | Uint8Array)[]): Part {
  const answer = yield { wish: 'command', command: { verb, argument } };
  for (const response of answer.heard) hear(shelf, response);
  return answer;
}

/** Calls the server; what was open is opened again (RFC 4549 §3). */
export function* connect(desk: ImapDesk): Part {
  const answer = yield { wish: 'connect' };
  const { open } = desk.shelf.picture;
  return answer.ok && open !== '' ? yield* select(desk, open) : answer;
}

/** Opens a folder and brings its list up to date. */
export function* select(desk: ImapDesk, name: string): Part {
  const { shelf } = desk;
  if (!shelf.picture.isConnected) {
    const connected = yield { wish: 'connect' };
    if (!connected.ok) return connected;
  }
  shelf.putAway();
  shelf.exists = 0;
  const answer = yield { wish: 'command', command: { verb: 'SELECT', argument: [mailboxName(name)] } };
  if (!answer.ok) return answer;
  const validity = answer.heard.flatMap((each) => (each.kind === 'status' ? [codeNumber(each.reply, 'UIDVALIDITY') ?? []].flat() : []))[0];
  const exists = answer.heard.flatMap((each) => (each.kind === 'number' && each.name === 'EXISTS' ? [each.number] : [])).at(-1);
  shelf.opened(name, validity ?? 0, exists ?? 0);
  const permanent = answer.heard.flatMap((each) => (each.kind === 'status' ? [codeFlags(each.reply, 'PERMANENTFLAGS')] : []));
  shelf.show({ keepsMarks: keepsMarks(permanent.findLast((each) => each !== undefined)) });
  const refreshed = yield* refresh(desk);
  return refreshed ?? answer;
}

/** What is known is compared with what is there, by flags alone; what is new is listed (RFC 4549 §4). */
function* refresh(desk: ImapDesk): Part<Answer | undefined> {
  const { shelf } = desk;
  const last = shelf.picture.rows.at(-1)?.uid ?? 0;
  if (last > 0 && shelf.exists > 0) {
    const answer = yield { wish: 'command', command: { verb: 'UID FETCH', argument: [`1:${last} (FLAGS)`] } };
    if (!answer.ok) return answer;
    const there = new Map(fetchedIn(answer.heard).map((data) => [data.uid, data.flags]));
    shelf.list(
      shelf.picture.rows.flatMap((row) =>
        there.has(row.uid) ? [{ ...row, flags: labelledAnew(shelf, row.flags, there.get(row.uid) ?? row.flags) }] : [],
      ),
    );
  } else shelf.list([]);
  const refused = shelf.exists > shelf.picture.rows.length ? yield* listNew(desk) : yield* rethreaded(desk);
  return refused ?? (yield* completed(desk));
}

/** RFC 3501 §6.4.5: what each of these columns is filled from, asked without setting `\\Seen`. */
const ASKED = [
  ['clip', 'BODYSTRUCTURE'],
  ['recipients', 'BODY.PEEK[HEADER.FIELDS (TO CC)]'],
  // long enough for the header of most letters and some lines of text
  ['words', 'BODY.PEEK[]<0.4096>'],
] as const;

/** What the columns show and nobody has told yet is asked for: once, of the letters of which it is not known. */
export function* completed(desk: ImapDesk): Part<Answer | undefined> {
  const { shelf } = desk;
  const { columns, rows } = shelf.picture;
  const asked = ASKED.filter(([column]) => columns.includes(column) && rows.some((row) => row[column] === null));
  const uids = rows.filter((row) => asked.some(([column]) => row[column] === null)).map(({ uid }) => uid);
  if (uids.length === 0) return undefined;
  const answer = yield* ask(desk, 'UID FETCH', `${setOf(uids)} (${asked.map(([, item]) => item).join(' ')})`);
  if (!answer.ok) return answer;
  const told = new Map(fetchedIn(answer.heard).map((data) => [data.uid, toldBy(data)]));
  shelf.list(shelf.picture.rows.map((row) => ({ ...row, ...told.get(row.uid) })));
  return undefined;
}

function toldBy({ structure, fields, beginning }: FetchedData): Partial<Row> {
  return {
    ...(structure && { clip: isAttached(structure) }),
    ...(fields !== undefined && { recipients: recipientsIn(ascii(fields)) }),
    ...(beginning !== undefined && { words: firstWords(ascii(beginning)) }),
  };
}

/** Lists what has come since, if anything has. */
export function* listNew(desk: ImapDesk): Part<Answer | undefined> {
  const { shelf } = desk;
  if (shelf.exists <= shelf.picture.rows.length) return undefined;
  const from = (shelf.picture.rows.at(-1)?.uid ?? 0) + 1;
  const items = `(UID FLAGS RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER.FIELDS (${LISTED_FIELDS})])`;
  const answer = yield { wish: 'command', command: { verb: 'UID FETCH', argument: [`${from}:* ${items}`] } };
  if (!answer.ok) return answer;
  // RFC 3501 §6.4.8: 7:* names the last one too, if there is none from 7 on
  const rows = fetchedIn(answer.heard).flatMap((data) => (data.fields !== undefined && data.uid! >= from ? [listed(data)] : []));
  shelf.list([...shelf.picture.rows, ...rows.sort((a, b) => a.uid - b.uid)]);
  const fresh = new Set(rows.map(({ uid }) => uid));
  return (yield* handedOn(desk, fresh)) ?? (yield* rethreaded(desk)) ?? (yield* completed(desk));
}

/** What has come to a conversation that is watched or ignored is marked like it; the program does so by itself. */
function* handedOn(desk: ImapDesk, fresh: ReadonlySet<number>): Part<Answer | undefined> {
  const { shelf } = desk;
  const marked = inherited(shelf.picture.rows, fresh);
  for (const how of ['watched', 'ignored'] as const) {
    const uids = marked[how];
    if (uids.length === 0) continue;
    const kept = shelf.picture.keepsMarks ? flagsFor(how) : flagsFor(how).filter((flag) => !isMark(flag));
    for (const flag of shelf.picture.keepsMarks ? [] : flagsFor(how).filter(isMark)) shelf.flag(uids, flag, true);
    const answer = kept.length === 0 ? undefined : yield* said(desk, 'UID STORE', `${setOf(uids)} +FLAGS (${kept.join(' ')})`);
    if (answer?.ok === false) return answer;
  }
  return undefined;
}

/** Conversations of the open folder, if they are wanted: the server's (RFC 5256), or the program's own where it offers none. */
export function* rethreaded(desk: ImapDesk): Part<Answer | undefined> {
  const { shelf } = desk;
  if (!shelf.picture.threads) return undefined;
  shelf.rethread();
  if (shelf.picture.rows.length === 0 || !desk.offers('THREAD=REFERENCES')) return undefined;
  const answer = yield* said(desk, 'UID THREAD', 'REFERENCES UTF-8 ALL');
  if (!answer.ok) return answer;
  const lines = answer.heard.flatMap((each) => (each.kind === 'thread' ? each.lines : []));
  shelf.show({ threads: { by: 'server', lines } });
  return undefined;
}

function fetchedIn(heard: readonly Response[]): FetchedData[] {
  return heard.flatMap((each) => (each.kind === 'fetch' && each.data.uid !== undefined ? [each.data] : []));
}

function listed({ uid, flags, size, receivedMs, fields }: FetchedData): Row {
  return rowOf(ascii(fields ?? ''), { uid: uid!, flags: labelled(flags ?? []), size: size ?? 0, receivedMs: receivedMs ?? NaN });
}

/** What a server tells of the open folder whenever it has the occasion: RFC 3501 §5.2. */
export function hear(shelf: Shelf, response: Response): void {
  if (response.kind === 'fetch') {
    const { rows } = shelf.picture;
    const row = response.data.uid === undefined ? rows[response.number - 1] : shelf.row(response.data.uid);
    if (row && response.data.flags) shelf.change(row.uid, { flags: labelledAnew(shelf, row.flags, response.data.flags) });
  } else if (response.kind === 'number' && response.name === 'EXISTS') shelf.exists = response.number;
  else if (response.kind === 'number' && response.name === 'EXPUNGE') {
    shelf.exists--;
    shelf.list(shelf.picture.rows.filter((_, place) => place !== response.number - 1));
  } else if (response.kind === 'counts') {
    const { folders } = shelf.picture;
    const counted = ({ messages, unseen }: { messages: number; unseen: number }) => ({
      messages: response.messages ?? messages,
      unseen: response.unseen ?? unseen,
    });
    shelf.show({ folders: folders.map((folder) => (folder.name === response.name ? { ...folder, ...counted(folder) } : folder)) });
  }
}

/** Letters that came whole. */
export function fetchedBodies({ heard }: Answer): { uid: number; octets: Uint8Array }[] {
  return fetchedIn(heard).flatMap(({ uid, body }) =>
    body === undefined ? [] : [{ uid: uid!, octets: Uint8Array.from(body, (character) => character.charCodeAt(0)) }],
  );
}
