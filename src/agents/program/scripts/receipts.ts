/** Whether the author of a letter hears that it was read: only if its reader agrees. RFC 8098 §2.1. */
import type { Doing } from '../deeds.ts';
import { GONE, NO_RECEIPT, NO_SUBMISSION, type Script } from '../script.ts';
import type { Shelf } from '../shelf.ts';
import type { ImapDesk } from './asking.ts';
import { fetched, flag, passOn } from './filing.ts';
import { notified, type Writing } from './writing.ts';

type Receipt = Extract<Doing, { do: 'receipt' }>;

/** RFC 3503: the question is settled, with yes or with no, and no other program of the same reader asks again. */
export const SETTLED = '$MDNSent';

export function isSettled(shelf: Shelf, uid: number): boolean {
  return shelf.row(uid)?.flags.some((each) => each.toLowerCase() === SETTLED.toLowerCase()) === true;
}

export function* receipt(desk: ImapDesk & { writing: Writing | undefined }, deed: Receipt): Script {
  const { uid, sends } = deed;
  const { shelf, writing } = desk;
  if (!shelf.row(uid)) return GONE;
  if (isSettled(shelf, uid)) return NO_RECEIPT;
  if (!sends) return yield* flag(desk, [uid], SETTLED, true);
  if (!writing) return NO_SUBMISSION;
  const octets = shelf.letter(uid) ?? (yield* fetched(desk, uid));
  const posting = octets && notified(writing, octets, deed);
  if (!posting) return octets ? NO_RECEIPT : GONE;
  return yield* passOn(desk, posting, uid, SETTLED);
}
