/** Where a machine stands at a step, and how it came there. */
import type { RunView } from '../../playback/panel.ts';

export interface Standing {
  now: string;
  before: string;
  /** The label of the edge just taken; `undefined` while it stands where it began. */
  edge: string | undefined;
}

export function standingAt(run: RunView, number: number, index: number): Standing {
  const initial = run.journal.machines[number]?.state ?? '';
  const standing = run.world(index).machines.get(number);
  if (!standing) return { now: initial, before: '', edge: undefined };
  return { now: standing.state, before: run.world(standing.since - 1).machines.get(number)?.state ?? initial, edge: standing.edge };
}

/** All states that machines of this chart are in during a run: a place once given stays, whatever step is shown. */
export function statesUsed({ journal, length }: RunView, chart: string): Set<string> {
  const used = new Set(journal.machines.flatMap((machine) => (machine.chart === chart ? [machine.state] : [])));
  for (let at = 0; at < length; at++)
    if (journal.kind(at) === 'state' && journal.machines[journal.subject(at)]!.chart === chart) used.add(journal.label(at));
  return used;
}

/** The states that a machine has been in up to a step. */
export function statesBefore({ journal }: RunView, number: number, index: number): Set<string> {
  const been = new Set([journal.machines[number]?.state ?? '']);
  for (let at = 0; at <= Math.min(index, journal.length - 1); at++)
    if (journal.kind(at) === 'state' && journal.subject(at) === number) been.add(journal.label(at));
  return been;
}
