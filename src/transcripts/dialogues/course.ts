/**
 * Where a recorded session stands: the protocol's session machine, stepped with what was really said and answered. It may
 * be unknown, because the recording began in the middle; what the server agrees to then tells it.
 */
import type { AnyMachineSnapshot } from 'xstate';
import { stateOf, type Stepper } from '../../protocols/step.ts';

export class Course<Event extends { type: string }> {
  readonly #session: Stepper<Event>;
  /** One snapshot of each state in which commands are said. */
  readonly #places: readonly AnyMachineSnapshot[];
  #snapshot: AnyMachineSnapshot | undefined;

  /** `places`: what leads from the beginning to each of the states, as events. `known`: the session begins at its beginning. */
  constructor(session: Stepper<Event>, places: readonly (readonly Event[])[], known: boolean) {
    this.#session = session;
    const start = session.start(undefined, []);
    this.#places = placesOf(session, places, start);
    this.#snapshot = known ? start : undefined;
  }

  /** Where the machine stands; `undefined` if nobody knows. */
  get snapshot(): AnyMachineSnapshot | undefined {
    return this.#snapshot;
  }

  /** Path of the state; '' if nobody knows it. */
  get state(): string {
    return this.#snapshot ? stateOf(this.#snapshot) : '';
  }

  /** Whether `type` may be said here; `undefined` if nobody knows. */
  accepts(type: string): boolean | undefined {
    return this.#snapshot && this.#session.accepts(this.#snapshot).has(type);
  }

  /** What may be said here, for the reader's eye. */
  get accepted(): readonly string[] {
    return this.#snapshot ? [...this.#session.accepts(this.#snapshot)] : [];
  }

  /** Moves on. `agreed`: the server did what was asked, so that the session was in a state where it may be asked, whatever was thought. */
  take(event: Event, agreed: boolean): void {
    if (agreed && this.accepts(event.type) !== true) this.#infer(event);
    else if (this.#snapshot) this.#snapshot = stepped(this.#session, this.#snapshot, event);
  }

  /** From here on nobody knows. */
  lose(): void {
    this.#snapshot = undefined;
  }

  /** Where `event` leads from the states that know it: told if they agree, or if some state must be chosen. */
  #infer(event: Event): void {
    const after = this.#places
      .filter((place) => this.#session.accepts(place).has(event.type))
      .map((place) => stepped(this.#session, place, event));
    const agree = after.every((each) => stateOf(each) === stateOf(after[0]!));
    if (after.length > 0 && (agree || this.#snapshot)) this.#snapshot = after[0];
  }
}

/** The snapshots of a list of places, made once. */
const known = new WeakMap<object, readonly AnyMachineSnapshot[]>();

function placesOf<Event extends { type: string }>(
  session: Stepper<Event>,
  places: readonly (readonly Event[])[],
  start: AnyMachineSnapshot,
): readonly AnyMachineSnapshot[] {
  let snapshots = known.get(places);
  if (!snapshots) {
    snapshots = places.map((events) => events.reduce((snapshot, event) => stepped(session, snapshot, event), start));
    known.set(places, snapshots);
  }
  return snapshots;
}

/** One snapshot for each state of a machine. */
const snapshots = new WeakMap<object, Map<string, AnyMachineSnapshot>>();

/**
 * The snapshot after `event`. Session machines keep nothing but their state, so that one snapshot stands for all of the
 * same state, and steps that were taken once are remembered (protocols/step.ts). What the machine asks for is not done
 * here: it was done when the recording was made.
 */
export function stepped<Event extends { type: string }>(
  session: Stepper<Event>,
  snapshot: AnyMachineSnapshot,
  event: Event,
): AnyMachineSnapshot {
  const after = session.step(snapshot, event, []);
  let known = snapshots.get(session);
  if (!known) snapshots.set(session, (known = new Map()));
  const state = stateOf(after);
  const same = known.get(state);
  if (!same) known.set(state, after);
  return same ?? after;
}
