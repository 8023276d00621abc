/** Where a machine stands at a step, and how it came there. */
import { gathered } from '../../playback/gathered.ts';
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
  const alike = [...journal.machines.entries()].filter(([, machine]) => machine.chart === chart);
  const moves = movesOf(journal, length);
  return new Set(alike.flatMap(([number, { state }]) => [state, ...(moves.get(number) ?? []).map(({ to }) => to)]));
}

/** The states that a machine has been in up to a step. */
export function statesBefore({ journal }: RunView, number: number, index: number): Set<string> {
  const moves = movesOf(journal).get(number) ?? [];
  const past = moves.filter((move) => move.index <= index);
  return new Set([journal.machines[number]?.state ?? '', ...past.map(({ to }) => to)]);
}

/** Machine number → the entries at which it moved, and where to. */
const movesOf = gathered(
  () => new Map<number, { index: number; to: string }[]>(),
  (moves, journal, index) => {
    if (journal.kind(index) !== 'state') return;
    const own = moves.get(journal.subject(index)) ?? [];
    own.push({ index, to: journal.label(index) });
    moves.set(journal.subject(index), own);
  },
);
