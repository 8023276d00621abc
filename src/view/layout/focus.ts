/** Which hosts of a crowded recording stand on the stage: those that speak now, and the nearest of those around them. Pure in the step. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import { hostsOf, type Cast } from './cast.ts';

export interface Focus {
  cast: Cast;
  /** Numbers of the hosts that are left off. */
  others: number[];
}

/** At most `most` hosts, chosen by who speaks at `index`: they stay while the same two speak. */
export function focused(journal: Journal, scene: Scene, cast: Cast, index: number, most: number): Focus {
  const playing = hostsOf(scene, cast);
  if (playing.size <= most) return { cast, others: [] };
  const kept = new Set(nearest(speakersAt(journal, scene, index), neighbours(cast), [...playing]).slice(0, most));
  const agents = [...cast.agents].filter((agent) => kept.has(scene.agents[agent]!.host));
  return { cast: { ...cast, agents: new Set(agents) }, others: [...playing].filter((host) => !kept.has(host)) };
}

/** Hosts of the last entry up to `index` that has any; none before the first. */
function speakersAt(journal: Journal, scene: Scene, index: number): number[] {
  for (let at = Math.min(index, journal.length - 1); at >= 0; at--) {
    const agents = [journal.from(at), journal.to(at)].filter((agent) => agent >= 0);
    if (agents.length > 0) return agents.map((agent) => scene.agents[agent]!.host);
  }
  return [];
}

function neighbours({ talks }: Cast): Map<number, number[]> {
  const around = new Map<number, number[]>();
  for (const pair of talks) {
    const [one, other] = pair.split('-').map(Number) as [number, number];
    listOf(around, one).push(other);
    listOf(around, other).push(one);
  }
  return around;
}

function listOf(around: Map<number, number[]>, host: number): number[] {
  const known = around.get(host) ?? [];
  around.set(host, known);
  return known;
}

/** All hosts, those with the fewest steps to the speakers first. */
function nearest(speakers: readonly number[], around: Map<number, number[]>, all: readonly number[]): number[] {
  const found = new Set(speakers);
  for (const host of found) for (const next of around.get(host) ?? []) found.add(next);
  for (const host of all) found.add(host);
  return [...found];
}
