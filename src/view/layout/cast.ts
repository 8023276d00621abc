/** Who plays in a run: agents that never speak and hosts without any part are left off the stage, so that it stays calm. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import { gathered } from '../playback/gathered.ts';

export interface Cast {
  /** Agent numbers. */
  agents: ReadonlySet<number>;
  /** Pairs of hosts between which something goes, as `pairOf` names them. */
  talks: ReadonlySet<string>;
  /** Pairs of agents, in the order in which the first spoke to the second for the first time. */
  pairs: readonly (readonly [from: number, to: number])[];
  /** Somebody protects what is said. */
  tls: boolean;
}

/** Both directions are one pair. */
export function pairOf(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

interface Seen {
  agents: Set<number>;
  /** Pairs of agents. */
  pairs: Map<string, [from: number, to: number]>;
  tls: boolean;
}

/** Everybody, as long as nothing has happened. */
export function castOf(journal: Journal, scene: Scene, length: number): Cast {
  if (length === 0) return { agents: new Set(scene.agents.keys()), talks: new Set(), pairs: [], tls: false };
  const { agents, pairs, tls } = seenUpTo(journal, length);
  const talks = [...pairs.values()].map(([from, to]) => pairOf(scene.agents[from]!.host, scene.agents[to]!.host));
  return { agents: new Set(agents), talks: new Set(talks), pairs: [...pairs.values()], tls };
}

const seenUpTo = gathered((): Seen => ({ agents: new Set(), pairs: new Map(), tls: false }), note);

function note(seen: Seen, journal: Journal, index: number): void {
  seen.tls ||= journal.kind(index) === 'tls';
  const [from, to] = [journal.from(index), journal.to(index)];
  if (from >= 0) seen.agents.add(from);
  if (to >= 0) seen.agents.add(to);
  if (from >= 0 && to >= 0) seen.pairs.set(`${from} ${to}`, [from, to]);
}

/** Host numbers of a cast, in the scene's order. */
export function hostsOf(scene: Scene, { agents }: Cast): Set<number> {
  const playing = new Set([...agents].map((agent) => scene.agents[agent]!.host));
  return new Set([...scene.hosts.keys()].filter((host) => playing.has(host)));
}
