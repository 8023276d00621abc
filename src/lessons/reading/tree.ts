/** The Markdown of a lesson as a tree. */
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** The parts of a Markdown tree that are read here. */
export interface Node {
  type: string;
  value?: string;
  name?: string;
  depth?: number;
  url?: string;
  lang?: string | null;
  ordered?: boolean;
  checked?: boolean | null;
  attributes?: Record<string, string | null | undefined> | null;
  children?: Node[];
  position?: { start: { line: number; offset?: number }; end: { offset?: number } };
}

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkDirective);

export function treeOf(source: string): Node {
  return restored(parser.parse(source) as Node, source);
}

export const lineOf = ({ position }: Node): number => position?.start.line ?? 1;
export const childrenOf = ({ children }: Node): Node[] => children ?? [];

/** A lesson has no directives within text: what was taken for one, as ":30" in "9:30", becomes text again. */
function restored(node: Node, source: string): Node {
  if (node.type === 'textDirective') {
    const { start, end } = node.position!;
    return { type: 'text', value: source.slice(start.offset, end.offset), position: node.position! };
  }
  return node.children ? { ...node, children: node.children.map((child) => restored(child, source)) } : node;
}

/** The words of a node. A line break in the source is a space. */
export function plain(node: Node): string {
  if (node.value !== undefined) return node.type === 'inlineCode' ? node.value : node.value.replace(/\s*\n\s*/g, ' ');
  return childrenOf(node).map(plain).join('');
}
