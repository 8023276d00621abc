/** The fork at which an agent's chart stood: which ways there were, which it took, and what would have to be otherwise for another. */
import { own } from '../own.ts';
import { agentCharts } from '../agents/charts.ts';
import { waysAt } from '../agents/decision.ts';
import type { Run } from '../run/run.ts';
import type { Journal } from '../sim/journal.ts';
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
  const facts = run.factsAt(index) ?? {};
  const ways = waysAt(machine, machine.resolveState({ value: state, context: {} }), isEvent(facts) ? facts : { type: event });
  if (ways.length < 2) return null;
  const edges = ways.map(({ label, target, denies }): ForkEdge => {
    const deny = denies?.length === 1 ? denies[0]! : '';
    return { label, target, taken: label === journal.detail(index), deny };
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

function isEvent(facts: object): facts is { type: string } {
  return 'type' in facts && typeof facts.type === 'string';
}
