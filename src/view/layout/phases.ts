/** Where the numbers of the five classical steps stand: on the lines along which they happen. */
import type { Scene } from '../../run/scenario.ts';
import { PHASES, type Phase } from '../playback/phases.ts';
import { sidesOf, type Sides } from './sides.ts';
import type { LinkPlace, Point, StageLayout } from './places.ts';

interface PhasePlace extends Point {
  phase: Phase;
  /** From 1 to 5. */
  number: number;
}

/** Between the middles of two numbers that share a line. */
const APART = 28;

/** One number for each phase that the run passes through, on the first line of its kind. */
export function placePhases(scene: Scene, layout: StageLayout, present: ReadonlySet<Phase>): PhasePlace[] {
  const lines = phaseLines(scene, layout);
  const shown = PHASES.filter((phase) => present.has(phase) && lines[phase]);
  return shown.map((phase) => {
    const line = lines[phase]!;
    const sharing = shown.filter((other) => lines[other] === line);
    const aside = (sharing.indexOf(phase) - (sharing.length - 1) / 2) * APART;
    return { phase, number: PHASES.indexOf(phase) + 1, ...middleOf(line, aside) };
  });
}

function phaseLines(scene: Scene, layout: StageLayout): Record<Phase, LinkPlace | undefined> {
  const sides = sidesOf(scene, new Set(layout.hosts.keys()));
  const lineOf = (one: keyof Sides, other: keyof Sides): LinkPlace | undefined =>
    layout.links.find(
      ({ a, b }) => (sides[one].includes(a) && sides[other].includes(b)) || (sides[one].includes(b) && sides[other].includes(a)),
    );
  const submission = lineOf('left', 'origin');
  const dns = lineOf('origin', 'dns');
  // Who writes may also fetch: a report of failure comes back to its author.
  return { submission, question: dns, answer: dns, relay: lineOf('origin', 'servers'), fetch: lineOf('servers', 'right') ?? submission };
}

/** Beside each other, whichever way the line runs. */
function middleOf({ from, to }: LinkPlace, aside: number): Point {
  return { x: (from.x + to.x) / 2 + aside, y: (from.y + to.y) / 2 };
}
