/** The rooms of a host: its agents, where each of them stands, and what each of them keeps. */
import type { AgentRole, Scene } from '../../run/scenario.ts';
import type { Journal, MachineInfo } from '../../sim/journal.ts';
import { agentStates, type Doing } from '../stage/frame.ts';
import { holdingOf, type Holding } from '../stage/holdings.ts';
import { sessionOf } from '../panels/states/follow.ts';
import type { World } from '../playback/panel.ts';

export interface Room {
  agent: number;
  role: AgentRole;
  /** `undefined` before it has done anything. */
  doing: Doing | undefined;
  holding: Holding | null;
  /** It acts at this step. */
  isLit: boolean;
}

export function roomsOf(journal: Journal, scene: Scene, host: number, world: World): Room[] {
  const states = agentStates(journal, world.machines);
  const acting = [journal.from(world.index), journal.to(world.index)];
  return scene.agents.flatMap(({ host: home, role }, agent) =>
    home === host
      ? [{ agent, role, doing: states.get(agent), holding: holdingOf(scene, world, agent), isLit: acting.includes(agent) }]
      : [],
  );
}

export interface Pigeonhole {
  account: string;
  name: string;
  /** Letters in all its mailboxes, and how many of them nobody has read. */
  letters: number;
  unread: number;
}

/** The mailboxes of the people who have theirs on this host. */
export function pigeonholesOf(scene: Scene, host: number, world: World): Pigeonhole[] {
  const id = scene.hosts[host]?.id;
  return scene.accounts
    .filter((account) => account.host === id)
    .map(({ address, name }) => {
      const items = [...(world.mailboxes.get(address)?.values() ?? [])].flat();
      return { account: address, name, letters: items.length, unread: items.filter(({ flags }) => !flags.includes('\\Seen')).length };
    });
}

/** The machine that tells most of a host at a step: its end of the conversation, else that of its agents which moved last; -1 for none. */
export function machineIn(journal: Journal, scene: Scene, host: number, connection: number, world: World): number {
  const here = (agent: number): boolean => scene.agents[agent]?.host === host;
  const isEnd = ({ agent, chart }: MachineInfo): boolean => here(agent) && !chart.startsWith('tls.');
  const session = connection < 0 ? undefined : sessionOf(journal, connection, isEnd);
  if (session !== undefined) return session;
  const machines = [...journal.machines.entries()].filter(([, { agent }]) => here(agent));
  const moved = machines.filter(([number]) => world.machines.has(number));
  const latest = moved.toSorted(([one], [other]) => world.machines.get(other)!.since - world.machines.get(one)!.since)[0];
  return (latest ?? machines.find(([, machine]) => machine.connection < 0))?.[0] ?? -1;
}
