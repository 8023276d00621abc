/** The one clock of two runs: every moment at which something is to be seen in either of them. */
import { atOrBefore, beatsOf } from '../playback/steps.ts';
import type { RunView } from '../playback/panel.ts';

export interface Moment {
  /** Virtual ms since each of the runs began. */
  atMs: number;
  /** The entry that each of them shows then; -1 while it has not begun. */
  left: number;
  right: number;
}

type Told = Pick<RunView, 'journal' | 'length'>;

/** Ascending; what happens at the same virtual time in both is one moment, and so is what one of them does at one time. */
export function momentsOf(left: Told, right: Told): Moment[] {
  const sides = [left, right].map(({ journal, length }) => beatsOf(journal, 'message', length));
  const times = new Set<number>();
  for (const [place, { journal }] of [left, right].entries()) for (const beat of sides[place]!) times.add(journal.at(beat));
  return [...times]
    .sort((one, other) => one - other)
    .map((atMs) => ({ atMs, left: lastAt(left, sides[0]!, atMs), right: lastAt(right, sides[1]!, atMs) }));
}

function lastAt({ journal }: Told, beats: readonly number[], atMs: number): number {
  let [low, high] = [0, beats.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (journal.at(beats[middle]!) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? -1 : beats[low - 1]!;
}

/** The moment at which the right run shows the entry, or is nearest before it. */
export function momentAt(moments: readonly Moment[], side: 'left' | 'right', entry: number): number {
  return Math.max(
    0,
    atOrBefore(
      moments.map((each) => each[side]),
      entry,
    ),
  );
}
