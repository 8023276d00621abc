/**
 * A machine's definition made ready to lay out. A state with inner states becomes a frame, and what may happen anywhere
 * inside it leaves from a node of its own within the frame. What leads nowhere else is listed inside its node. Edges between
 * the same two nodes are drawn as one, and so is what many states of a frame have in common.
 */
import { edgeParts } from '../../../content/charts/name.ts';
import type { Chart, ChartEdge } from '../../../worker/api.ts';

export interface GraphNode {
  id: string;
  /** The state that it stands for; '' for the whole machine. */
  state: string;
  /** Stands for "wherever we are inside". */
  anywhere: boolean;
  frame: string;
  initial: boolean;
  final: boolean;
  /** What may be said here without going anywhere. */
  stays: string[];
}
export interface GraphEdge {
  source: string;
  target: string;
  labels: string[];
}
export interface Graph {
  nodes: GraphNode[];
  frames: { id: string; frame: string }[];
  edges: GraphEdge[];
}

const ANYWHERE = '\0anywhere ';
const FRAME = '\0frame ';
/** So many states of one frame that say the same are said to be all of them. */
const IN_COMMON = 3;

export function graphOf(chart: Chart): Graph {
  const frames = new Set(chart.nodes.map(({ parent }) => parent).filter((parent) => parent !== ''));
  const frameOf = (parent: string): string => (parent === '' ? '' : FRAME + parent);
  const edges = merged(gathered(chart), chart, frames);
  const going = edges.filter(({ source, target }) => source !== target);
  const stays = new Map(edges.filter(({ source, target }) => source === target).map(({ source, labels }) => [source, labels]));
  const nodes: GraphNode[] = chart.nodes
    .filter(({ id }) => !frames.has(id))
    .map(({ id, parent, initial, final }) => node(id, id, { frame: frameOf(parent), initial, final, stays: stays.get(id) }));
  for (const state of [...frames, '']) {
    const id = ANYWHERE + state;
    if (edges.some(({ source }) => source === id))
      nodes.push(node(id, state, { anywhere: true, frame: frameOf(state), stays: stays.get(id) }));
  }
  const boxes = chart.nodes.filter(({ id }) => frames.has(id)).map(({ id, parent }) => ({ id: FRAME + id, frame: frameOf(parent) }));
  return { nodes, frames: boxes, edges: going };
}

/** What a chart comes to where there is little room: some states and the ways between them. What may happen anywhere is left out. */
export function narrowed(graph: Graph, states: ReadonlySet<string>): Graph {
  const nodes = graph.nodes.filter(({ state, anywhere }) => !anywhere && states.has(state));
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
  return { nodes: nodes.map((each) => ({ ...each, frame: '', stays: [] })), frames: [], edges };
}

function node(id: string, state: string, rest: Partial<GraphNode>): GraphNode {
  return { id, state, anywhere: false, initial: false, final: false, ...rest, frame: rest.frame ?? '', stays: rest.stays ?? [] };
}

/** The state for which a frame stands. */
export function stateOfFrame(id: string): string {
  return id.slice(FRAME.length);
}

const guardOf = (label: string): string => edgeParts(label).guard ?? '';

/** `MAIL / 421`, `RCPT / 421`, `DATA / 421` from the states of one frame to the same target: `* / 421` from the frame. */
function gathered(chart: Chart): ChartEdge[] {
  const parents = new Map(chart.nodes.map(({ id, parent }) => [id, parent]));
  const keyOf = ({ source, target, label }: ChartEdge): string => `${parents.get(source) ?? ''}\n${target}\n${guardOf(label)}`;
  const sources = new Map<string, Set<string>>();
  for (const edge of chart.edges) {
    const key = keyOf(edge);
    sources.set(key, (sources.get(key) ?? new Set()).add(edge.source));
  }
  return chart.edges.map((edge) => {
    const common = guardOf(edge.label) !== '' && edge.source !== edge.target && sources.get(keyOf(edge))!.size >= IN_COMMON;
    return common ? { source: parents.get(edge.source) ?? '', target: edge.target, label: `* / ${guardOf(edge.label)}` } : edge;
  });
}

function merged(chartEdges: readonly ChartEdge[], chart: Chart, frames: ReadonlySet<string>): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const { source, target, label } of chartEdges) {
    const from = source === '' || frames.has(source) ? ANYWHERE + source : source;
    const to = target === source ? from : innermost(target, chart, frames);
    const key = `${from}\n${to}`;
    const edge = edges.get(key) ?? { source: from, target: to, labels: [] };
    if (!edge.labels.includes(label)) edge.labels.push(label);
    edges.set(key, edge);
  }
  return [...edges.values()];
}

/** Entering a state with inner states is entering its initial one. */
function innermost(state: string, chart: Chart, frames: ReadonlySet<string>): string {
  let inner = state;
  while (frames.has(inner)) {
    const first = chart.nodes.find(({ parent, initial }) => parent === inner && initial);
    if (first === undefined) return inner;
    inner = first.id;
  }
  return inner;
}

/**
 * The edge that led from one state to another: its own, or the one that leaves from wherever we were. `undefined`: we stayed.
 * An agent's chart writes down the very label of the edge; a session the verb and the code that was answered.
 */
export function edgeTaken(graph: Graph, before: string, after: string, edge: string): GraphEdge | undefined {
  const verb = edgeParts(edge).event;
  const sources = [before, ...ancestors(before).map((state) => ANYWHERE + state)];
  const leading = sources.flatMap((source) => graph.edges.filter((each) => each.source === source && each.target === after));
  const exactly = leading.find(({ labels }) => labels.includes(edge));
  const said = exactly ?? leading.find(({ labels }) => labels.some((label) => edgeParts(label).event === verb));
  return said ?? (before === after ? undefined : leading[0]);
}

/** 'session.recipients' → ['session', ''] */
function ancestors(state: string): string[] {
  const parts = state.split('.');
  return parts.map((_, place) => parts.slice(0, parts.length - 1 - place).join('.'));
}
