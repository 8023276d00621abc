/** Which entries are given out. */
import type { RunView } from '../../playback/panel.ts';

export type PartName = 'all' | 'conversation' | 'step' | 'range';
/** Entries `[first..end)`, those of one connection if it is named. */
export interface Part {
  first: number;
  end: number;
  connection?: number;
}

/** `steps`: indices at which steps end; `step`, `from`, `to`: numbers of steps, from 1. */
export function partOf(
  run: RunView,
  name: PartName,
  index: number,
  { steps, step, from, to }: { steps: readonly number[]; step: number; from: number; to: number },
): Part {
  const connection = run.journal.connection(index);
  if (name === 'conversation' && connection >= 0) return { first: 0, end: run.length, connection };
  if (name === 'step') return between(run, steps, step, step);
  if (name === 'range') return between(run, steps, Math.min(from, to), Math.max(from, to));
  return { first: 0, end: run.length };
}

/** From the end of the step before to just before what the next one brings: what a step leads to goes with it. */
function between({ length }: RunView, steps: readonly number[], from: number, to: number): Part {
  const first = from <= 1 ? 0 : (steps[from - 2] ?? -1) + 1;
  const end = (steps[Math.min(to, steps.length) - 1] ?? length - 1) + 1;
  return { first, end: to >= steps.length ? length : end };
}

export function entriesOf({ journal }: RunView, { first, end, connection }: Part): number[] {
  const entries: number[] = [];
  for (let index = first; index < end; index++)
    if (connection === undefined || journal.connection(index) === connection) entries.push(index);
  return entries;
}
