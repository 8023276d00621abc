/** What a text went through on its way here, undone before it is read: encodings, colours, markup, columns. */
import { concat } from '../../mail/octets.ts';
import { withAsides } from '../aside.ts';
import type { Format, Reader } from '../format.ts';
import { Numbers, type LineNumbers } from './numbers.ts';

/** Undoes one thing: what is pushed into it goes on to the next reader, undone. */
export type Undoing = (next: Reader, numbers?: LineNumbers) => Reader;

/** A thing that may have to be undone: whether this beginning of a file shows it, and how. */
export interface Undo {
  shows(head: Uint8Array): boolean;
  begin: Undoing;
}

/** A reader of which the first of these hears first. */
export const through = (undoings: readonly Undoing[], reader: Reader, numbers?: LineNumbers): Reader =>
  undoings.reduceRight((next, undoing) => undoing(next, numbers), reader);

/** The format for what is left when all of this is undone. */
export function undoneFor(format: Format, undoings: readonly Undoing[]): Format {
  if (undoings.length === 0) return format;
  return {
    ...format,
    read(sink) {
      const numbers = new Numbers();
      const told = withAsides(sink, (aside) => ({ ...aside, line: numbers.of(aside.line) }));
      return through(undoings, format.read(told), numbers);
    },
  };
}

/** A beginning as it reads when all of this is undone. */
export function headThrough(undoings: readonly Undoing[], head: Uint8Array): Uint8Array {
  if (undoings.length === 0) return head;
  const pieces: Uint8Array[] = [];
  const reader = through(undoings, { push: (octets) => void pieces.push(octets), end: () => undefined });
  reader.push(head);
  reader.end();
  return concat(pieces);
}

/** Those of a list that a beginning shows, each looked for in what the ones before it have left. */
export function shownIn(list: readonly Undo[], head: Uint8Array): Undoing[] {
  return list.reduce<Undoing[]>((found, { shows, begin }) => (shows(headThrough(found, head)) ? [...found, begin] : found), []);
}
