/** Who writes the first letter of a run. */
import type { Journal } from '../../sim/journal.ts';

/** The agent's number; -1 where no program writes one. */
export function writerOf(journal: Journal, length: number): number {
  for (let index = 0; index < length; index++) if (journal.kind(index) === 'composed') return journal.from(index);
  return -1;
}
