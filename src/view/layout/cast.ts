/** Who plays in a run: agents that never speak and hosts without any part are left off the stage, so that it stays calm. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';

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

/** What was seen of a journal up to a length; it is kept, for long recordings grow in many pieces. */
interface Seen {
  length: number;
  agents: Set<number>;
  /** Pairs of agents. */
  pairs: Map<string, [from: number, to: number]>;
  tls: boolean;
}
const seenOf = new WeakMap<Journal, Seen>();

/** Everybody, as long as nothing has happened. */
export function castOf(journal: Journal, scene: Scene, length: number): Cast {
  if (length === 0) return { agents: new Set(scene.agents.keys()), talks: new Set(), pairs: [], tls: false };
  const { agents, pairs, tls } = seenUpTo(journal, length);
  const talks = [...pairs.values()].map(([from, to]) => pairOf(scene.agents[from]!.host, scene.agents[to]!.host));
  return { agents: new Set(agents), talks: new Set(talks), pairs: [...pairs.values()], tls };
}

function seenUpTo(journal: Journal, length: number): Seen {
  const before = seenOf.get(journal);
  const seen = before && before.length <= length ? before : { length: 0, agents: new Set<number>(), pairs: new Map(), tls: false };
  for (; seen.length < length; seen.length++) note(seen, journal, seen.length);
  seenOf.set(journal, seen);
  return seen;
}

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
