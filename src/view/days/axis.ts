/** Where a moment stands on the ribbon: waiting is compressed, grows with its length, and is folded where it only repeats itself. */
import { cumsum, pairs, scaleLinear, scalePow, utcDay, type ScaleLinear } from 'd3';
import type { Call } from './calls.ts';
import type { Days } from './days.ts';

/** The waiting between a call and the next. */
export interface Gap {
  from: Call;
  to: Call;
  waitMs: number;
  /** As long as the one before it, many times over. */
  isFolded: boolean;
}

export interface Axis {
  /** Virtual ms to pixels, and back. */
  x: ScaleLinear<number, number>;
  gaps: Gap[];
  /** The beginning, and every midnight after it (UTC). */
  days: { atMs: number; date: Date }[];
}

/** As many equal ones as this in a row are folded, but for the first. */
const FEWEST_FOLDED = 4;
/** Waits differ by what a call takes. */
const EQUAL = 0.02;

export function gapsOf(calls: readonly Call[]): Gap[] {
  const gaps = pairs(calls, (from, to) => ({ from, to, waitMs: Math.max(0, to.atMs - from.untilMs), isFolded: false }));
  let first = 0;
  for (let place = 1; place <= gaps.length; place++) {
    if (place < gaps.length && isEqual(gaps[first]!, gaps[place]!)) continue;
    if (place - first >= FEWEST_FOLDED) for (const gap of gaps.slice(first + 1, place)) gap.isFolded = true;
    first = place;
  }
  return gaps;
}

const isEqual = (one: Gap, other: Gap): boolean => Math.abs(one.waitMs - other.waitMs) <= EQUAL * one.waitMs;

/** Eight times the time takes little more than twice the room. */
const roomOf = scalePow().exponent(0.4).domain([0, 60_000]).range([0, 1]);
/** What a moment needs, and the part of a wait that is left of it when it is folded. */
const LEAST_ROOM = 1;
const FOLDED = 0.15;

export function axisOf(days: Days, width: number): Axis {
  const gaps = gapsOf(days.calls);
  const folded = new Set(gaps.filter(({ isFolded }) => isFolded).map(({ to }) => to.atMs));
  const stops = [...new Set([days.firstMs, ...days.calls.map(({ atMs }) => atMs), days.lastMs])].toSorted((one, other) => one - other);
  const rooms = pairs(stops, (from, to) => Math.max(LEAST_ROOM, roomOf(to - from) * (folded.has(to) ? FOLDED : 1)));
  const places = [0, ...cumsum(rooms)];
  const whole = places.at(-1)!;
  const x = scaleLinear(
    stops,
    places.map((place) => (place / whole) * width),
  ).clamp(true);
  return { x, gaps, days: daysBetween(days) };
}

function daysBetween({ startsAt, firstMs, lastMs }: Days): Axis['days'] {
  const first = startsAt + firstMs;
  const dates = [new Date(first), ...utcDay.range(new Date(first + 1), new Date(startsAt + lastMs))];
  return dates.map((date) => ({ date, atMs: date.getTime() - startsAt }));
}
