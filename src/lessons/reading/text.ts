/** Running text and its blocks. */
import { own } from '../../own.ts';
import type { Block, Span, Target } from '../lesson.ts';
import type { Faults } from './faults.ts';
import { childrenOf, lineOf, plain, type Node } from './tree.ts';

const STYLES: Readonly<Record<string, Span['style']>> = { emphasis: 'em', strong: 'strong', inlineCode: 'code' };

/** The text within a node, cut where its style or its link changes. */
export const spansOf = (node: Node, faults: Faults): Span[] => joined(pieces(node, faults));

/** Neighbours that look the same are one. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const before = whole.at(-1);
    if (before && before.style === span.style && before.to === span.to) whole[whole.length - 1] = { ...before, text: before.text + span.text };
    else whole.push(span);
  }
  return whole;
}

function pieces(node: Node, faults: Faults, to?: Target): Span[] {
  return childrenOf(node).flatMap((child) => {
    if (child.type === 'link') return pieces(child, faults, targetOf(child, faults));
    const style = own(STYLES, child.type);
    if (style === undefined && child.children) return pieces(child, faults, to);
    return [{ text: plain(child), ...(style && { style }), ...(to && { to }) }];
  });
}

function targetOf(link: Node, faults: Faults): Target {
  const url = link.url ?? '';
  const [, kind = '', what = ''] = /^(mark|term|rfc|story|https):(.+)$/s.exec(url) ?? [];
  const [, rfc = '', section = ''] = /^(\d+)(?:#(\S+))?$/.exec(what) ?? [];
  if (kind === 'mark') return { kind, mark: what };
  if (kind === 'term') return { kind, term: what };
  if (kind === 'story') return { kind, story: what };
  if (kind === 'rfc' && rfc !== '') return { kind, rfc: Number(rfc), section };
  if (kind !== 'https') faults.add(lineOf(link), 'link', { url });
  return { kind: 'web', url };
}

/** What a lesson may hold as prose; what it may not is a fault, and left out. */
export function blocksOf(nodes: readonly Node[], faults: Faults): Block[] {
  return nodes.flatMap((node) => blockOf(node, faults) ?? []);
}

function blockOf(node: Node, faults: Faults): Block | undefined {
  if (node.type === 'paragraph') return { type: 'paragraph', spans: spansOf(node, faults) };
  if (node.type === 'code') return { type: 'code', text: node.value ?? '' };
  if (node.type === 'table') return { type: 'table', ...tableOf(node, faults) };
  if (node.type === 'list') return { type: 'list', isOrdered: node.ordered === true, items: itemsOf(node, faults) };
  faults.add(lineOf(node), 'block', { type: node.name ?? node.type });
  return undefined;
}

export const itemsOf = (list: Node, faults: Faults): Span[][] => childrenOf(list).map((item) => spansOf(item, faults));

export function tableOf(node: Node, faults: Faults): { head: Span[][]; rows: Span[][][] } {
  const [head = [], ...rows] = childrenOf(node).map((row) => childrenOf(row).map((cell) => spansOf(cell, faults)));
  return { head, rows };
}
