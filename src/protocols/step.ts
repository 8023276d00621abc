/**
 * How a machine takes a step: pure, with actions returned as data, and cheap.
 *
 * XState's exported `transition()` builds a whole actor for every call (25 µs); handing `machine.transition` one kept,
 * inert scope does the same work in a quarter of that (src/README.md, decision 4), and what XState has computed once is
 * remembered. Everything that runs a machine goes through here.
 */
import { createActor, type AnyMachineSnapshot, type AnyStateMachine, type AnyStateNode } from 'xstate';

/** An action that a machine asks for: its name and what it needs to know. */
export interface Asked {
  type: string;
  params: unknown;
}

export interface Stepper<Event> {
  readonly machine: AnyStateMachine;
  /** The first snapshot; what the machine asks for on entry is appended to `asked`. */
  start(input: unknown, asked: Asked[]): AnyMachineSnapshot;
  /** The snapshot after `event`; what the machine asks for is appended to `asked`. */
  step(snapshot: AnyMachineSnapshot, event: Event, asked: Asked[]): AnyMachineSnapshot;
  /** The same, computed by XState every time. */
  transition(snapshot: AnyMachineSnapshot, event: Event, asked: Asked[]): AnyMachineSnapshot;
  /** Event types that some transition of this state takes, guards aside: what may be said here. */
  accepts(snapshot: AnyMachineSnapshot): ReadonlySet<string>;
  /** The same for a state path as `stateOf` gives it; nothing for a state that does not exist. */
  acceptsIn(state: string): ReadonlySet<string>;
}

type Scope = Parameters<AnyStateMachine['transition']>[2];
/** What XState keeps of a state node that we read: its path names the state in the journal and in the drawn chart. */
interface Node {
  id: string;
  path: string[];
  type: string;
}

const paths = new WeakMap<object, string>();

function pathOf(node: Node): string {
  let path = paths.get(node);
  if (path === undefined) paths.set(node, (path = node.path.join('.')));
  return path;
}

function leafOf(snapshot: AnyMachineSnapshot): Node {
  const nodes = (snapshot as unknown as { _nodes: Node[] })._nodes;
  return nodes.find((node) => node.type === 'atomic' || node.type === 'final') ?? nodes[nodes.length - 1]!;
}

/** The state a snapshot is in, as a path: 'session.recipients'. */
export function stateOf(snapshot: AnyMachineSnapshot): string {
  return pathOf(leafOf(snapshot));
}

export function stepper<Event extends { type: string }>(machine: AnyStateMachine): Stepper<Event> {
  let sink: Asked[] = [];
  const scope = inertScope(machine, (action) => sink.push(action));
  /** Snapshots are never changed, so machines that begin alike share their first one. Inputs are a handful of small numbers. */
  const beginnings = new Map<string, { snapshot: AnyMachineSnapshot; asked: Asked[] }>();
  const begin = (input: unknown) => {
    const asked: Asked[] = [];
    sink = asked;
    return { snapshot: machine.getInitialSnapshot(scope, input) as AnyMachineSnapshot, asked };
  };
  const transition = (snapshot: AnyMachineSnapshot, event: Event, asked: Asked[]) => {
    sink = asked;
    return machine.transition(snapshot, event, scope) as AnyMachineSnapshot;
  };
  const edges = new Edges();
  const accepted = new Map<string, ReadonlySet<string>>();
  const acceptsIn = (state: string) => {
    let events = accepted.get(state);
    if (!events) accepted.set(state, (events = eventsIn(machine, state)));
    return events;
  };
  return {
    machine,
    start(input, asked) {
      const key = input === undefined ? '' : JSON.stringify(input);
      let begun = beginnings.get(key);
      if (!begun) beginnings.set(key, (begun = begin(input)));
      asked.push(...begun.asked);
      return begun.snapshot;
    },
    step(snapshot, event, asked) {
      const edge = edges.taken(snapshot, event) ?? edges.learned(snapshot, event, transition);
      for (const action of edge.asked) asked.push(action);
      return edge.snapshot;
    },
    transition,
    accepts: (snapshot) => acceptsIn(stateOf(snapshot)),
    acceptsIn,
  };
}

/** Where an event leads from a snapshot, and what is asked for on the way. */
interface Edge {
  snapshot: AnyMachineSnapshot;
  asked: readonly Asked[];
}

/** Edges remembered of one machine: hostile peers and long lists of recipients make ever new ones, and each costs memory. */
const MAX_EDGES = 5000;

/**
 * The edges that XState has computed already. Machines here are pure and snapshots are never changed, so the same event
 * leads from the same snapshot to the same place: after a few journeys a machine is a table, made by XState itself.
 */
class Edges {
  readonly #from = new WeakMap<object, Map<string, Edge>>();
  #count = 0;

  taken(snapshot: AnyMachineSnapshot, event: { type: string }): Edge | undefined {
    return this.#from.get(snapshot)?.get(keyOf(event));
  }

  learned<Event extends { type: string }>(snapshot: AnyMachineSnapshot, event: Event, transition: Stepper<Event>['transition']): Edge {
    const asked: Asked[] = [];
    const edge = { snapshot: transition(snapshot, event, asked), asked };
    if (this.#count++ < MAX_EDGES) this.#remember(snapshot, keyOf(event), edge);
    return edge;
  }

  #remember(snapshot: AnyMachineSnapshot, key: string, edge: Edge): void {
    const known = this.#from.get(snapshot);
    if (known) known.set(key, edge);
    else this.#from.set(snapshot, new Map([[key, edge]]));
  }
}

/** Events are flat: a type, and a code or a count. */
function keyOf(event: object): string {
  let key = '';
  for (const name in event) key += `${(event as Record<string, unknown>)[name]} `;
  return key;
}

/** Event types of a state and of the states around it. */
function eventsIn(machine: AnyStateMachine, state: string): ReadonlySet<string> {
  let node: AnyStateNode | undefined = machine.root;
  const events = new Set<string>(node.transitions.keys());
  for (const key of state.split('.')) {
    node = node?.states[key];
    for (const event of node?.transitions.keys() ?? []) events.add(event);
  }
  return node ? events : new Set();
}

/** A scope that runs nothing: it only collects what the machine asks for. */
function inertScope(machine: AnyStateMachine, collect: (action: Asked) => void): Scope {
  const self = createActor(machine);
  const nothing = () => {};
  return {
    self,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    system: self.system,
    actionExecutor: collect,
  } as unknown as Scope;
}
