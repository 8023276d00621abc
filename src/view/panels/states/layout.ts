/** Where the parts of a chart stand: dagre's numbers, in pixels. Loaded when a chart is first looked at. */
import { Graph as Sheet, layout } from '@dagrejs/dagre';
import { line, curveBasis } from 'd3';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Drawn {
  width: number;
  height: number;
  /** `staysLines`: what may be said here without going anywhere. */
  nodes: (GraphNode & Box & { name: string; staysLines: string[] })[];
  frames: (Box & { id: string; name: string })[];
  edges: (GraphEdge & { path: string; head: string; lines: string[]; label: { x: number; y: number } })[];
}

const ADVANCE = 7.6;
const LINE_HEIGHT = 16;
const NODE_HEIGHT = 34;
/** `stays` is listed in lines of about so many characters. */
const STAYS_WIDTH = 20;
const MARGIN = 16;
/** Labels beyond this many are counted, not listed. */
const MOST_LINES = 4;

const curve = line<{ x: number; y: number }>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveBasis);

/** Lays `graph` out from top to bottom. `nameOf` gives the words that a node or frame will bear. */
export function drawn(graph: Graph, nameOf: (id: string, state: string, anywhere: boolean) => string): Drawn {
  const sheet = new Sheet({ compound: true, multigraph: false });
  sheet.setGraph({ rankdir: 'TB', nodesep: 20, ranksep: 30, edgesep: 10, marginx: MARGIN, marginy: MARGIN });
  const names = new Map(graph.nodes.map(({ id, state, anywhere }) => [id, nameOf(id, state, anywhere)]));
  for (const { id, frame } of graph.frames) {
    sheet.setNode(id, { width: 0, height: 0 });
    if (frame !== '') sheet.setParent(id, frame);
  }
  for (const { id, frame, stays } of graph.nodes) {
    const lines = wrapped(stays);
    const widest = Math.max(names.get(id)!.length, ...lines.map((text) => text.length));
    sheet.setNode(id, { width: widest * ADVANCE + 30, height: NODE_HEIGHT + lines.length * LINE_HEIGHT });
    if (frame !== '') sheet.setParent(id, frame);
  }
  for (const edge of graph.edges) {
    const lines = linesOf(edge.labels);
    const width = Math.max(...lines.map((text) => text.length)) * ADVANCE + 8;
    sheet.setEdge(edge.source, edge.target, { width, height: lines.length * LINE_HEIGHT, labelpos: 'c' });
  }
  layout(sheet);
  return read(sheet, graph, names, nameOf);
}

function read(
  sheet: Sheet,
  graph: Graph,
  names: ReadonlyMap<string, string>,
  nameOf: (id: string, state: string, anywhere: boolean) => string,
): Drawn {
  const boxOf = (id: string): Box => {
    const { x, y, width, height } = sheet.node(id) as Box;
    return { x: x - width / 2, y: y - height / 2, width, height };
  };
  const { width = 0, height = 0 } = sheet.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    nodes: graph.nodes.map((node) => ({ ...node, ...boxOf(node.id), name: names.get(node.id)!, staysLines: wrapped(node.stays) })),
    frames: graph.frames.map(({ id }) => ({ id, ...boxOf(id), name: nameOf(id, id, false) })),
    edges: graph.edges.map((edge) => {
      const { points, x, y } = sheet.edge(edge.source, edge.target) as { points: { x: number; y: number }[]; x: number; y: number };
      return { ...edge, path: curve(points) ?? '', head: headOf(points), lines: linesOf(edge.labels), label: { x, y } };
    }),
  };
}

/** The verbs alone: with every guard the list would be longer than the chart. */
function wrapped(stays: readonly string[]): string[] {
  const lines: string[] = [];
  for (const label of new Set(stays.map((each) => each.split(' / ')[0]!))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + label.length + 2 <= STAYS_WIDTH) lines[lines.length - 1] = `${last}, ${label}`;
    else lines.push(label);
  }
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), `+ ${lines.length - MOST_LINES + 1}`];
}

function linesOf(labels: readonly string[]): string[] {
  return labels.length <= MOST_LINES ? [...labels] : [...labels.slice(0, MOST_LINES - 1), `+ ${labels.length - MOST_LINES + 1}`];
}

/** A head at the last point, along the last stretch. */
function headOf(points: readonly { x: number; y: number }[]): string {
  const end = points.at(-1)!;
  const before = points.at(-2) ?? end;
  const degrees = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return `translate(${end.x.toFixed(1)} ${end.y.toFixed(1)}) rotate(${degrees.toFixed(1)})`;
}
