/** What crosses a line, by what an entry tells of. */
import type { Journal, Kind } from '../../sim/journal.ts';

const SAID: ReadonlySet<Kind> = new Set(['command', 'text', 'reply', 'tls', 'question', 'answer']);

/** What one end says to the other, their handshakes included. */
export function isSaid(journal: Journal, index: number): boolean {
  return index < journal.length && SAID.has(journal.kind(index));
}

/** That, and bare segments. */
export function crosses(journal: Journal, index: number): boolean {
  return isSaid(journal, index) || (index < journal.length && journal.kind(index) === 'segment');
}
