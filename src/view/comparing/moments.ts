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
  const [one, other] = [timed(left), timed(right)];
  const times = [...new Set([...one.times, ...other.times])].sort((some, others) => some - others);
  return times.map((atMs) => ({ atMs, left: lastAt(one, atMs), right: lastAt(other, atMs) }));
}

interface Timed {
  beats: number[];
  /** Virtual ms of each. */
  times: number[];
}

function timed({ journal, length }: Told): Timed {
  const beats = beatsOf(journal, 'message', length);
  return { beats, times: beats.map((beat) => journal.at(beat)) };
}

const lastAt = ({ beats, times }: Timed, atMs: number): number => beats[atOrBefore(times, atMs)] ?? -1;

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
