/** How a card goes from host to host: along an arc over the stage, slowly away, slowly there. */
import { easeCubicInOut, path } from 'd3';
import type { HostPlace, Point } from './places.ts';

interface Flight {
  /** The arc as SVG path data. */
  arc: string;
  /** Where the card's perch point is, `progress` of the way from 0 to 1. */
  at(progress: number): Point;
  /** From 0 over the host (cards standing on their lower edge) to 1 under it (hanging from their upper edge). */
  hang(progress: number): number;
}

/** Part of the time in which the card rests before it leaves and after it has come. */
const REST = 0.12;

/** The flight from one host's perch to another's. */
export function flightBetween(from: HostPlace, to: HostPlace): Flight {
  const bend = bendOf(from, to);
  const line = path();
  line.moveTo(from.perch.x, from.perch.y);
  line.quadraticCurveTo(bend.x, bend.y, to.perch.x, to.perch.y);
  return {
    arc: line.toString(),
    at: (progress) => onCurve(from.perch, bend, to.perch, eased(progress)),
    hang: (progress) => mix(from.below ? 1 : 0, to.below ? 1 : 0, eased(progress)),
  };
}

function eased(progress: number): number {
  const awake = (progress - REST) / (1 - 2 * REST);
  return easeCubicInOut(Math.max(0, Math.min(1, awake)));
}

/** Arcs bow upwards between hosts, downwards between hosts whose cards hang under them, and hardly at all up to the DNS. */
function bendOf(from: HostPlace, to: HostPlace): Point {
  const distance = Math.hypot(to.perch.x - from.perch.x, to.perch.y - from.perch.y);
  const middle = { x: (from.perch.x + to.perch.x) / 2, y: (from.perch.y + to.perch.y) / 2 };
  if (from.below !== to.below) return middle;
  const rise = Math.min(28, distance * 0.12);
  return { x: middle.x, y: middle.y + (from.below ? rise : -rise) };
}

function mix(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}

function onCurve(a: Point, bend: Point, b: Point, part: number): Point {
  return {
    x: mix(mix(a.x, bend.x, part), mix(bend.x, b.x, part), part),
    y: mix(mix(a.y, bend.y, part), mix(bend.y, b.y, part), part),
  };
}
