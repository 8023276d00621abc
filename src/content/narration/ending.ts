/** How connections end: asked by the stage too, before narration is there. */
import type { ToldEntry, ToldRun } from './told.ts';

/** How far back a connection is searched for an answer. */
const SEARCHED = 200;

/**
 * How a connection ended: as its label says, or 'unanswered' if it was lost before anybody had answered, 'reset' if it was
 * broken off after somebody had, 'recordingEnds' if a recording does not tell.
 */
export function endOf(entry: ToldEntry, { journal, recording }: ToldRun): string {
  if (entry.label === 'lost' && recording) return 'recordingEnds';
  if (entry.label === 'refused') return hasAnswer(entry, journal) ? 'reset' : entry.label;
  if (entry.label !== 'lost') return entry.label;
  return hasAnswer(entry, journal) ? entry.label : 'unanswered';
}

/** Whether the server had said anything on the connection that this entry ends. */
function hasAnswer(entry: ToldEntry, journal: ToldRun['journal']): boolean {
  for (let index = entry.index - 1; index >= Math.max(0, entry.index - SEARCHED); index--) {
    const before = journal.entry(index);
    if (before.connection !== entry.connection) continue;
    if (before.kind === 'reply') return true;
    if (before.kind === 'open') return false;
  }
  return true;
}
