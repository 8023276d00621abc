/** What each click says to an IMAP server. */
import type { Doing } from '../deeds.ts';
import type { Folder, Use } from '../picture.ts';
import { GONE, NO_FOLDER, NO_SUBMISSION, type Part, type Script } from '../script.ts';
import { isUnseen } from '../picture.ts';
import { ask, completed, connect, listNew, mailboxName, rethreaded, select, stringOf, type ImapDesk } from './asking.ts';
import type { Posting } from '../../mua/mua.ts';
import { expunge, fetched, file, flag, folderFor, made, NAMES, online, outcome, passOn } from './filing.ts';
import { mind } from './minding.ts';
import { receipt } from './receipts.ts';
import { sorted } from './sorting.ts';
import { redirected, threaded, written, type Writing } from './writing.ts';

export interface ImapScripts extends ImapDesk {
  /** What its owner writes with; nothing where the program knows no submission server. */
  writing: Writing | undefined;
}

/** What a program does with a line, or by getting one. */
export type Connected = Exclude<Doing, { do: 'offline' | 'online' | 'listen' | 'keep' }>;

export function* imapScript(desk: ImapScripts, deed: Connected): Script {
  switch (deed.do) {
    case 'open':
      desk.shelf.choose(deed.columns);
      return yield* open(desk);
    case 'close':
      return desk.shelf.picture.isConnected ? outcome(yield { wish: 'goodbye' }) : '';
    case 'check':
      return yield* check(desk);
    case 'folder':
      return outcome(yield* select(desk, deed.folder));
    case 'read':
      return yield* read(desk, deed.uid);
    case 'flag':
      return yield* flag(desk, deed.uids, deed.flag, deed.on);
    case 'move':
    case 'copy':
      return yield* file(desk, deed.uids, desk.shelf.folder(deed.to), deed.do);
    case 'archive':
      return yield* archive(desk, deed.uids);
    case 'junk':
    case 'notJunk':
      return yield* sorted(desk, deed.uids, deed.do === 'junk' ? 'junk' : 'good');
    case 'mind':
      return yield* mind(desk, deed);
    case 'thread':
      desk.shelf.show({ threads: deed.on ? { by: 'program', lines: [] } : null });
      return (yield* rethreaded(desk))?.text ?? '';
    case 'receipt':
      return yield* receipt(desk, deed);
    case 'delete':
      return yield* remove(desk, deed.uids);
    case 'empty':
      return yield* empty(desk);
    case 'create':
      return yield* made(desk, deed.folder, '');
    case 'rename':
      return yield* changeFolder(desk, deed.folder, deed.to);
    case 'remove':
      return yield* changeFolder(desk, deed.folder);
    case 'search':
      return yield* search(desk, deed.words);
    case 'columns':
      desk.shelf.choose(deed.columns);
      return (yield* completed(desk))?.text ?? '';
    case 'sort':
      desk.shelf.show({ sort: { by: deed.by, descending: deed.descending } });
      return '';
    case 'draft':
    case 'template':
      return yield* draft(desk, deed);
    case 'send':
      return yield* send(desk, deed);
    case 'redirect':
      return yield* redirect(desk, deed.uid, deed.to);
  }
}

function* open(desk: ImapScripts): Script {
  const away = yield* online(desk);
  if (away !== '') return away;
  const listed = yield* folders(desk);
  return listed.ok ? outcome(yield* select(desk, 'INBOX')) : listed.text;
}

const USES: Readonly<Record<Exclude<Use, '' | 'inbox' | 'templates'>, string>> = {
  sent: '\\sent',
  drafts: '\\drafts',
  archive: '\\archive',
  junk: '\\junk',
  trash: '\\trash',
};
/** All folders with what is in them: in one command where the server can (RFC 5819, RFC 6154), else in one for each. */
export function* folders(desk: ImapDesk): Part {
  const { shelf } = desk;
  const isExtended = desk.offers('LIST-EXTENDED') && desk.offers('SPECIAL-USE');
  const isCounted = isExtended && desk.offers('LIST-STATUS');
  const wanted = isCounted ? ' RETURN (SPECIAL-USE STATUS (MESSAGES UNSEEN))' : isExtended ? ' RETURN (SPECIAL-USE)' : '';
  const answer = yield* ask(desk, 'LIST', `"" "*"${wanted}`);
  if (!answer.ok) return answer;
  const found = answer.heard.flatMap((each): Folder[] => {
    if (each.kind !== 'list' || each.attributes.includes('\\noselect') || each.attributes.includes('\\nonexistent')) return [];
    const counts = answer.heard.find((other) => other.kind === 'counts' && other.name === each.name);
    const { messages = 0, unseen = 0 } = counts?.kind === 'counts' ? counts : {};
    return [{ name: each.name, use: useOf(each.name, each.attributes), messages, unseen }];
  });
  shelf.show({ folders: found });
  if (isCounted) return answer;
  for (const { name } of found) yield* ask(desk, 'STATUS', `${mailboxName(name)} (MESSAGES UNSEEN)`);
  return answer;
}

/** As the server says; where it says nothing, by the usual name. */
function useOf(name: string, attributes: readonly string[]): Use {
  if (name.toUpperCase() === 'INBOX') return 'inbox';
  const [told, named] = [Object.keys(USES) as (keyof typeof USES)[], Object.keys(NAMES) as (keyof typeof NAMES)[]];
  return told.find((use) => attributes.includes(USES[use])) ?? named.find((use) => NAMES[use].toLowerCase() === name.toLowerCase()) ?? '';
}

/** RFC 3501 §6.1.2: a command that does nothing gives the server the occasion to tell what has come. */
function* check(desk: ImapScripts): Script {
  const { open: name } = desk.shelf.picture;
  if (name === '') return yield* open(desk);
  const answer = desk.shelf.picture.isConnected ? yield* ask(desk, 'NOOP') : yield* connect(desk);
  if (!answer.ok) return answer.text;
  const refused = yield* listNew(desk);
  if (refused || name === 'INBOX') return refused?.text ?? '';
  return outcome(yield* ask(desk, 'STATUS', 'INBOX (MESSAGES UNSEEN)'));
}

/** A letter that is here already needs no server; that it was read does. */
function* read(desk: ImapScripts, uid: number): Script {
  const { shelf } = desk;
  const row = shelf.row(uid);
  if (!row) return GONE;
  let octets = shelf.letter(uid);
  if (!octets) {
    octets = yield* fetched(desk, uid);
    if (!octets) return GONE;
  }
  shelf.show({ read: { uid, octets } });
  if (!isUnseen(row)) return '';
  return outcome(yield* ask(desk, 'UID STORE', `${uid} +FLAGS (\\Seen)`));
}

function* archive(desk: ImapScripts, uids: readonly number[]): Script {
  const present = desk.shelf.present(uids);
  if (present.length === 0) return GONE;
  const folder = yield* folderFor(desk, 'archive');
  return typeof folder === 'string' ? folder : yield* file(desk, present, folder, 'move');
}

/** To the bin; what lies in it already is gone for good. */
function* remove(desk: ImapScripts, uids: readonly number[]): Script {
  const { shelf } = desk;
  const present = shelf.present(uids);
  if (present.length === 0) return GONE;
  const trash = yield* folderFor(desk, 'trash');
  if (typeof trash === 'string') return trash;
  return trash.name === shelf.picture.open ? yield* expunge(desk, present) : yield* file(desk, present, trash, 'move');
}

function* empty(desk: ImapScripts): Script {
  const { shelf } = desk;
  const before = shelf.picture.open;
  const trash = shelf.folderFor('trash');
  if (!trash) return '';
  if (before !== trash.name) {
    const opened = yield* select(desk, trash.name);
    if (!opened.ok) return opened.text;
  }
  const uids = shelf.picture.rows.map(({ uid }) => uid);
  const left = uids.length === 0 ? '' : yield* expunge(desk, uids);
  if (before === trash.name || before === '') return left;
  const back = yield* select(desk, before);
  return left || outcome(back);
}

/** Renamed, or removed where it gets no other name. */
function* changeFolder(desk: ImapScripts, folder: string, to?: string): Script {
  const { shelf } = desk;
  if (!shelf.folder(folder)) return NO_FOLDER;
  // RFC 2180 §3.3: a server may not let a mailbox go that somebody has open
  if (shelf.picture.open === folder) {
    const left = yield* select(desk, 'INBOX');
    if (!left.ok) return left.text;
  }
  const answer =
    to === undefined
      ? yield* ask(desk, 'DELETE', mailboxName(folder))
      : yield* ask(desk, 'RENAME', `${mailboxName(folder)} ${mailboxName(to)}`);
  if (!answer.ok) return answer.text;
  const { folders: all } = shelf.picture;
  const after = (each: Folder): Folder[] => (to === undefined ? [each] : [{ ...each, name: renamed(each.name, folder, to) }]);
  shelf.show({ folders: all.filter(({ name }) => to !== undefined || name !== folder).flatMap(after) });
  return '';
}

/** RFC 3501 §6.3.5: what lies beneath a folder is renamed with it. */
function renamed(name: string, from: string, to: string): string {
  return name === from ? to : name.startsWith(`${from}/`) ? `${to}${name.slice(from.length)}` : name;
}

function* search(desk: ImapScripts, words: string): Script {
  const { shelf } = desk;
  if (words.trim() === '') {
    shelf.show({ found: null });
    return '';
  }
  const sought = stringOf(words.trim());
  const answer =
    typeof sought === 'string'
      ? yield* ask(desk, 'UID SEARCH', `TEXT ${sought}`)
      : yield* ask(desk, 'UID SEARCH', 'CHARSET UTF-8 TEXT ', sought);
  if (!answer.ok) return answer.text;
  shelf.show({ found: answer.heard.flatMap((each) => (each.kind === 'search' ? each.numbers : [])) });
  return '';
}

/** Where letters lie that are not finished. */
type LaidAside = 'drafts' | 'templates';

/** Lays a letter into a folder for a use: RFC 3501 §6.3.11. */
function* append(desk: ImapDesk, use: 'sent' | LaidAside, flags: string, octets: Uint8Array): Part<string> {
  const folder = yield* folderFor(desk, use);
  if (typeof folder === 'string') return folder;
  const answer = yield* ask(desk, 'APPEND', `${mailboxName(folder.name)} (${flags}) `, octets);
  if (!answer.ok) return answer.text;
  if (folder.name !== desk.shelf.picture.open) desk.shelf.count(folder.name, 1, 0);
  else yield* listNew(desk);
  return '';
}

type Draft = Extract<Doing, { do: 'draft' | 'template' }>;

/** A message is never changed (RFC 3501 §2.3.1.1): another draft is laid down, and the one before removed. */
function* draft(desk: ImapScripts, deed: Draft): Script {
  if (!desk.writing) return NO_SUBMISSION;
  const posting = yield* enclosed(desk, deed.letter, true);
  return typeof posting === 'string' ? posting : yield* layDraft(desk, posting, deed);
}

export function* layDraft(desk: ImapScripts, { octets }: Posting, { do: kind, replaces }: Omit<Draft, 'letter'>): Script {
  const use = kind === 'draft' ? 'drafts' : 'templates';
  const refused = yield* append(desk, use, '\\Draft \\Seen', octets);
  return refused !== '' || replaces === undefined ? refused : yield* dropDraft(desk, desk.shelf.present([replaces]), use);
}

function* dropDraft(desk: ImapScripts, uids: readonly number[], use: LaidAside = 'drafts'): Script {
  const isOpen = desk.shelf.folderFor(use)?.name === desk.shelf.picture.open;
  return uids.length === 0 || !isOpen ? '' : yield* expunge(desk, uids);
}

type Send = Extract<Doing, { do: 'send' }>;

/** The octets of what was written, with the letter that goes along fetched first. */
function* enclosed(desk: ImapScripts, letter: Send['letter'], isDraft = false): Part<Posting | string> {
  const { encloses } = letter;
  if (!encloses) return written(desk.writing!, letter, undefined, isDraft);
  const other = desk.shelf.letter(encloses.uid) ?? (yield* fetched(desk, encloses.uid));
  return other ? written(desk.writing!, letter, other, isDraft) : GONE;
}

function* send(desk: ImapScripts, deed: Send): Script {
  const { letter, answers } = deed;
  if (!desk.writing) return NO_SUBMISSION;
  const posting = yield* enclosed(desk, threaded(letter, answers, answers && desk.shelf.letter(answers.uid)));
  return typeof posting === 'string' ? posting : yield* handIn(desk, posting, deed);
}

/** What the server has laid down by itself: the program looks for it as for any mail. */
function* lookInto(desk: ImapScripts, folder: Folder | undefined): Script {
  if (!folder) return '';
  if (folder.name !== desk.shelf.picture.open) return outcome(yield* ask(desk, 'STATUS', `${mailboxName(folder.name)} (MESSAGES UNSEEN)`));
  const answer = yield* ask(desk, 'NOOP');
  return answer.ok ? ((yield* listNew(desk))?.text ?? '') : answer.text;
}

/**
 * Handed in by SMTP, which keeps no copy; then a copy is laid into Sent, unless the server does it, and the letter that is answered is
 * marked.
 */
export function* handIn(desk: ImapScripts, posting: Posting, { answers, draft: before }: Omit<Send, 'letter'>): Script {
  const handed = yield { wish: 'submission', posting };
  if (!handed.ok) return handed.text;
  const { shelf } = desk;
  const kept = shelf.picture.serverKeepsCopies
    ? yield* lookInto(desk, shelf.folderFor('sent'))
    : yield* append(desk, 'sent', '\\Seen', posting.octets);
  if (kept !== '') return kept;
  if (answers && desk.shelf.row(answers.uid)) {
    const marked = yield* flag(desk, [answers.uid], answers.how === 'reply' ? '\\Answered' : '$Forwarded', true);
    if (marked !== '') return marked;
  }
  const dropped = before === undefined ? '' : yield* dropDraft(desk, desk.shelf.present([before]));
  return dropped || (handed.text === '' ? '' : handed.text);
}

function* redirect(desk: ImapScripts, uid: number, to: readonly string[]): Script {
  if (!desk.writing) return NO_SUBMISSION;
  if (!desk.shelf.row(uid)) return GONE;
  const octets = desk.shelf.letter(uid) ?? (yield* fetched(desk, uid));
  return octets ? yield* passOn(desk, redirected(desk.writing, octets, to), uid) : GONE;
}
