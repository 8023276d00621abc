/** What crosses a line: words of the two ends, TLS, and bare segments. */
import type { Journal, Kind } from '../../sim/journal.ts';

const CROSSING: ReadonlySet<Kind> = new Set(['command', 'text', 'reply', 'tls', 'question', 'answer', 'segment']);

export function crosses(journal: Journal, index: number): boolean {
  return index < journal.length && CROSSING.has(journal.kind(index));
}
