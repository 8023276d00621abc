/** Where the parts of a letter stand in the drawing of their tree, with D3's numbers. Lengths are ems. */
import { hierarchy, path, scaleSqrt, stratify, type HierarchyNode } from 'd3';
import type { MimePart } from '../../worker/api.ts';

export const ROW = 4.6;
export const INDENT = 1.7;

export interface Leafed {
  part: MimePart;
  depth: number;
  /** From 0, from above. */
  row: number;
  /** Among its siblings, from 1, and how many they are. */
  place: number;
  siblings: number;
  children: number;
  /** Share of the bar, 0…1, by the square root of its octets. */
  bar: number;
}

/** Those that are to be seen: what is closed hides what it holds. */
export function rowsOf(parts: readonly MimePart[], closed: ReadonlySet<string>): Leafed[] {
  const tree = stratify<MimePart>()
    .id(({ path: id }) => id)
    .parentId(({ parent }) => parent)([...parts]);
  const children = new Map(tree.descendants().map((node) => [node.data.path, node.children?.length ?? 0]));
  const bar = scaleSqrt([0, octetsOf(tree.data)], [0, 1]);
  const open = hierarchy<HierarchyNode<MimePart>>(tree, (node) => (closed.has(node.data.path) ? undefined : node.children));
  const rows: Leafed[] = [];
  open.eachBefore((node) => {
    const part = node.data.data;
    const siblings = node.parent?.children ?? [node];
    rows.push({
      ...{ part, depth: node.depth, row: rows.length, place: siblings.indexOf(node) + 1, siblings: siblings.length },
      ...{ children: children.get(part.path) ?? 0, bar: bar(octetsOf(part)) },
    });
  });
  return rows;
}

export const octetsOf = ({ start, end }: MimePart): number => end - start;

/** From each part to the one that holds it: down, and round the corner. */
export function linksOf(rows: readonly Leafed[]): { path: string; d: string }[] {
  const byPath = new Map(rows.map((row) => [row.part.path, row]));
  return rows.flatMap(({ part, depth, row }) => {
    const parent = byPath.get(part.parent);
    if (!parent) return [];
    const [x, y] = [(depth - 1) * INDENT + INDENT / 2, row * ROW + ROW / 2];
    const line = path();
    line.moveTo(x, parent.row * ROW + ROW * 0.86);
    line.lineTo(x, y - 0.5);
    line.quadraticCurveTo(x, y, x + 0.5, y);
    line.lineTo(depth * INDENT, y);
    return [{ path: part.path, d: line.toString() }];
  });
}
