/** A person in an agent's place: at each decision of its charts the run asks, and goes on with what was chosen. */
import { isPossible, type Chosen } from '../../agents/choice.ts';
import type { AgentRole } from '../role.ts';
import type { Decided, Decision, Forking } from './decision.ts';
import type { ActHand, Taken } from './hand.ts';
import { Standstill } from './standstill.ts';

/** The charts whose decisions are those of an agent. Its doors, its stubs and its end of a line have charts of their own. */
const CHARTS: Partial<Record<AgentRole, readonly string[]>> = {
  mua: ['mua'],
  mta: ['mta', 'mta.delivery'],
  mda: ['mda'],
  resolver: ['resolver.question', 'resolver'],
};

/** Roles in which a person can act. */
export const ACTED: readonly AgentRole[] = ['mua', 'mta', 'resolver', 'mda'];

export class Acting {
  readonly decided: Decided[] = [];
  readonly #number: number;
  readonly #hand: ActHand;
  #isOver = false;

  /** `number`: its place among the interventions. */
  constructor(number: number, hand: ActHand) {
    this.#number = number;
    this.#hand = hand;
  }

  hasChart(chart: string): boolean {
    return CHARTS[this.#hand.role]?.includes(chart) ?? false;
  }

  /** What is done; `null`: what the agent itself would do, for nobody acts in its place now. */
  take(decision: Decision, entry: number): Taken | null {
    const { atMs, taken, runs = false } = this.#hand;
    if (this.#isOver || decision.atMs < atMs) return null;
    const next = taken[this.decided.length];
    if (next && fits(decision, next)) {
      this.decided.push({ ...decision, taken: next, isOwn: isOwn(decision.own, next), entry });
      return next;
    }
    this.#isOver = runs;
    if (runs) return null;
    throw new Standstill({ hand: this.#number, connection: -1, decision, used: this.decided.length });
  }
}

/** Whether this can be done here: a choice that was made elsewhere, or by somebody else, may have come to another fork. */
function fits(decision: Decision, taken: Taken): boolean {
  if (decision.kind !== 'edge') return isPossible(decision, taken);
  return 'edge' in taken && denialsFor(decision, taken) !== null;
}

/** The facts to be denied for an edge to be taken; `null`: it cannot be. */
export function denialsFor({ ways }: Pick<Forking, 'ways'>, { edge }: { edge: string }): readonly string[] | null {
  return ways.find(({ label }) => label === edge)?.denies ?? null;
}

/** Whether it is what the agent itself would have done. */
export function isOwn(own: Taken | Chosen, taken: Taken): boolean {
  if ('groups' in own && 'groups' in taken) return String(numberedAnew(own.groups)) === String(numberedAnew(taken.groups));
  return JSON.stringify(own) === JSON.stringify(taken);
}

/** Numbers of groups in the order in which they come: 4 2 4 is 0 1 0. */
function numberedAnew(groups: readonly number[]): number[] {
  const all = [...new Set(groups)];
  return groups.map((group) => all.indexOf(group));
}
