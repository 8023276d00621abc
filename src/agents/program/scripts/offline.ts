/** What each click does while the program works without a line: on the copy that is here, and into the queue of what is to be told. */
import type { Doing } from '../deeds.ts';
import { isUnseen } from '../picture.ts';
import type { Queue } from '../queue.ts';
import { GONE, NEEDS_LINE, NO_FOLDER, NO_RECEIPT, NO_SUBMISSION, NOT_BY_IMAP, NOT_HERE } from '../script.ts';
import type { Shelf } from '../shelf.ts';
import { ownThreads } from '../threads.ts';
import { flag, mark, search } from './local.ts';
import { markHere } from './minding.ts';
import { isSettled, SETTLED } from './receipts.ts';
import { notified, redirected, threaded, written, type Writing } from './writing.ts';

export interface OfflineDesk {
  shelf: Shelf;
  queue: Queue;
  writing: Writing | undefined;
}

/** '' or why it was not done. */
export function doneOffline(desk: OfflineDesk, deed: Exclude<Doing, { do: 'offline' | 'online' | 'listen' }>): string {
  const { shelf, queue } = desk;
  switch (deed.do) {
    case 'close':
      return '';
    case 'sort':
      shelf.show({ sort: { by: deed.by, descending: deed.descending } });
      return '';
    case 'columns':
      shelf.choose(deed.columns);
      return '';
    case 'search':
      return search(shelf, deed.words);
    case 'folder':
      if (!shelf.recall(deed.folder)) return NOT_HERE;
      shelf.rethread();
      return '';
    case 'thread':
      shelf.show({ threads: deed.on ? ownThreads(shelf.picture.rows) : null });
      return '';
    case 'mind': {
      const uids = shelf.present(deed.uids);
      if (uids.length > 0) queue.add({ ...deed, uids });
      return markHere(shelf, deed);
    }
    case 'receipt':
      return receipt(desk, deed);
    case 'read':
      return read(desk, deed.uid);
    case 'flag': {
      const uids = shelf.present(deed.uids);
      if (uids.length > 0) queue.add({ ...deed, uids });
      return flag(shelf, uids, deed.flag, deed.on);
    }
    case 'move':
    case 'copy':
    case 'archive':
    case 'junk':
    case 'notJunk':
    case 'delete':
      return file(desk, deed);
    case 'draft':
    case 'template':
    case 'send':
      return write(desk, deed);
    case 'redirect':
      return redirect(desk, deed);
    case 'keep':
      return NOT_BY_IMAP;
    case 'open':
    case 'check':
    case 'empty':
    case 'create':
    case 'rename':
    case 'remove':
      return NEEDS_LINE;
  }
}

function read({ shelf, queue }: OfflineDesk, uid: number): string {
  const [row, octets] = [shelf.row(uid), shelf.letter(uid)];
  if (!row) return GONE;
  if (!octets) return NOT_HERE;
  shelf.show({ read: { uid, octets } });
  if (!isUnseen(row)) return '';
  queue.add({ do: 'flag', uids: [uid], flag: '\\Seen', on: true });
  return flag(shelf, [uid], '\\Seen', true);
}

type Filing = Extract<Doing, { do: 'move' | 'copy' | 'archive' | 'junk' | 'notJunk' | 'delete' }>;

/** Out of the list; where it goes, the server will number it anew, so it is only counted there. */
function file({ shelf, queue }: OfflineDesk, deed: Filing): string {
  const uids = shelf.present(deed.uids);
  if (uids.length === 0) return GONE;
  const to = targetOf(shelf, deed);
  if (deed.do === 'junk' || deed.do === 'notJunk') mark(shelf, uids, deed.do === 'junk' ? 'junk' : 'good');
  if ((deed.do === 'move' || deed.do === 'copy') && !to) return NO_FOLDER;
  const rows = shelf.picture.rows.filter(({ uid }) => uids.includes(uid));
  const stays = deed.do === 'copy' || to?.name === shelf.picture.open;
  const taken = stays ? [] : rows;
  queue.add({ ...deed, uids }, { taken });
  if (to && to.name !== shelf.picture.open) shelf.count(to.name, rows.length, rows.filter(isUnseen).length);
  shelf.list(shelf.picture.rows.filter((row) => !taken.includes(row)));
  return '';
}

function targetOf(shelf: Shelf, deed: Filing) {
  if (deed.do === 'move' || deed.do === 'copy') return shelf.folder(deed.to);
  if (deed.do === 'notJunk') return isInJunk(shelf) ? shelf.folderFor('inbox') : shelf.folder(shelf.picture.open);
  return shelf.folderFor(deed.do === 'delete' ? 'trash' : deed.do);
}

const isInJunk = (shelf: Shelf): boolean => shelf.folderFor('junk')?.name === shelf.picture.open;

/** It is written now, with the time of now, and handed in later. */
function write(desk: OfflineDesk, deed: Extract<Doing, { do: 'draft' | 'template' | 'send' }>): string {
  const { shelf, queue, writing } = desk;
  if (!writing) return NO_SUBMISSION;
  const { encloses } = deed.letter;
  const other = encloses && shelf.letter(encloses.uid);
  if (encloses && !other) return NOT_HERE;
  const answers = deed.do === 'send' ? deed.answers : undefined;
  const letter = threaded(deed.letter, answers, answers && shelf.letter(answers.uid));
  queue.add(deed, { posting: written(writing, letter, other, deed.do !== 'send') });
  return answers ? flag(shelf, [answers.uid], answers.how === 'reply' ? '\\Answered' : '$Forwarded', true) && '' : '';
}

function redirect({ shelf, queue, writing }: OfflineDesk, deed: Extract<Doing, { do: 'redirect' }>): string {
  const octets = shelf.letter(deed.uid);
  if (!writing) return NO_SUBMISSION;
  if (!octets) return shelf.row(deed.uid) ? NOT_HERE : GONE;
  queue.add(deed, { posting: redirected(writing, octets, deed.to) });
  return '';
}

/** The question is settled here at once; the receipt is handed in later. */
function receipt({ shelf, queue, writing }: OfflineDesk, deed: Extract<Doing, { do: 'receipt' }>): string {
  const octets = shelf.letter(deed.uid);
  if (!octets) return shelf.row(deed.uid) ? NOT_HERE : GONE;
  if (isSettled(shelf, deed.uid)) return NO_RECEIPT;
  if (deed.sends && !writing) return NO_SUBMISSION;
  const posting = deed.sends && writing ? notified(writing, octets, deed) : undefined;
  if (deed.sends && !posting) return NO_RECEIPT;
  queue.add(posting ? deed : { do: 'flag', uids: [deed.uid], flag: SETTLED, on: true }, posting && { posting });
  return flag(shelf, [deed.uid], SETTLED, true);
}
