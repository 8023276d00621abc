/**
 * A machine's definition made ready to lay out: a state with inner states becomes a frame, and what may happen anywhere
 * inside it leaves from a node of its own within the frame. Edges between the same two nodes are drawn as one.
 */
import type { Chart } from '../../../worker/api.ts';

export interface GraphNode {
  id: string;
  /** The state that it stands for; '' for the whole machine. */
  state: string;
  /** Stands for "wherever we are inside". */
  anywhere: boolean;
  frame: string;
  initial: boolean;
  final: boolean;
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

export function graphOf(chart: Chart): Graph {
  const frames = new Set(chart.nodes.map(({ parent }) => parent).filter((parent) => parent !== ''));
  const leaving = new Set(chart.edges.map(({ source }) => source));
  const frameOf = (parent: string): string => (parent === '' ? '' : FRAME + parent);
  const nodes: GraphNode[] = chart.nodes
    .filter(({ id }) => !frames.has(id))
    .map(({ id, parent, initial, final }) => ({ id, state: id, anywhere: false, frame: frameOf(parent), initial, final }));
  for (const state of [...frames, '']) {
    if (!leaving.has(state)) continue;
    nodes.push({ id: ANYWHERE + state, state, anywhere: true, frame: frameOf(state), initial: false, final: false });
  }
  return {
    nodes,
    frames: chart.nodes.filter(({ id }) => frames.has(id)).map(({ id, parent }) => ({ id: FRAME + id, frame: frameOf(parent) })),
    edges: merged(chart, frames),
  };
}

/** The state for which a frame stands. */
export function stateOfFrame(id: string): string {
  return id.slice(FRAME.length);
}

function merged(chart: Chart, frames: ReadonlySet<string>): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const { source, target, label } of chart.edges) {
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

/** The edge that led from one state to another: its own, or the one that leaves from wherever we were. */
export function edgeTaken(graph: Graph, before: string, after: string, edge: string): GraphEdge | undefined {
  const verb = edge.split(' / ')[0]!;
  const sources = [before, ...ancestors(before).map((state) => ANYWHERE + state)];
  for (const source of sources) {
    const leaving = graph.edges.filter(
      (each) => each.source === source && (each.target === after || (each.target === source && before === after)),
    );
    const said = leaving.find(({ labels }) => labels.some((label) => label.split(' / ')[0] === verb));
    if (said !== undefined) return said;
  }
  return graph.edges.find((each) => sources.includes(each.source) && each.target === after);
}

/** 'session.recipients' → ['session', ''] */
function ancestors(state: string): string[] {
  const parts = state.split('.');
  return parts.map((_, place) => parts.slice(0, parts.length - 1 - place).join('.'));
}
