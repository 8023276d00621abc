/** Whether a step is to be shown with asterisks in place of its secret, or of that of the command that a segment carries. */
import type { RunView } from '../../playback/panel.ts';

export function isCovered(journal: RunView['journal'], index: number): boolean {
  if (journal.kind(index) === 'segment') return journal.hasSecrets === true && !journal.uncovered;
  return journal.secretAt?.(index) === 'covered';
}
