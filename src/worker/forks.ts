/** The fork at which an agent's chart stood: which ways there were, which it took, and what would have to be otherwise for another. */
import { own } from '../own.ts';
import { agentCharts } from '../agents/charts.ts';
import { without } from '../agents/machine.ts';
import { labelOf } from '../protocols/step.ts';
import type { Run } from '../run/run.ts';
import type { Journal } from '../sim/journal.ts';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Fork, ForkEdge } from './api.ts';

/** Forks told at most of one step. */
const MAX_FORKS = 40;

type Decided = Pick<Run, 'journal' | 'factsAt'>;

export function forksIn(run: Decided, first: number, last: number): Fork[] {
  const forks: Fork[] = [];
  const end = Math.min(last, run.journal.length - 1);
  for (let index = Math.max(0, first); index <= end && forks.length < MAX_FORKS; index++) {
    const fork = forkAt(run, index);
    if (fork) forks.push(fork);
  }
  return forks;
}

/** `null` where no agent decided anything: the entry is not a step of its chart, or there was only one way. */
function forkAt(run: Decided, index: number): Fork | null {
  const { journal } = run;
  if (journal.kind(index) !== 'state') return null;
  const { chart } = journal.machines[journal.subject(index)]!;
  const machine = own(agentCharts, chart)?.machine;
  if (!machine) return null;
  const state = stateBefore(journal, index);
  const event = journal.detail(index).split(' / ')[0]!;
  const ways = own(machine.root.states, state)?.transitions.get(event) ?? [];
  if (ways.length < 2) return null;
  const denials = denialsOf(machine, state, run.factsAt(index) ?? {});
  const edges = ways.map((way): ForkEdge => {
    const label = labelOf(way, event);
    const target = way.target?.[0]?.key ?? state;
    return { label, target, taken: label === journal.detail(index), deny: denials.get(label) ?? '' };
  });
  return { at: journal.id(index), chart, state, event, edges };
}

/** Where the machine of the entry stood when it came. */
function stateBefore(journal: Journal, index: number): string {
  const machine = journal.subject(index);
  for (let before = index - 1; before >= 0; before--)
    if (journal.kind(before) === 'state' && journal.subject(before) === machine) return journal.label(before);
  return journal.machines[machine]!.state;
}

/** For each edge that denying one fact would lead along: the name of that fact. */
function denialsOf(machine: AnyStateMachine, state: string, facts: object): ReadonlyMap<string, string> {
  const denials = new Map<string, string>();
  if (!isEvent(facts)) return denials;
  const snapshot: AnyMachineSnapshot = machine.resolveState({ value: state, context: {} });
  for (const fact of Object.keys(facts)) {
    const [way] = machine.getTransitionData(snapshot, without(facts, fact));
    const label = labelOf(way, facts.type);
    if (!denials.has(label)) denials.set(label, fact);
  }
  return denials;
}

function isEvent(facts: object): facts is { type: string } {
  return 'type' in facts && typeof facts.type === 'string';
}
