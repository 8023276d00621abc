/** What the stage shows of one entry: who takes part, along which link, with which card. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import { accentOf, faceOf, type Accent, type Face } from '../layout/face.ts';

interface Frame {
  accent: Accent;
  face: Face | null;
  /** Host numbers; equal for what happens in one place, -1 for what happens nowhere. */
  from: number;
  to: number;
  /** The agents that take part. */
  agents: number[];
  /** Number of the link between the two hosts, or -1. */
  link: number;
  /** It never arrived. */
  lost: boolean;
}

const NOTHING: Frame = { accent: 'plain', face: null, from: -1, to: -1, agents: [], link: -1, lost: false };

/** The frame of the entry `index`; an empty one before the first entry. */
export function frameOf(journal: Journal, scene: Scene, index: number): Frame {
  if (index < 0 || index >= journal.length) return NOTHING;
  const agents = [journal.from(index), journal.to(index)].filter((agent) => agent >= 0);
  const hosts = agents.map((agent) => scene.agents[agent]?.host ?? -1);
  const from = hosts[0] ?? -1;
  const to = hosts[1] ?? from;
  const face = from === to ? null : faceOf(journal, index);
  return {
    accent: accentAt(journal, index),
    face,
    from,
    to,
    agents,
    link: linkBetween(scene, from, to),
    lost: journal.until(index) === Infinity,
  };
}

function accentAt(journal: Journal, index: number): Accent {
  const connection = journal.connections[journal.connection(index)];
  if (connection) return accentOf(connection.protocol);
  const kind = journal.kind(index);
  return kind === 'question' || kind === 'answer' || kind === 'cached' ? 'dns' : 'plain';
}

function linkBetween(scene: Scene, from: number, to: number): number {
  const a = scene.hosts[from]?.id;
  const b = scene.hosts[to]?.id;
  return scene.links.findIndex((link) => (link.a === a && link.b === b) || (link.a === b && link.b === a));
}

/** What an agent is doing: the state of the machine of its that moved last. */
export interface Doing {
  chart: string;
  state: string;
}

/** By agent number. */
export function agentStates(journal: Journal, machines: ReadonlyMap<number, { state: string; since: number }>): Map<number, Doing> {
  const latest = new Map<number, Doing & { since: number }>();
  for (const [number, { state, since }] of machines) {
    const { agent, chart } = journal.machines[number]!;
    if (since >= (latest.get(agent)?.since ?? -1)) latest.set(agent, { chart, state, since });
  }
  return latest;
}
