/** What is gathered from a journal entry by entry, and gathered on from where it was as the journal grows. */
import type { Journal } from '../../sim/journal.ts';

/** For the first `length` entries of a journal; a shorter part than before is gathered anew. Whoever gets it must not change it. */
export function gathered<T>(
  begin: () => T,
  take: (found: T, journal: Journal, index: number) => void,
): (journal: Journal, length?: number) => T {
  const known = new WeakMap<Journal, { length: number; found: T }>();
  return (journal, length = journal.length) => {
    const before = known.get(journal);
    const seen = before && before.length <= length ? before : { length: 0, found: begin() };
    for (; seen.length < length; seen.length++) take(seen.found, journal, seen.length);
    known.set(journal, seen);
    return seen.found;
  };
}
