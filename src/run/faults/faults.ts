/** The faults of a run as those ask about them who suffer them: what a clock shows, how long a host takes, whether a disk is full, what becomes of an answer. */
import type { Clock } from '../../sim/clock.ts';
import type { Random } from '../../sim/random.ts';
import type { Host, Intervention, Link } from '../scenario.ts';
import { AnswerRules, type Asked, type Verdict } from './answers.ts';
import { isFault, type Fault, type FaultOf } from './fault.ts';

interface Place {
  hosts: readonly Host[];
  links: readonly Link[];
  /** Agent number → host number. */
  hostOf: readonly number[];
  clock: Clock;
  random: Random;
}

export class Faults {
  /** Nothing is broken: nobody need ask. */
  readonly none: boolean;
  readonly #place: Place;
  readonly #all: readonly Fault[];
  readonly #slow: readonly FaultOf<'slow'>[];
  readonly #disks: readonly FaultOf<'disk'>[];
  readonly #answers: AnswerRules;

  constructor(interventions: readonly Intervention[], place: Place) {
    this.#place = place;
    this.#all = interventions.filter(isFault);
    this.none = this.#all.length === 0;
    this.#slow = this.#all.filter((fault) => fault.kind === 'slow');
    this.#disks = this.#all.filter((fault) => fault.kind === 'disk');
    this.#answers = new AnswerRules(
      this.#all.filter((fault) => fault.kind === 'answer'),
      place.random,
    );
  }

  /** By how much the clock of this agent's host is fast. */
  skewMs(agent: number): number {
    return this.none ? 0 : skewAt(this.#all, this.#hostId(agent), this.#place.clock.nowMs);
  }

  /** How much later this agent's host looks at what reaches it. */
  slowMs(agent: number): number {
    return this.#here(this.#slow, agent)?.waitMs ?? 0;
  }

  isDiskFull(agent: number): boolean {
    return this.#here(this.#disks, agent) !== undefined;
  }

  /** What becomes of the answer that this agent is about to give; `undefined`: nothing. */
  verdict(agent: number, asked: Omit<Asked, 'host' | 'nowMs'>): Verdict | undefined {
    return this.#answers.verdict({ ...asked, host: this.#hostId(agent), nowMs: this.#place.clock.nowMs });
  }

  /** Whether somebody on one of these lines overwrites offers of TLS now. */
  isStripped(lines: readonly number[]): boolean {
    const { clock, links } = this.#place;
    const isOnTheWay = (fault: FaultOf<'strip'>) => lines.some((number) => isSameLine(links[number]!, fault));
    return this.#all.some((fault) => fault.kind === 'strip' && fault.atMs <= clock.nowMs && isOnTheWay(fault));
  }

  #here<One extends { host: string; atMs: number }>(those: readonly One[], agent: number): One | undefined {
    return this.none ? undefined : latest(those, this.#hostId(agent), this.#place.clock.nowMs);
  }

  #hostId(agent: number): string {
    return this.#place.hosts[this.#place.hostOf[agent] ?? -1]?.id ?? '';
  }
}

/** What is so on a host at a moment, if it was said more than once: as it was said last. */
function latest<One extends { host: string; atMs: number }>(those: readonly One[], host: string, atMs: number): One | undefined {
  return those.findLast((fault) => fault.host === host && fault.atMs <= atMs);
}

/** By how much the clock of this host is fast at a moment. */
export function skewAt(interventions: readonly Intervention[], host: string, atMs: number): number {
  const clocks = interventions.filter((each) => each.kind === 'clock');
  return latest(clocks, host, atMs)?.skewMs ?? 0;
}

/** Whether both are the line between the same two hosts. */
export function isSameLine(one: { a: string; b: string }, other: { a: string; b: string }): boolean {
  return (one.a === other.a && one.b === other.b) || (one.a === other.b && one.b === other.a);
}
