/** A stretch of time among all conversations: what the brush chooses, and how keys move it. */
import type { Call } from './calls.ts';

/** Virtual ms. */
export type Stretch = readonly [from: number, to: number];

/** How many conversations are under way at some time of a stretch; all of them without one. */
export function countIn(calls: readonly Call[], stretch: Stretch | null): number {
  if (!stretch) return calls.length;
  let count = 0;
  for (const call of calls) if (isIn(call, stretch)) count++;
  return count;
}

export function isIn({ at, until }: Call, [from, to]: Stretch): boolean {
  return at <= to && until >= from;
}

/** Parts: of all the time, when the first key opens a window; of the window, for one step of it; the narrowest of all the time. */
const FIRST = 1 / 5;
const STEP = 1 / 4;
const NARROWEST = 1 / 400;

/** Where a key leads: arrows sideways move the window, upwards narrow it, downwards widen it; `null` for a key of somebody else's. */
export function moved(key: string, stretch: Stretch | null, [least, most]: Stretch, now: number): Stretch | null {
  const all = most - least;
  const [from, to] = stretch ?? around(now, all * FIRST);
  const length = to - from;
  switch (key) {
    case 'ArrowLeft':
      return within(from - (stretch ? length * STEP : 0), length);
    case 'ArrowRight':
      return within(from + (stretch ? length * STEP : 0), length);
    case 'ArrowUp':
      return sized(stretch ? Math.max(length / 2, all * NARROWEST) : length);
    case 'ArrowDown':
      return sized(stretch ? Math.min(length * 2, all) : length);
    case 'Home':
      return within(least, length);
    case 'End':
      return within(most - length, length);
    default:
      return null;
  }

  function sized(size: number): Stretch {
    return within((from + to - size) / 2, size);
  }
  function within(begin: number, size: number): Stretch {
    const first = Math.max(least, Math.min(most - size, begin));
    return [first, first + size];
  }
}

function around(middle: number, length: number): Stretch {
  return [middle - length / 2, middle + length / 2];
}
