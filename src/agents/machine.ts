/**
 * An agent's chart at work. The chart decides, this carries out: an event is what was found out, in facts; an action is the
 * next piece of work; what that finds out at once is the next event. So an agent that is not stepped does nothing.
 */
import { own } from '../own.ts';
import type { AnyMachineSnapshot } from 'xstate';
import { stateOf, type Asked, type Edge, type Stepper } from '../protocols/step.ts';
import { waysAt } from './decision.ts';
import { without } from './denial.ts';
import type { Track } from './surroundings.ts';

/** What lies on the desk during one piece of work: values too large for events, and of no concern to the chart. */
export interface Work {
  /** The journal entry that led to where the work stands; -1 for none. */
  cause: number;
}

/** Tells the chart what was found out later; `matter` is laid on the desk with it. */
export type Tell<Event, Desk> = (event: Event, matter?: Partial<Desk>) => void;

/** Does one action, and returns what it found out, if it knows at once. */
export type Effect<Event, Desk> = (desk: Desk, tell: Tell<Event, Desk>) => Event | void;
/** How each action of a chart is carried out. Made once an agent. */
export type Effects<Action extends string, Event, Desk> = Readonly<Record<Action, Effect<Event, Desk>>>;

/** The actions of a chart: names, for they are carried out elsewhere. */
export function named<Action extends string>(...names: readonly Action[]): Record<Action, () => void> {
  return Object.fromEntries(names.map((name) => [name, () => {}])) as Record<Action, () => void>;
}

interface Told<Event, Desk> {
  event: Event;
  matter: Partial<Desk> | undefined;
}

/** One piece of work, from its first event to a final state, or to rest. */
export class Working<Event extends { type: string }, Desk extends Work> {
  readonly desk: Desk;
  readonly #stepper: Stepper<Event>;
  readonly #effects: Readonly<Record<string, Effect<Event, Desk>>>;
  readonly #track: Track;
  /** What was told while an event was being seen to: it waits its turn. */
  readonly #waiting: Told<Event, Desk>[] = [];
  #busy = false;
  #snapshot: AnyMachineSnapshot;

  /** `track` makes the journal's record of it, given the state that it begins in. */
  constructor(
    stepper: Stepper<Event>,
    track: (state: string) => Track,
    desk: Desk,
    effects: Readonly<Record<string, Effect<Event, Desk>>>,
  ) {
    this.desk = desk;
    this.#stepper = stepper;
    this.#effects = effects;
    this.#snapshot = stepper.start(undefined, []);
    this.#track = track(this.state);
  }

  get state(): string {
    return stateOf(this.#snapshot);
  }

  /**
   * Takes the event, does what the chart asks for, and goes on with what that found out, until there is nothing left to do now.
   * Throws on an event that the state does not take: that is our own mistake.
   */
  readonly send: Tell<Event, Desk> = (event, matter) => {
    this.#waiting.push({ event, matter });
    if (!this.#busy) this.#work();
  };

  /** Does what the chart asks for in the state that it begins in: of work that nobody has to tell anything first. */
  begin(): void {
    const asked: Asked[] = [];
    this.#stepper.start(undefined, asked);
    this.#work(asked);
  }

  /** Does what is asked for, then sees to all that was told. */
  #work(asked: readonly Asked[] = []): void {
    this.#busy = true;
    try {
      this.#follow(this.#carriedOut(asked));
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        if (next.matter) lay(this.desk, next.matter);
        this.#follow(next.event);
      }
    } finally {
      this.#busy = false;
      this.#waiting.length = 0;
    }
  }

  /** From one event to the next, as long as each leads to another: what is found out comes before what others tell meanwhile. */
  #follow(event: Event | undefined): void {
    for (let next = event; next;) next = this.#step(next);
  }

  /** Takes one edge, and does what it asks for. */
  #step(event: Event): Event | undefined {
    const believed = this.#decided(this.#believed(event));
    const edge = this.#edge(believed);
    this.#snapshot = edge.snapshot;
    this.#track.moved(edge.state, edge.label, this.desk.cause, believed);
    return this.#carriedOut(edge.asked);
  }

  /** Does these actions in order, and returns what they found out at once: one of them, at most. */
  #carriedOut(asked: readonly Asked[]): Event | undefined {
    let found: Event | undefined;
    for (const { type } of asked) {
      const next = own(this.#effects, type)!(this.desk, this.send);
      if (next && found) throw new Error(`${this.#stepper.machine.id}: ${type} finds out a second thing on one edge`);
      if (next) found = next;
    }
    return found;
  }

  /** The event without the facts that somebody denies at the step to which they would lead. */
  #believed(event: Event): Event {
    if (!this.#track.denied) return event;
    const denied = this.#track.denied(this.#edge(event).state, this.desk.cause);
    return denied === undefined ? event : this.#believed(without(event, denied));
  }

  /** The event as a person in the agent's place wants it, where the chart could go more than one way. */
  #decided(event: Event): Event {
    if (!this.#track.decides) return event;
    const ways = waysAt(this.#stepper.machine, this.#snapshot, event);
    if (ways.filter(({ denies }) => denies !== null).length < 2) return event;
    return this.#track.decides({ state: this.state, event, ways, cause: this.desk.cause }).reduce(without, event);
  }

  #edge(event: Event): Edge {
    const edge = this.#stepper.take(this.#snapshot, event);
    if (edge.taken.length === 0) throw new Error(`${this.#stepper.machine.id}: ${this.state} takes no ${JSON.stringify(event)}`);
    return edge;
  }
}

/** Lays what was found out on a desk. Name by name, for whatever Object.assign has written to is slow ever after. */
export function lay<Desk extends object>(desk: Desk, matter: Partial<Desk>): void {
  for (const name in matter) desk[name] = matter[name]!;
}
