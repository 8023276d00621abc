/**
 * Without a line and back: first what is to be read is fetched; later the server is told what was done meanwhile, change by change,
 * and says what others did. RFC 4549 §3, §4.
 */
import type { Doing } from '../deeds.ts';
import type { Pending } from '../picture.ts';
import type { Queue } from '../queue.ts';
import { GONE, NEEDS_LINE, NO_IDLE, NO_SUBMISSION, NOT_BY_IMAP, type Part, type Script } from '../script.ts';
import { listNew, select } from './asking.ts';
import { fetchedAll, passOn } from './filing.ts';
import { folders, handIn, imapScript, layDraft, type ImapScripts } from './imap.ts';
import { doneOffline } from './offline.ts';
import { SETTLED } from './receipts.ts';

export interface ImapProgram extends ImapScripts {
  queue: Queue;
}

/** What a click comes to, with a line or without one. */
export function* imapClick(desk: ImapProgram, deed: Doing): Script {
  const { shelf } = desk;
  switch (deed.do) {
    case 'offline':
      return shelf.picture.isOffline ? '' : yield* goOffline(desk);
    case 'online':
      return yield* goOnline(desk);
    case 'listen':
      shelf.show({ listens: deed.on });
      return deed.on && shelf.picture.isConnected && !desk.offers('IDLE') ? NO_IDLE : '';
    case 'keep':
      return NOT_BY_IMAP;
    default:
      return shelf.picture.isOffline ? doneOffline(desk, deed) : yield* imapScript(desk, deed);
  }
}

/** The letters of the open folder that are not here yet come, then the line is closed. */
function* goOffline(desk: ImapProgram): Script {
  const { shelf, queue } = desk;
  const uids = shelf.picture.rows.map(({ uid }) => uid);
  const away = yield* fetchedAll(desk, uids);
  if (away !== '') return away;
  if (shelf.picture.isConnected) yield { wish: 'goodbye' };
  queue.clear();
  shelf.show({ isOffline: true });
  return '';
}

/** The server's counts are asked for, each change is told, and the folder that was open is opened again. */
function* goOnline(desk: ImapProgram): Script {
  const { shelf, queue } = desk;
  const before = shelf.picture.open;
  if (!shelf.picture.isConnected) {
    const connected = yield { wish: 'connect' };
    if (!connected.ok) return connected.text;
  }
  shelf.show({ isOffline: false });
  const listed = yield* folders(desk);
  let selected = '';
  for (const pending of listed.ok ? queue.waiting : []) {
    yield { wish: 'change', number: pending.number };
    const refused = yield* standIn(desk, pending.folder, selected);
    if (refused === '') selected = pending.folder;
    yield* settled(desk, pending, refused);
    if (!shelf.picture.isConnected) break;
  }
  if (!shelf.picture.isConnected) {
    // the line is gone: what is left waits for the next time
    shelf.show({ isOffline: true });
    return listed.ok ? NEEDS_LINE : listed.text;
  }
  if (before === selected || before === '') return '';
  const back = yield* select(desk, before);
  return back.ok ? '' : back.text;
}

/** Opens the folder in which something was done, with all letters in it of which the server knows nothing else. */
function* standIn(desk: ImapProgram, folder: string, selected: string): Part<string> {
  if (folder === selected || folder === '') return '';
  desk.queue.restore(folder);
  const answer = yield* select(desk, folder);
  return answer.ok ? '' : answer.text;
}

/** Tells one change, unless it cannot mean anything any more. A change that a lost line has interrupted goes on waiting. */
function* settled(desk: ImapProgram, pending: Pending, refused: string): Part<void> {
  const { shelf, queue } = desk;
  const { number, doing, folder, validity } = pending;
  const isRenumbered = folder !== '' && refused === '' && validity !== shelf.validity;
  // RFC 4549 §3: numbers of a folder that is another by now name other letters, or none
  if (isRenumbered && isByNumber(doing)) return queue.settle(number, 'renumbered');
  const outcome = refused !== '' ? refused : yield* told(desk, pending, isRenumbered);
  if (!shelf.picture.isConnected) return;
  queue.settle(number, outcome === '' ? 'told' : outcome === GONE ? 'gone' : 'refused', outcome === GONE ? '' : outcome);
}

/** It names letters, and is nothing without them. */
function isByNumber(doing: Doing): boolean {
  return 'uids' in doing;
}

function* told(desk: ImapProgram, { number, doing }: Pending, isRenumbered: boolean): Script {
  const posting = desk.queue.posting(number);
  if (!posting) return yield* imapScript(desk, doing as Parameters<typeof imapScript>[1]);
  if (doing.do === 'redirect') return yield* passOn(desk, posting, isRenumbered ? -1 : doing.uid);
  if (doing.do === 'receipt') return yield* passOn(desk, posting, isRenumbered ? -1 : doing.uid, SETTLED);
  if (doing.do === 'draft' || doing.do === 'template')
    return yield* layDraft(desk, posting, {
      do: doing.do,
      ...(!isRenumbered && doing.replaces !== undefined && { replaces: doing.replaces }),
    });
  if (doing.do === 'send') return yield* handIn(desk, posting, isRenumbered ? { do: 'send' } : doing);
  return NO_SUBMISSION;
}

/** What the server told of while it had the line is listed. */
export function* caughtUp(desk: ImapProgram): Script {
  if (!desk.shelf.picture.isConnected) return '';
  const refused = yield* listNew(desk);
  return refused?.text ?? '';
}
