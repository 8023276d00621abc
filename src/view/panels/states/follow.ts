/** Which machine the current step is about. */
import type { Journal } from '../../../sim/journal.ts';

/** The number of the machine to look at for the entry `index`; `before` if the step is about none. */
export function machineOf(journal: Journal, index: number, before: number): number {
  if (index < 0 || index >= journal.length) return before;
  if (journal.kind(index) === 'state') return journal.subject(index);
  const connection = journal.connection(index);
  const candidates = connection >= 0 ? sessionOf(journal, connection) : agentOf(journal, journal.from(index), journal.to(index));
  return candidates ?? before;
}

/** A connection is told by its session: the server's end, as the RFC sees it. */
function sessionOf(journal: Journal, connection: number): number | undefined {
  const ends = [...journal.machines.entries()].filter(([, machine]) => machine.connection === connection);
  return (ends.find(([, { chart }]) => chart.endsWith('.session')) ?? ends[0])?.[0];
}

function agentOf(journal: Journal, ...agents: number[]): number | undefined {
  for (const agent of agents) {
    const number = journal.machines.findIndex((machine) => machine.agent === agent && machine.connection < 0);
    if (number >= 0) return number;
  }
  return undefined;
}
