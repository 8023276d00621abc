/** What an entry of the glossary is called in its address. */
import { bookName } from '../narration/keys.ts';
import type { ReferenceBook } from '../narration/references.ts';
import type { ToldEntry, ToldRun } from '../narration/told.ts';

export const fieldKey = (name: string): string => `header.${name}`;
export const itemKey = (name: string): string => `item.${name}`;
export const rfcKey = (rfc: number | string): string => `rfc${rfc}`;
/** A verb or a reply of a protocol, as the book calls it too. */
export const spokenKey = (protocol: string, word: string): string => `${protocol}.${word}`;

/** What is said, or written into a letter, at an entry of the journal, if the glossary may have it. */
export function namedAt(entry: ToldEntry, run: ToldRun, book: ReferenceBook): { key: string; name: string } | null {
  const { kind, label } = entry;
  if (kind === 'trace') return { key: fieldKey(label), name: label };
  if (kind !== 'command' && kind !== 'reply') return null;
  const protocol = bookName(entry, run);
  const word = label.replace(/^UID /, '');
  const isThere =
    kind === 'command'
      ? book.commands.some((each) => each.protocol === protocol && each.verb === word)
      : book.replies.some((each) => each.protocol === protocol && each.code === word);
  return isThere ? { key: spokenKey(protocol, word), name: word } : null;
}
