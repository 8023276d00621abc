/** Which machine the current step is about. */
import type { Journal, MachineInfo } from '../../../sim/journal.ts';

/** The number of the machine to look at for the entry `index`; `before` if the step is about none. */
export function machineOf(journal: Journal, index: number, before: number): number {
  if (index < 0 || index >= journal.length) return before;
  if (journal.kind(index) === 'state') return journal.subject(index);
  const connection = journal.connection(index);
  const candidates = connection >= 0 ? sessionOf(journal, connection) : agentOf(journal, index);
  return candidates ?? before;
}

/** A connection is told by its session: the server's end, as the RFC sees it; `isMeant`: among these machines. */
export function sessionOf(
  journal: Journal,
  connection: number,
  isMeant: (machine: MachineInfo) => boolean = () => true,
): number | undefined {
  const ends = [...journal.machines.entries()].filter(([, machine]) => machine.connection === connection && isMeant(machine));
  return (ends.find(([, { chart }]) => chart.endsWith('.session')) ?? ends[0])?.[0];
}

/** Entries looked at, back from the step, for what one of its agents did last. */
const SEARCHED = 5000;

/** An agent is told by the chart of its that moved last. */
function agentOf(journal: Journal, index: number): number | undefined {
  const agents = [journal.from(index), journal.to(index)];
  for (let at = index; at >= Math.max(0, index - SEARCHED); at--)
    if (journal.kind(at) === 'state' && journal.connection(at) < 0 && agents.includes(journal.from(at))) return journal.subject(at);
  return undefined;
}
