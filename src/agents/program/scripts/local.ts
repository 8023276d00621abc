/** What a program does with its own copies, whatever it fetches by. */
import type { Kind } from '../../../mail/junkFilter.ts';
import { text } from '../../../mail/octets.ts';
import type { Row } from '../picture.ts';
import { GONE } from '../script.ts';
import type { Shelf } from '../shelf.ts';
import { MARKS } from './sorting.ts';

export function flag(shelf: Shelf, uids: readonly number[], name: string, on: boolean): string {
  const present = shelf.present(uids);
  if (present.length === 0) return GONE;
  shelf.flag(present, name, on);
  return '';
}

/** What is spam, as its owner says: learnt, and marked. */
export function mark(shelf: Shelf, uids: readonly number[], kind: Kind): void {
  const present = shelf.present(uids);
  if (present.length === 0) return;
  shelf.learn(present, kind);
  flag(shelf, present, MARKS[kind], true);
  flag(shelf, present, MARKS[kind === 'junk' ? 'good' : 'junk'], false);
}

/** The program looks through what it has. */
export function search(shelf: Shelf, words: string): string {
  const sought = words.trim().toLowerCase();
  const holds = ({ uid, from, to, subject }: Row): boolean =>
    `${from}\n${to}\n${subject}\n${text(shelf.letter(uid) ?? new Uint8Array(0))}`.toLowerCase().includes(sought);
  shelf.show({ found: sought === '' ? null : shelf.picture.rows.filter(holds).map(({ uid }) => uid) });
  return '';
}
