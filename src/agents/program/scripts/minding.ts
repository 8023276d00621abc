/** A conversation is watched or ignored: what the server is told, and what only this program knows. */
import type { Doing } from '../deeds.ts';
import { conversationsOf, flagsFor, wrongMarks } from '../minding.ts';
import { isUnseen } from '../picture.ts';
import { GONE, type Script } from '../script.ts';
import type { Shelf } from '../shelf.ts';
import { ask, setOf, type ImapDesk } from './asking.ts';
import { flag, outcome } from './filing.ts';

type Mind = Extract<Doing, { do: 'mind' }>;

/** Over IMAP the marks are the server's, if it keeps keywords (PERMANENTFLAGS, RFC 3501 §7.1); else only `\Seen` is. */
export function* mind(desk: ImapDesk, { uids, how }: Mind): Script {
  const { shelf } = desk;
  const present = shelf.present(uids);
  if (present.length === 0) return GONE;
  const rows = conversationsOf(shelf.picture.rows, present);
  const all = rows.map(({ uid }) => uid);
  if (!shelf.picture.keepsMarks) {
    const unseen = how === 'ignored' ? rows.filter(isUnseen).map(({ uid }) => uid) : [];
    markHere(shelf, { uids: present, how });
    return unseen.length === 0 ? '' : yield* flag(desk, unseen, '\\Seen', true);
  }
  for (const wrong of wrongMarks(rows, how)) {
    const holders = rows.filter(({ flags }) => flags.includes(wrong)).map(({ uid }) => uid);
    const refused = yield* flag(desk, holders, wrong, false);
    if (refused !== '') return refused;
  }
  return how === 'usual' ? '' : outcome(yield* ask(desk, 'UID STORE', `${setOf(all)} +FLAGS (${flagsFor(how).join(' ')})`));
}

/** On this device alone. */
export function markHere(shelf: Shelf, { uids, how }: Pick<Mind, 'uids' | 'how'>): string {
  const present = shelf.present(uids);
  if (present.length === 0) return GONE;
  const rows = conversationsOf(shelf.picture.rows, present);
  const all = rows.map(({ uid }) => uid);
  for (const wrong of wrongMarks(rows, how)) shelf.flag(all, wrong, false);
  if (how !== 'usual') for (const name of flagsFor(how)) shelf.flag(all, name, true);
  return '';
}
