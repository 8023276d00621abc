/** Numbers of the ladder: where lifelines stand and how an arrow leans. Pure. */

export const ROW_HEIGHT = 36;
const SIDE = 34;
const LEAST_LEAN = 3;
const MOST_LEAN = 16;

/** x of each of `count` lifelines in `width` pixels. */
export function lifelines(count: number, width: number): number[] {
  if (count <= 1) return [width / 2];
  const step = (width - 2 * SIDE) / (count - 1);
  return Array.from({ length: count }, (_, place) => SIDE + place * step);
}

/** By how many pixels an arrow falls: more for a longer way, on a logarithmic scale, from 1 ms to a minute. */
export function leanOf(travelMs: number): number {
  if (!Number.isFinite(travelMs)) return MOST_LEAN;
  const share = Math.log10(Math.max(1, travelMs)) / Math.log10(60_000);
  return LEAST_LEAN + Math.min(1, share) * (MOST_LEAN - LEAST_LEAN);
}

export interface Arrow {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** Path of the head. */
  head: string;
  /** Middle of the label, and the degrees by which it leans with the arrow. */
  label: { x: number; y: number; degrees: number };
}

/** An arrow in its row; one that never arrives ends two thirds on the way. */
export function arrowOf(from: number, to: number, travelMs: number): Arrow {
  const lost = !Number.isFinite(travelMs);
  const end = lost ? from + ((to - from) * 2) / 3 : to;
  const lean = leanOf(travelMs);
  const y1 = ROW_HEIGHT - 4 - lean;
  const y2 = ROW_HEIGHT - 4;
  const direction = Math.sign(to - from) || 1;
  const head = `M${end},${y2} l${-9 * direction},-5 v10 z`;
  const degrees = (Math.atan2((y2 - y1) * direction, Math.abs(end - from)) * 180) / Math.PI;
  return { x1: from, y1, x2: end, y2, head, label: { x: (from + end) / 2, y: (y1 + y2) / 2 - 6, degrees } };
}

/** A torn line from `x1` to `x2` along the upper edge of its row: here something of the recording is missing. */
export function tear(x1: number, x2: number): string {
  const teeth = Math.max(2, Math.round((x2 - x1) / 7));
  const step = (x2 - x1) / teeth;
  return `M${x1},5 ${Array.from({ length: teeth }, (_, place) => `l${step.toFixed(2)},${place % 2 === 0 ? -4 : 4}`).join(' ')}`;
}
