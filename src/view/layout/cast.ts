/** Who plays in a run: agents that never speak and hosts without any part are left off the stage, so that it stays calm. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';

/** Agent numbers. Everybody, as long as nothing has happened. */
export function castOf(journal: Journal, scene: Scene, length: number): Set<number> {
  if (length === 0) return new Set(scene.agents.keys());
  const cast = new Set<number>();
  for (let index = 0; index < length; index++) {
    cast.add(journal.from(index));
    cast.add(journal.to(index));
  }
  cast.delete(-1);
  return cast;
}

/** Host numbers of a cast, in the scene's order. */
export function hostsOf(scene: Scene, cast: ReadonlySet<number>): Set<number> {
  const playing = new Set([...cast].map((agent) => scene.agents[agent]!.host));
  return new Set([...scene.hosts.keys()].filter((host) => playing.has(host)));
}
