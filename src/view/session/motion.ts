/** What a fraction of a beat means: the parts of a movement, each from 0 to 1. Nothing here knows a clock. */
import { easeBackOut, easeCubicInOut, easeCubicOut } from 'd3';
import { ARRIVES } from '../playback/pace.ts';

/** Until here states change and what was said before sinks into the trail; then the slip leaves. */
const LEAVES = 0.2;

/** By here the envelope is off, and one begins to write. */
const OFF = 0.42;

const part = (progress: number, from: number, to: number): number => Math.max(0, Math.min(1, (progress - from) / (to - from)));

/** How far along the line a slip is. */
export function travelled(progress: number): number {
  return easeCubicInOut(part(progress, LEAVES, ARRIVES));
}

/** How far what appears has come: a new state, a row of the trail, an address on the envelope. */
export function appeared(progress: number): number {
  return easeCubicOut(part(progress, 0, LEAVES));
}

/** How large a postmark is as it is struck: it comes from above, goes a little too far, and rests. */
export function struck(progress: number): number {
  return 1.25 - 0.25 * easeBackOut.overshoot(1.4)(part(progress, 0, LEAVES));
}

/** How far the envelope is torn off the letter. */
export function torn(progress: number): number {
  return easeCubicInOut(part(progress, 0, OFF));
}

/** How much of a line that is written on the paper stands there. */
export function inked(progress: number): number {
  return part(progress, OFF, ARRIVES);
}
