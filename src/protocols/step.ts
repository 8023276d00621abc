/**
 * How a machine takes a step: pure, with actions returned as data, and cheap. What XState has computed once is remembered,
 * and snapshots that say the same are one object: after a few journeys a machine is a table, made by XState itself, and a
 * server that lives long computes nothing more (src/README.md, decision 4). Everything that runs a machine goes through here.
 */
import { own } from '../own.ts';
import {
  initialTransition,
  transition as computed,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  type StateValue,
} from 'xstate';

/** An action that a machine asks for: its name and what it needs to know. */
export interface Asked {
  type: string;
  params: unknown;
}

/** Where an event leads from a snapshot. */
export interface Edge {
  snapshot: AnyMachineSnapshot;
  /** The state of that snapshot, as `stateOf` gives it. */
  state: string;
  /** What the machine asks for on the way, in order. */
  asked: readonly Asked[];
  /** The edges of the chart that were taken; none: the event is not for this state. */
  taken: readonly AnyTransitionDefinition[];
  /** The edge as the drawn chart labels it: 'looked up / mailbox is full'. */
  label: string;
}

export interface Stepper<Event> {
  readonly machine: AnyStateMachine;
  /** The first snapshot; what the machine asks for on entry is appended to `asked`. */
  start(input: unknown, asked: Asked[]): AnyMachineSnapshot;
  /** The edge that `event` takes from `snapshot`. */
  take(snapshot: AnyMachineSnapshot, event: Event): Edge;
  /** The snapshot after `event`; what the machine asks for is appended to `asked`. */
  step(snapshot: AnyMachineSnapshot, event: Event, asked: Asked[]): AnyMachineSnapshot;
  /** The same, computed by XState every time. */
  transition(snapshot: AnyMachineSnapshot, event: Event, asked: Asked[]): AnyMachineSnapshot;
  /** Event types that some transition of this state takes, guards aside: what may be said here. */
  accepts(snapshot: AnyMachineSnapshot): ReadonlySet<string>;
  /** The same for a state path as `stateOf` gives it; nothing for a state that does not exist. */
  acceptsIn(state: string): ReadonlySet<string>;
  /** Event types on some edge of which the machine asks for one of these actions: what may begin a transaction, turn the sides round… */
  asking(...actions: readonly string[]): ReadonlySet<string>;
}

const paths = new WeakMap<object, string>();

/** The state a snapshot is in, as a path: 'session.recipients'. */
export function stateOf(snapshot: AnyMachineSnapshot): string {
  let path = paths.get(snapshot);
  if (path === undefined) paths.set(snapshot, (path = pathIn(snapshot.value)));
  return path;
}

/** `{ session: 'recipients' }` → 'session.recipients'. No machine here is in two states at once. */
function pathIn(value: StateValue): string {
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([key, inner]) => (inner === undefined ? key : `${key}.${pathIn(inner)}`))
    .join(' ');
}

export function stepper<Event extends { type: string }>(machine: AnyStateMachine): Stepper<Event> {
  /** Snapshots are never changed, so machines that begin alike share their first one. Inputs are a handful of small numbers. */
  const beginnings = new Map<string, { snapshot: AnyMachineSnapshot; asked: readonly Asked[] }>();
  const edges = new Edges(machine);
  const accepted = new Map<string, ReadonlySet<string>>();
  const acceptsIn = (state: string) => {
    let events = accepted.get(state);
    if (!events) accepted.set(state, (events = eventsIn(machine, state)));
    return events;
  };
  const take = (snapshot: AnyMachineSnapshot, event: Event): Edge => edges.known(snapshot, event) ?? edges.learned(snapshot, event);
  return {
    machine,
    start(input, asked) {
      const key = input === undefined ? '' : JSON.stringify(input);
      let begun = beginnings.get(key);
      if (!begun) beginnings.set(key, (begun = edges.begun(input)));
      asked.push(...begun.asked);
      return begun.snapshot;
    },
    take,
    step(snapshot, event, asked) {
      const edge = take(snapshot, event);
      for (const action of edge.asked) asked.push(action);
      return edge.snapshot;
    },
    transition(snapshot, event, asked) {
      const [after, actions] = computed(machine, snapshot, event);
      asked.push(...(actions as Asked[]));
      return after as AnyMachineSnapshot;
    },
    accepts: (snapshot) => acceptsIn(stateOf(snapshot)),
    acceptsIn,
    asking: (...actions) => new Set(actions.flatMap((action) => askingFor(machine, action))),
  };
}

/** Edges and snapshots remembered of one machine: hostile peers and long lists of recipients make ever new ones, and each costs memory. */
const MAX_EDGES = 5000;

/** A way through what an event says, fact by fact: an edge where it ends, and where each further fact leads. */
class Way {
  edge: Edge | undefined;
  readonly #onward = new Map<unknown, Way>();

  /** Where one more fact leads; nowhere yet if no such event was seen. */
  to(fact: unknown): Way | undefined {
    return this.#onward.get(fact);
  }
  made(fact: unknown): Way {
    let way = this.#onward.get(fact);
    if (!way) this.#onward.set(fact, (way = new Way()));
    return way;
  }
}

/** The edges that XState has computed already: machines are pure, so the same event leads from the same snapshot to the same place. */
class Edges {
  readonly #machine: AnyStateMachine;
  readonly #from = new WeakMap<object, Way>();
  readonly #snapshots = new Map<string, AnyMachineSnapshot>();
  #count = 0;

  constructor(machine: AnyStateMachine) {
    this.#machine = machine;
  }

  begun(input: unknown): { snapshot: AnyMachineSnapshot; asked: readonly Asked[] } {
    const [snapshot, asked] = initialTransition(this.#machine, input);
    return { snapshot: this.#same(snapshot), asked: asked as Asked[] };
  }

  /** Called for every step of every machine: it makes nothing. */
  known(snapshot: AnyMachineSnapshot, event: { type: string }): Edge | undefined {
    let way = this.#from.get(snapshot);
    for (const name in event) way = way?.to(comparable(event[name as 'type']));
    return way?.edge;
  }

  learned(snapshot: AnyMachineSnapshot, event: { type: string }): Edge {
    const taken = this.#machine.getTransitionData(snapshot, event);
    // XState throws at an event called '*', and a word from outside may be that
    const [after, asked] = taken.length > 0 ? computed(this.#machine, snapshot, event) : [snapshot, []];
    const next = this.#same(after);
    const edge: Edge = { snapshot: next, state: stateOf(next), asked: asked as Asked[], taken, label: labelOf(taken[0], event.type) };
    if (this.#count++ < MAX_EDGES) this.#remember(snapshot, event, edge);
    return edge;
  }

  /** The one object for all snapshots that say this: whoever comes back to where it was finds the edges that are known there. */
  #same(snapshot: AnyMachineSnapshot): AnyMachineSnapshot {
    const key = `${snapshot.status} ${JSON.stringify(snapshot.value)} ${keyOf(snapshot.context)}`;
    const known = this.#snapshots.get(key);
    if (known) return known;
    if (this.#snapshots.size < MAX_EDGES) this.#snapshots.set(key, snapshot);
    return snapshot;
  }

  #remember(snapshot: AnyMachineSnapshot, event: { type: string }, edge: Edge): void {
    let way = this.#from.get(snapshot);
    if (!way) this.#from.set(snapshot, (way = new Way()));
    for (const name in event) way = way.made(comparable(event[name as 'type']));
    way.edge = edge;
  }
}

/** How a chart labels an edge: by its event, and by the guard that decided, if one did. */
export function labelOf(edge: AnyTransitionDefinition | undefined, event: string): string {
  const guard = edge && guardOf(edge);
  return guard ? `${event} / ${guard}` : event;
}

/** Name of the guard of an edge; '' if it has none. */
export function guardOf({ guard }: AnyTransitionDefinition): string {
  if (typeof guard === 'string') return guard;
  return guard && 'type' in guard && typeof guard.type === 'string' ? guard.type : '';
}

/** Events and contexts are flat: a type, and codes, counts, facts. What is nested in one is compared as JSON. */
function comparable(value: unknown): unknown {
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

function keyOf(values: object): string {
  let key = '';
  for (const name in values) key += `${String(comparable(values[name as keyof typeof values]))} `;
  return key;
}

function askingFor(machine: AnyStateMachine, action: string): string[] {
  const events = eventsAsking(machine.root, action);
  if (events.length === 0) throw new Error(`${machine.id}: nothing asks for ${action}`);
  return events;
}

/** Event types whose edges ask for an action, in a state and the states within it. */
function eventsAsking(node: AnyStateNode, action: string): string[] {
  const edges = [...node.transitions.values()].flat().filter(({ actions }) => actions.some((each) => nameOf(each) === action));
  return [...edges.map(({ eventType }) => eventType), ...Object.values(node.states).flatMap((inner) => eventsAsking(inner, action))];
}

function nameOf(action: unknown): string {
  return typeof action === 'object' && action !== null && 'type' in action ? String(action.type) : String(action);
}

/** Event types of a state and of the states around it. */
function eventsIn(machine: AnyStateMachine, state: string): ReadonlySet<string> {
  let node: AnyStateNode | undefined = machine.root;
  const events = new Set<string>(node.transitions.keys());
  for (const key of state.split('.')) {
    node = own(node?.states, key);
    for (const event of node?.transitions.keys() ?? []) events.add(event);
  }
  return node ? events : new Set();
}
