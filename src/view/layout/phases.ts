/** Where the numbers of the five classical steps stand: on the lines along which they happen. */
import type { Scene } from '../../run/scenario.ts';
import { PHASES, type Phase } from '../playback/phases.ts';
import { sidesOf, type Sides } from './sides.ts';
import type { LinkPlace, Point, StageLayout } from './stage.ts';

export interface PhasePlace extends Point {
  phase: Phase;
  /** From 1 to 5. */
  number: number;
}

/** Half the distance between question and answer, which share a line. */
const APART = 14;

/** One number for each phase that has a line: on the one that is in use (`link`), else on the first. */
export function placePhases(scene: Scene, layout: StageLayout, link = -1): PhasePlace[] {
  const sides = sidesOf(scene, new Set(layout.hosts.keys()));
  const links = layout.links.toSorted((one, other) => Number(other.link === link) - Number(one.link === link));
  const lineOf = (one: keyof Sides, other: keyof Sides): LinkPlace | undefined =>
    links.find(
      ({ a, b }) => (sides[one].includes(a) && sides[other].includes(b)) || (sides[one].includes(b) && sides[other].includes(a)),
    );
  const dns = lineOf('origin', 'dns');
  const lines: Record<Phase, LinkPlace | undefined> = {
    submission: lineOf('left', 'origin'),
    question: dns,
    answer: dns,
    relay: lineOf('origin', 'servers'),
    fetch: lineOf('servers', 'right'),
  };
  return PHASES.flatMap((phase, place) => {
    const line = lines[phase];
    return line ? [{ phase, number: place + 1, ...middleOf(line, phase) }] : [];
  });
}

function middleOf({ from, to }: LinkPlace, phase: Phase): Point {
  const x = (from.x + to.x) / 2;
  const y = (from.y + to.y) / 2;
  const upright = Math.abs(to.y - from.y) > Math.abs(to.x - from.x);
  const apart = phase === 'question' ? -APART : phase === 'answer' ? APART : 0;
  return upright ? { x: x + apart, y } : { x, y: y + apart };
}
