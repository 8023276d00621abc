/** How long an end has waited for its answer at a step. */
import type { Journal } from '../../sim/journal.ts';
import { travelled } from './motion.ts';
import type { Turn } from './talk.ts';

export interface Wait {
  /** Virtual ms since the question left. */
  ms: number;
  /** Of the time that the exchange before took there and back; more than 1 if it takes longer than that one. */
  part: number;
}

/** `null` when nobody waits: nothing was asked, the answer is there, or it will never come. */
export function waitAt(journal: Journal, turns: readonly Turn[], index: number, progress: number): Wait | null {
  const turn = turns.at(-1);
  if (!turn || turn.said < 0 || !isAsking(journal, turn.said)) return null;
  const isComing = turn.answer === index && travelled(progress) < 1;
  if (turn.answer >= 0 && !isComing) return null;
  const ms = momentOf(journal, index, progress) - journal.at(turn.said);
  const before = turns.findLast((each) => each !== turn && each.said >= 0 && each.answer >= 0);
  const usual = before ? journal.until(before.answer) - journal.at(before.said) : 0;
  return Number.isFinite(ms) ? { ms, part: usual > 0 && Number.isFinite(usual) ? ms / usual : 0 } : null;
}

const ASKING = new Set(['command', 'text', 'question', 'open']);

export function isAsking(journal: Journal, entry: number): boolean {
  return ASKING.has(journal.kind(entry));
}

/** The virtual time that a part of a step stands for. */
function momentOf(journal: Journal, index: number, progress: number): number {
  const [from, until] = [journal.at(index), journal.until(index)];
  return from + (Number.isFinite(until) ? (until - from) * travelled(progress) : 0);
}
