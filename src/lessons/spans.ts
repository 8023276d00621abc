/** All running text of a block, in its order. */
import type { Block, Span } from './lesson.ts';

export function spansIn(block: Block): Span[] {
  if (block.type === 'paragraph') return block.spans;
  if (block.type === 'list') return block.items.flat();
  return block.type === 'table' ? [...block.head, ...block.rows.flat()].flat() : [];
}
