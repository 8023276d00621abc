/** Letters of a folder by their UIDs: fetched, flagged, moved, removed; and the folders for that. */
import type { Posting } from '../../mua/mua.ts';
import { isUnseen, type Folder, type Use } from '../picture.ts';
import { GONE, NO_FOLDER, type Answer, type Part, type Script } from '../script.ts';
import { ask, connect, fetchedBodies, keywordOf, mailboxName, setOf, type ImapDesk } from './asking.ts';

/** Why it was not done: the server's own words. */
export const outcome = (answer: Answer): string => (answer.ok ? '' : answer.text);

/** What a server can do is known once it has been called; why it cannot be, or ''. */
export function* online(desk: ImapDesk): Part<string> {
  return desk.shelf.picture.isConnected ? '' : outcome(yield* connect(desk));
}

/** The letter itself, without setting `\Seen` by the way: RFC 3501 §6.4.5, BODY.PEEK. */
export function* fetched(desk: ImapDesk, uid: number): Part<Uint8Array | undefined> {
  const { shelf } = desk;
  const answer = yield* ask(desk, 'UID FETCH', `${uid} (UID BODY.PEEK[])`);
  const body = answer.heard.flatMap((each) => (each.kind === 'fetch' && each.data.body !== undefined ? [each.data.body] : []))[0];
  if (body === undefined) return undefined;
  const octets = Uint8Array.from(body, (character) => character.charCodeAt(0));
  shelf.take([{ uid, octets }]);
  return octets;
}

/** Those that are not here yet, in one command; '' or why not. */
export function* fetchedAll(desk: ImapDesk, uids: readonly number[]): Script {
  const missing = uids.filter((uid) => !desk.shelf.letter(uid));
  if (missing.length === 0) return '';
  const answer = yield* ask(desk, 'UID FETCH', `${setOf(missing)} (UID BODY.PEEK[])`);
  desk.shelf.take(fetchedBodies(answer));
  return outcome(answer);
}

export function* flag(desk: ImapDesk, uids: readonly number[], name: string, on: boolean): Script {
  const present = desk.shelf.present(uids);
  if (present.length === 0) return GONE;
  return outcome(yield* ask(desk, 'UID STORE', `${setOf(present)} ${on ? '+' : '-'}FLAGS (${keywordOf(name)})`));
}

/** What a folder is called that is made because none is there for its use. */
export const NAMES: Readonly<Record<Exclude<Use, '' | 'inbox'>, string>> = {
  sent: 'Sent',
  drafts: 'Drafts',
  templates: 'Templates',
  archive: 'Archive',
  junk: 'Junk',
  trash: 'Trash',
};

const MOVED = 'UID MOVE';
const COPIED = 'UID COPY';

/** Into another folder: at once where the server can (RFC 6851), else by a copy and the removal of the first. */
export function* file(desk: ImapDesk, uids: readonly number[], to: Folder | undefined, how: 'move' | 'copy'): Script {
  const { shelf } = desk;
  const present = shelf.present(uids);
  if (present.length === 0) return GONE;
  if (!to) return NO_FOLDER;
  const unseen = present.filter((uid) => isUnseen(shelf.row(uid)!)).length;
  const away = yield* online(desk);
  if (away !== '') return away;
  const isAtOnce = how === 'move' && desk.offers('MOVE');
  const answer = yield* ask(desk, isAtOnce ? MOVED : COPIED, `${setOf(present)} ${mailboxName(to.name)}`);
  if (!answer.ok) return answer.text;
  shelf.count(to.name, present.length, unseen);
  return how === 'copy' || isAtOnce ? '' : yield* expunge(desk, present);
}

/** Marked, then removed: RFC 3501 §6.4.3. Without UIDPLUS whatever else is marked goes too (RFC 4315 §2.1). */
export function* expunge(desk: ImapDesk, uids: readonly number[]): Script {
  const set = setOf(uids);
  const marked = yield* ask(desk, 'UID STORE', `${set} +FLAGS (\\Deleted)`);
  if (!marked.ok) return marked.text;
  if (desk.offers('UIDPLUS')) return outcome(yield* ask(desk, 'UID EXPUNGE', set));
  return outcome(yield* ask(desk, 'EXPUNGE'));
}

/** The folder for a use; it is made if there is none. */
export function* folderFor(desk: ImapDesk, use: keyof typeof NAMES): Part<Folder | string> {
  const there = desk.shelf.folderFor(use);
  if (there) return there;
  const refused = yield* made(desk, NAMES[use], use);
  return refused === '' ? desk.shelf.folderFor(use)! : refused;
}

export function* made(desk: ImapDesk, name: string, use: Use): Part<string> {
  const { shelf } = desk;
  const answer = yield* ask(desk, 'CREATE', mailboxName(name));
  if (!answer.ok) return answer.text;
  const folders = [...shelf.picture.folders, { name, use, messages: 0, unseen: 0 }];
  shelf.show({ folders: folders.sort((a, b) => (a.name === 'INBOX' ? -1 : b.name === 'INBOX' ? 1 : a.name < b.name ? -1 : 1)) });
  // RFC 3501 §6.3.6: what nobody has subscribed to, other programs may not show
  yield* ask(desk, 'SUBSCRIBE', mailboxName(name));
  return '';
}

/** Handed in, and the letter that it is about is marked, unless that is gone by now. */
export function* passOn(desk: ImapDesk, posting: Posting, uid: number, mark = '$Forwarded'): Script {
  const handed = yield { wish: 'submission', posting };
  if (!handed.ok) return handed.text;
  return desk.shelf.row(uid) ? yield* flag(desk, [uid], mark, true) : '';
}
