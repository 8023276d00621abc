/** Who plays in a run: agents that never speak and hosts without any part are left off the stage, so that it stays calm. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';

export interface Cast {
  /** Agent numbers. */
  agents: ReadonlySet<number>;
  /** Pairs of hosts between which something goes, as `pairOf` names them. */
  talks: ReadonlySet<string>;
  /** Somebody protects what is said. */
  tls: boolean;
}

/** Both directions are one pair. */
export function pairOf(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

/** Everybody, as long as nothing has happened. */
export function castOf(journal: Journal, scene: Scene, length: number): Cast {
  const agents = new Set<number>(length === 0 ? scene.agents.keys() : []);
  const talks = new Set<string>();
  let tls = false;
  for (let index = 0; index < length; index++) {
    tls ||= journal.kind(index) === 'tls';
    const [from, to] = [journal.from(index), journal.to(index)];
    agents.add(from);
    agents.add(to);
    if (from >= 0 && to >= 0) talks.add(pairOf(scene.agents[from]!.host, scene.agents[to]!.host));
  }
  agents.delete(-1);
  return { agents, talks, tls };
}

/** Host numbers of a cast, in the scene's order. */
export function hostsOf(scene: Scene, { agents }: Cast): Set<number> {
  const playing = new Set([...agents].map((agent) => scene.agents[agent]!.host));
  return new Set([...scene.hosts.keys()].filter((host) => playing.has(host)));
}
