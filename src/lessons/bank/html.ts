/** Running text as the little HTML that a quiz shows. Everything that was text stays text. */
import type { Block, Span } from '../lesson.ts';

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
const plain = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS.get(sign)!);

export const htmlOfSpans = (spans: readonly Span[]): string =>
  spans
    .map(({ text, style, to }) => {
      const styled = style ? `<${style}>${plain(text)}</${style}>` : plain(text);
      return to?.kind === 'web' ? `<a href="${plain(to.url)}">${styled}</a>` : styled;
    })
    .join('');

export const htmlOf = (blocks: readonly Block[]): string => blocks.map(htmlOfBlock).join('');

function htmlOfBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${htmlOfSpans(block.spans)}</p>`;
    case 'code':
      return `<pre>${plain(block.text)}</pre>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${htmlOfSpans(item)}</li>`).join('');
      return block.isOrdered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
    }
    case 'table':
      return `<table>${rowOf(block.head, 'th')}${block.rows.map((row) => rowOf(row, 'td')).join('')}</table>`;
  }
}

const rowOf = (cells: readonly Span[][], tag: string): string => `<tr>${cells.map((cell) => `<${tag}>${htmlOfSpans(cell)}</${tag}>`).join('')}</tr>`;
