/** Where a recording is torn: octets that are missing, a conversation that was under way when it began, or that goes on after its end. */
import type { Journal } from '../../../sim/journal.ts';

export function isTorn(journal: Journal, index: number): boolean {
  const kind = journal.kind(index);
  if (kind === 'note') return journal.label(index) === 'recording.gap';
  if (kind === 'open') return journal.detail(index) === 'middle';
  return kind === 'close' && journal.label(index) === 'lost';
}
