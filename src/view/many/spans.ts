/** All conversations along time: a row for each protocol, lanes where several last at once, and what is drawn of them. */
import { bisector, path, type ScaleTime } from 'd3';
import type { Call } from './calls.ts';

export interface Row {
  protocol: string;
  count: number;
  /** By lane, each in the order of their beginnings. */
  lanes: Call[][];
}

const MOST_LANES = 4;

/** In the order in which protocols first occur. What finds no free lane lies over another in the last. */
export function rowsOf(calls: readonly Call[]): Row[] {
  const rows = new Map<string, Row>();
  for (const call of calls) {
    const row = rows.get(call.protocol) ?? { protocol: call.protocol, count: 0, lanes: [] };
    rows.set(call.protocol, row);
    row.count++;
    laneFor(row.lanes, call).push(call);
  }
  return [...rows.values()];
}

function laneFor(lanes: Call[][], { at }: Call): Call[] {
  const free = lanes.find((lane) => lane.at(-1)!.until < at);
  if (free) return free;
  if (lanes.length === MOST_LANES) return lanes.at(-1)!;
  const lane: Call[] = [];
  lanes.push(lane);
  return lane;
}

export const LANE = 6;
const THICK = 4.5;
const LEAST_WIDTH = 2;

/** The spans of a row from `top` on; what would lie within the same pixel is one. Never more pieces than pixels. */
export function drawnRow({ lanes }: Row, x: ScaleTime<number, number>, top: number): string {
  const line = path();
  for (const [number, lane] of lanes.entries())
    for (const [from, to] of merged(lane, x)) line.rect(from, top + number * LANE, to - from, THICK);
  return line.toString();
}

type Piece = [from: number, to: number];

function merged(lane: readonly Call[], x: ScaleTime<number, number>): Piece[] {
  const pieces: Piece[] = [];
  const [least, most] = x.range() as Piece;
  for (const { at, until } of lane) {
    const from = Math.max(least, x(at));
    const to = Math.min(most, Math.max(from + LEAST_WIDTH, x(until)));
    const last = pieces.at(-1);
    if (to <= from) continue;
    if (last && from <= last[1] + 0.5) last[1] = Math.max(last[1], to);
    else pieces.push([from, to]);
  }
  return pieces;
}

const byTime = bisector((call: Call) => call.at);
/** Pixels beside a span that still hit it. */
const NEAR_PX = 5;

/** The conversation at a place of a row; `null` where none is near. */
export function callAt({ lanes }: Row, x: ScaleTime<number, number>, px: number, py: number): Call | null {
  const lane = lanes[Math.max(0, Math.min(lanes.length - 1, Math.floor(py / LANE)))] ?? [];
  const next = byTime.right(lane, x.invert(px).getTime());
  const near = [lane[next - 1], lane[next]].flatMap((call) => (call ? [{ call, off: distance(call, x, px) }] : []));
  const best = near.toSorted((one, other) => one.off - other.off)[0];
  return best && best.off <= NEAR_PX ? best.call : null;
}

function distance({ at, until }: Call, x: ScaleTime<number, number>, px: number): number {
  return Math.max(0, x(at) - px, px - Math.max(x(until), x(at) + LEAST_WIDTH));
}
