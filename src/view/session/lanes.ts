/** What the two lanes of the line hold at a step: at most one slip each, and how far it is. */
import type { Journal } from '../../sim/journal.ts';
import { travelled } from './motion.ts';
import { saidOf, type Said } from './said.ts';
import type { Talk, Turn } from './talk.ts';

export interface Lane {
  said: Said;
  /** Id of the step that it is. */
  id: string;
  /** It is on its way in this step; else it has come as far as it will. */
  isUnderWay: boolean;
  /** It never arrives: it breaks where it is. */
  isLost: boolean;
}

export interface Lanes {
  out: Lane | null;
  back: Lane | null;
}

export const EMPTY: Lanes = { out: null, back: null };

/** What is lost stays where it was lost: half way. */
const LOST_AT = 0.5;

/** The turn of the step, and the step itself where it is no word of the turn (a segment). A word that has arrived stays until the next turn. */
export function lanesOf(journal: Journal, talk: Talk, turn: Turn | undefined, index: number): Lanes {
  const lanes = { ...EMPTY };
  for (const entry of new Set([turn?.said ?? -1, turn?.answer ?? -1, index])) {
    const said = entry <= index ? saidOf(journal, entry) : null;
    if (!said) continue;
    const lane = { said, id: journal.id(entry), isUnderWay: entry === index, isLost: journal.until(entry) === Infinity };
    lanes[journal.from(entry) === talk.near ? 'out' : 'back'] = lane;
  }
  return lanes;
}

/** Part of the way that it has come, from 0 to 1. */
export function placeIn({ isUnderWay, isLost }: Lane, progress: number): number {
  return Math.min(isUnderWay ? travelled(progress) : 1, isLost ? LOST_AT : 1);
}
