/** What a fraction of a beat means: the parts of a movement, each from 0 to 1. Nothing here knows a clock. */
import { cubicInOut, cubicOut } from 'svelte/easing';
import { ARRIVES } from '../playback/pace.ts';

/** Until here states change and what was said before sinks into the trail; then the slip leaves. */
const LEAVES = 0.2;

/** By here the envelope is off, and one begins to write. */
const OFF = 0.42;

/** How far beyond its place goes what comes from above. */
const OVERSHOOT = 1.4;

const part = (progress: number, from: number, to: number): number => Math.max(0, Math.min(1, (progress - from) / (to - from)));

/** How far along the line a slip is. */
export function travelled(progress: number): number {
  return cubicInOut(part(progress, LEAVES, ARRIVES));
}

/** How far what appears has come: a new state, a row of the trail, an address on the envelope. */
export function appeared(progress: number): number {
  return cubicOut(part(progress, 0, LEAVES));
}

/** How large a postmark is as it is struck: it comes from above, goes a little too far, and rests. */
export function struck(progress: number): number {
  const left = 1 - part(progress, 0, LEAVES);
  return 1 + 0.25 * left * left * ((OVERSHOOT + 1) * left - OVERSHOOT);
}

/** How far the envelope is torn off the letter. */
export function torn(progress: number): number {
  return cubicInOut(part(progress, 0, OFF));
}

/** How much of a line that is written on the paper stands there. */
export function inked(progress: number): number {
  return part(progress, OFF, ARRIVES);
}
