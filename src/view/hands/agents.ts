/** The agents of a story whose place can be taken: those that still decide something in it. */
import type { AgentRole, Scene } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';

const ROLES: readonly AgentRole[] = ['mua', 'mta', 'resolver', 'mda'];

/** By their numbers, in the order of the scene. `from`: the entry at which the place is taken; what was decided before is decided. */
export function agentsActing(journal: Journal, scene: Scene, length: number, from = 0): number[] {
  const busy = new Set<number>();
  for (let index = Math.max(0, from); index < length; index++) {
    if (journal.kind(index) !== 'state' || journal.connection(index) >= 0) continue;
    const { agent, chart } = journal.machines[journal.subject(index)]!;
    if (chart === scene.agents[agent]?.role) busy.add(agent);
  }
  return [...scene.agents.keys()].filter((agent) => busy.has(agent) && ROLES.includes(scene.agents[agent]!.role));
}
