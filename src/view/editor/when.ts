/** When everybody does what: the moments of a story, and where they stand on a clock that shortens long waiting. */
import { scaleLinear, tickStep, type ScaleLinear } from 'd3';
import { own } from '../../own.ts';
import { spanMs } from '../../run/span.ts';
import type { StorySchema } from '../../worker/api.ts';
import { formOfKind } from './form.ts';
import { at, listIn, wordIn, type Path } from './tree.ts';

/** Something that happens at a moment. */
export interface Doing {
  list: 'actions' | 'faults';
  place: number;
  member: unknown;
  /** ms after the story begins. */
  atMs: number;
  /** Id of the host whose row it stands in; '' in the row of the faults. */
  row: string;
}

/** What has a moment that can be read; the rest waits in the form until it is mended. */
export function doingsOf(story: unknown, schema: StorySchema): Doing[] {
  return (['actions', 'faults'] as const).flatMap((list) =>
    listIn(at(story, [list])).flatMap((member, place) => {
      const atMs = momentOf(member);
      const hasMoment = own(formOfKind(schema, own(schema.properties, list) ?? {}, member).form.properties, 'at') !== undefined;
      return atMs === undefined || !hasMoment ? [] : [{ list, place, member, atMs, row: list === 'actions' ? wordIn(member, 'host') : '' }];
    }),
  );
}

/** Where the moment of a doing is written. */
export const momentPath = ({ list, place }: Doing): Path => [list, place, 'at'];

function momentOf(member: unknown): number | undefined {
  const written = at(member, ['at']) ?? 0;
  const ms = typeof written === 'string' ? spanMs(written.trim()) : written;
  return typeof ms === 'number' && Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}

export type Clock = ScaleLinear<number, number>;

/** A minute more after the last moment, so that it can be moved on. */
const ROOM_MS = 60_000;
/** A wait so much longer than the shortest one is drawn shorter than it is. */
const PROPORTIONATE = 12;

/** From ms to units between `left` and `right`: true to scale where the waits are alike, else each by its logarithm. */
export function clockOf(doings: readonly Doing[], left: number, right: number): Clock {
  const moments = [...new Set([0, ...doings.map(({ atMs }) => atMs)])].sort((a, b) => a - b);
  const last = moments.at(-1)!;
  const ends = [...moments, last + Math.max(ROOM_MS, last / 4)];
  const waits = ends.slice(1).map((end, place) => end - ends[place]!);
  const isEven = Math.max(...waits) <= PROPORTIONATE * Math.min(...waits);
  const lengths = waits.map((wait) => (isEven ? wait : Math.log10(10 + wait / 1000)));
  const whole = lengths.reduce((sum, each) => sum + each, 0);
  let reached = 0;
  const places = [0, ...lengths.map((length) => (reached += length) / whole)].map((part) => left + part * (right - left));
  return scaleLinear(ends, places).clamp(true);
}

/** ms from one tick of the clock to the next one that a hand can hold: 3 units or more, near this moment. */
export function stepAt(clock: Clock, atMs: number): number {
  const x = clock(atMs);
  const perUnit = Math.abs(clock.invert(x + 1) - clock.invert(x - 1)) / 2 || Math.abs(clock.invert(x) - clock.invert(x - 1));
  const wanted = perUnit * 3;
  return STEPS_MS.find((step) => step >= wanted) ?? Math.max(STEPS_MS.at(-1)!, tickStep(0, wanted, 1));
}
const STEPS_MS = [1_000, 5_000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000, 21_600_000, 86_400_000];

/** To the nearest step that the clock can show there. */
export function snapped(clock: Clock, atMs: number): number {
  const step = stepAt(clock, atMs);
  return Math.max(0, Math.round(atMs / step) * step);
}

/** In which lane of its row each doing stands, so that no two cover each other; both lists are in the same order. */
export function lanesOf(boxes: readonly { left: number; right: number }[]): number[] {
  const ends: number[] = [];
  const order = boxes.map((_, place) => place).sort((a, b) => boxes[a]!.left - boxes[b]!.left);
  const lanes: number[] = [];
  for (const place of order) {
    const { left, right } = boxes[place]!;
    const free = ends.findIndex((end) => end <= left);
    lanes[place] = free < 0 ? ends.length : free;
    ends[lanes[place]] = right;
  }
  return lanes;
}
