/** The two ends of a conversation at a step: who they are, and where each of them stands. */
import type { Journal } from '../../sim/journal.ts';
import type { Host, Scene } from '../../run/scenario.ts';
import { agentStates, type Doing } from '../stage/frame.ts';
import { portOf } from '../layout/face.ts';
import { sidesOf } from '../layout/sides.ts';
import type { World } from '../playback/panel.ts';
import { standsSince, type Talk } from './talk.ts';

export interface End {
  agent: number;
  host: number;
  isNear: boolean;
  /** '' where there is none to name. */
  port: string;
  /** Where it stands; `undefined` before it has moved. */
  doing: Doing | undefined;
  /** The entry that says so; -1 for none, or where no connection tells. */
  since: number;
  /** That changed with this step. */
  isNew: boolean;
}

export function endOf(journal: Journal, scene: Scene, talk: Talk, agent: number, world: World, before: World): End {
  const isNear = agent === talk.near;
  const info = journal.connections[talk.connection];
  const address = isNear ? info?.clientAddress : info?.serverAddress;
  const doing = doingOf(journal, talk, agent, world);
  const earlier = doingOf(journal, talk, agent, before);
  return {
    agent,
    host: scene.agents[agent]?.host ?? -1,
    isNear,
    port: address?.includes(':') ? portOf(address) : '',
    doing,
    since: info ? standsSince(journal, talk, agent, world.index) : -1,
    isNew: doing?.state !== earlier?.state || doing?.chart !== earlier?.chart,
  };
}

/** On a connection its own machine tells; for a packet, the machine of the agent that moved last. */
function doingOf(journal: Journal, talk: Talk, agent: number, world: World): Doing | undefined {
  if (talk.connection < 0) return agentStates(journal, world.machines).get(agent);
  const since = standsSince(journal, talk, agent, world.index);
  if (since < 0) return undefined;
  return { chart: journal.machines[journal.subject(since)]!.chart, state: journal.label(since) };
}

/** Whose it is comes first: nobody knows the name of Ana's laptop. */
export function nameOf(host: Host | undefined): string {
  return host?.owner ?? host?.name ?? '';
}

/** Whose letter it is, and whose it becomes; '' where nobody is known. */
export function travellersOf(scene: Scene): [from: string, to: string] {
  const { left, right } = sidesOf(scene, new Set(scene.hosts.keys()));
  return [nameOf(scene.hosts[left[0] ?? -1]), nameOf(scene.hosts[right[0] ?? -1])];
}
