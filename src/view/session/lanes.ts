/** What the two lanes of the line hold at a step: at most one slip each, and how far it is. */
import type { Journal } from '../../sim/journal.ts';
import { travelled } from './motion.ts';
import { saidOf, type Said } from './said.ts';
import type { Talk, Turn } from './talk.ts';

export interface Lane {
  said: Said;
  /** Part of the way it has come, from 0 to 1. */
  at: number;
  /** It never arrives: it breaks where it is. */
  isLost: boolean;
}

export interface Lanes {
  out: Lane | null;
  back: Lane | null;
}

/** What is lost stays where it was lost: half way. */
const LOST_AT = 0.5;

/** The turn of the step, and the step itself where it is no word of the turn (a segment). A word that has arrived stays until the next turn. */
export function lanesOf(journal: Journal, talk: Talk, turn: Turn | undefined, index: number, progress: number): Lanes {
  const lanes: Lanes = { out: null, back: null };
  for (const entry of new Set([turn?.said ?? -1, turn?.answer ?? -1, index])) {
    const said = entry <= index ? saidOf(journal, entry) : null;
    if (!said) continue;
    const isLost = journal.until(entry) === Infinity;
    const at = Math.min(entry === index ? travelled(progress) : 1, isLost ? LOST_AT : 1);
    lanes[journal.from(entry) === talk.near ? 'out' : 'back'] = { said, at, isLost };
  }
  return lanes;
}
