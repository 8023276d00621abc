/** What the town shows of one entry: where it happens, and what everybody is doing. */
import type { Journal } from '../../sim/journal.ts';
import type { Scene } from '../../run/scenario.ts';
import { accentOf, type Accent } from '../layout/face.ts';

interface Frame {
  accent: Accent;
  /** Numbers of the agent that does it and of its host; -1 for what happens nowhere. */
  agent: number;
  host: number;
}

/** The frame of the entry `index`; an empty one before the first entry. */
export function frameOf(journal: Journal, scene: Scene, index: number): Frame {
  if (index < 0 || index >= journal.length) return { accent: 'plain', agent: -1, host: -1 };
  const agent = journal.from(index);
  return { accent: accentAt(journal, index), agent, host: scene.agents[agent]?.host ?? -1 };
}

function accentAt(journal: Journal, index: number): Accent {
  const connection = journal.connections[journal.connection(index)];
  if (connection) return accentOf(connection.protocol);
  return journal.kind(index) === 'cached' ? 'dns' : 'plain';
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
