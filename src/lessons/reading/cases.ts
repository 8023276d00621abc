/** The ticked list of a task: codes that say what was done, a dash, and words. */
import type { Case, Span } from '../lesson.ts';
import type { Faults } from './faults.ts';
import { blocksOf, spansOf } from './text.ts';
import { childrenOf, lineOf, type Node } from './tree.ts';

const DASH = /^(\s*) — /;
const IDEA = /^idea:/;

export function casesOf(list: Node, faults: Faults): Case[] {
  return childrenOf(list).map((item) => caseOf(item, faults));
}

function caseOf(item: Node, faults: Faults): Case {
  const [paragraph = { type: 'paragraph' }, ...rest] = childrenOf(item);
  const quotes = rest.filter(({ type }) => type === 'blockquote');
  const told = blocksOf(quotes.flatMap(childrenOf), faults);
  for (const other of rest) if (other.type !== 'blockquote') faults.add(lineOf(other), 'caseHolds', { type: other.type });
  const { codes, says } = cut(spansOf(paragraph, faults));
  if (codes.length === 0) faults.add(lineOf(item), 'caseWithoutCode');
  const isIdea = (code: string): boolean => IDEA.test(code);
  return {
    isRight: item.checked === true,
    codes: codes.filter((code) => !isIdea(code)),
    ideas: codes.filter(isIdea).map((code) => code.replace(IDEA, '')),
    ...{ says, told, line: lineOf(item) },
  };
}

/** Codes end at the first dash; without it, or before it, there is nothing but codes and spaces. */
function cut(spans: readonly Span[]): { codes: string[]; says: Span[] } {
  const dash = spans.findIndex(({ text, style }) => style === undefined && DASH.test(text));
  const before = dash < 0 ? spans : spans.slice(0, dash);
  const codes = before.flatMap(({ text, style }) => (style === 'code' ? [text] : []));
  const isPure = before.every(({ text, style }) => style === 'code' || text.trim() === '');
  if (!isPure) return { codes: [], says: [...spans] };
  if (dash < 0) return { codes, says: [] };
  const says = spans.slice(dash).map((span, place) => (place === 0 ? { ...span, text: span.text.replace(DASH, '') } : span));
  return { codes, says: says.filter(({ text }) => text !== '') };
}
