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
/** Words in the picture, and the labels of the edges that they stand for. */
export interface Line {
  text: string;
  labels: readonly string[];
}
/** How what is drawn is called in the reader's language. */
export interface Wording {
  state(id: string, state: string, anywhere: boolean): string;
  /** An edge that leaves `source`; '' where its label needs no words of its own. */
  edge(label: string, source: string): string;
  /** The edge just taken, in the room that it was given. */
  taken(label: string, source: string): string;
  /** An edge in full, for whoever points at it. */
  full(label: string): string;
  /** Edges that lead nowhere else, as lines within their state. */
  stays(labels: readonly string[], source: string): Line[];
}

export interface Drawn {
  width: number;
  height: number;
  /** `staysLines`: what may be said here without going anywhere. */
  nodes: (GraphNode & Box & { name: string; staysLines: Line[]; title: string })[];
  frames: (Box & { id: string; name: string })[];
  edges: (GraphEdge & { path: string; head: string; lines: string[]; title: string; label: { x: number; y: number } })[];
}

const ADVANCE = 7.6;
const LINE_HEIGHT = 16;
const NODE_HEIGHT = 34;
/** A chart from left to right stands where there is little room. */
const ROOM = {
  TB: { nodesep: 20, ranksep: 30, edgesep: 10, marginx: 16, marginy: 16 },
  LR: { nodesep: 12, ranksep: 20, edgesep: 6, marginx: 8, marginy: 8 },
};
/** Labels beyond this many are counted, not listed. */
const MOST_LINES = 4;

const curve = line<{ x: number; y: number }>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveBasis);

/** Lays `graph` out from top to bottom, or from left to right. */
export function drawn(graph: Graph, wording: Wording, rankdir: 'TB' | 'LR' = 'TB'): Drawn {
  const sheet = new Sheet({ compound: true, multigraph: false });
  sheet.setGraph({ rankdir, ...ROOM[rankdir] });
  const names = new Map(graph.nodes.map(({ id, state, anywhere }) => [id, wording.state(id, state, anywhere)]));
  for (const { id, frame } of graph.frames) {
    sheet.setNode(id, { width: 0, height: 0 });
    if (frame !== '') sheet.setParent(id, frame);
  }
  for (const { id, state, frame, stays } of graph.nodes) {
    const lines = wording.stays(stays, state);
    const widest = Math.max(names.get(id)!.length, ...lines.map(({ text }) => text.length));
    sheet.setNode(id, { width: widest * ADVANCE + 30, height: NODE_HEIGHT + lines.length * LINE_HEIGHT });
    if (frame !== '') sheet.setParent(id, frame);
  }
  for (const edge of graph.edges) {
    const lines = linesOf(edge, wording);
    const width = Math.max(...lines.map((text) => text.length)) * ADVANCE + 8;
    sheet.setEdge(edge.source, edge.target, { width, height: lines.length * LINE_HEIGHT, labelpos: 'c' });
  }
  layout(sheet);
  return read(sheet, graph, names, wording);
}

function read(sheet: Sheet, graph: Graph, names: ReadonlyMap<string, string>, wording: Wording): Drawn {
  const boxOf = (id: string): Box => {
    const { x, y, width, height } = sheet.node(id) as Box;
    return { x: x - width / 2, y: y - height / 2, width, height };
  };
  const { width = 0, height = 0 } = sheet.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    nodes: graph.nodes.map((node) => ({
      ...node,
      ...boxOf(node.id),
      name: names.get(node.id)!,
      staysLines: wording.stays(node.stays, node.state),
      title: inFull(node.stays, wording),
    })),
    frames: graph.frames.map(({ id }) => ({ id, ...boxOf(id), name: wording.state(id, id, false) })),
    edges: graph.edges.map((edge) => {
      const { points, x, y } = sheet.edge(edge.source, edge.target) as { points: { x: number; y: number }[]; x: number; y: number };
      return {
        ...edge,
        path: curve(points) ?? '',
        head: headOf(points),
        lines: linesOf(edge, wording),
        title: inFull(edge.labels, wording),
        label: { x, y },
      };
    }),
  };
}

function inFull(labels: readonly string[], wording: Wording): string {
  return labels.map((label) => wording.full(label)).join('\n');
}

function linesOf({ source, labels }: GraphEdge, wording: Wording): string[] {
  const lines = [...new Set(labels.map((label) => wording.edge(label, source)))];
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES - 1), `+ ${lines.length - MOST_LINES + 1}`];
}

/** A head at the last point, along the last stretch. */
function headOf(points: readonly { x: number; y: number }[]): string {
  const end = points.at(-1)!;
  const before = points.at(-2) ?? end;
  const degrees = (Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI;
  return `translate(${end.x.toFixed(1)} ${end.y.toFixed(1)}) rotate(${degrees.toFixed(1)})`;
}
