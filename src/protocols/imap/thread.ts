/** Conversations: RFC 5256 §3, THREAD=ORDEREDSUBJECT and THREAD=REFERENCES. Nothing here recurses: a conversation may be as long as a mailbox. */
import { firstRawValue, readHeader } from '../../mail/header.ts';
import { messageIds } from '../../mail/messageIds.ts';
import type { StoredMessage } from '../../mail/mailbox.ts';
import { baseSubject } from './baseSubject.ts';
import { casemapped } from './casemap.ts';
import { sentDateMs, subjectOf } from './sentDate.ts';
import type { Selected } from './view.ts';

export const ALGORITHMS = ['ORDEREDSUBJECT', 'REFERENCES'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** A place in a conversation; without a message where one is only spoken of. */
interface Node {
  selected: Selected | undefined;
  parent: Node | undefined;
  children: Node[];
  sentMs: number;
  /** What decides between equal dates. A place without a message has both of its first child. */
  number: number;
}

/** References of one message read at most: the nearest ones. */
const REFERENCE_LIMIT = 200;

/** `(1 2)(3 (4)(5))`, with the numbers that `number` gives. */
export function threaded(algorithm: Algorithm, messages: readonly Selected[], number: (selected: Selected) => number): string {
  const roots = algorithm === 'REFERENCES' ? byReferences(messages) : bySubject(messages);
  return roots.map((root) => `(${written(root, number)})`).join('');
}

function nodeFor(selected?: Selected): Node {
  const node: Node = { selected: undefined, parent: undefined, children: [], sentMs: Infinity, number: Infinity };
  if (selected) take(node, selected);
  return node;
}

function take(node: Node, selected: Selected): void {
  node.selected = selected;
  node.sentMs = sentDateMs(selected.message);
  node.number = selected.number;
}

const byDate = (a: Node, b: Node) => a.sentMs - b.sentMs || a.number - b.number;

/** ORDEREDSUBJECT: the first of a subject, and all others below it. */
function bySubject(messages: readonly Selected[]): Node[] {
  const roots = new Map<string, Node>();
  for (const node of messages.map(nodeFor).sort(byDate)) {
    const subject = casemapped(baseSubject(subjectOf(node.selected!.message)).text);
    const root = roots.get(subject);
    if (root) root.children.push(node);
    else roots.set(subject, node);
  }
  return [...roots.values()];
}

function byReferences(messages: readonly Selected[]): Node[] {
  const roots = pruned(linked(messages));
  for (const root of roots) settle(root);
  const gathered = gatherSubjects(roots.sort(byDate));
  for (const root of gathered) settle(root);
  return gathered.sort(byDate);
}

/** Steps 1 and 2: every message and every reference has its place; those that answer nothing are the roots. */
function linked(messages: readonly Selected[]): Node[] {
  const nodes = new Map<string, Node>();
  const all: Node[] = [];
  const at = (id: string): Node => {
    let node = nodes.get(id);
    if (!node) nodes.set(id, (node = nodeFor()));
    if (node.selected === undefined && node.parent === undefined && node.children.length === 0) all.push(node);
    return node;
  };
  for (const selected of messages) {
    const { id, references } = idsOf(selected.message);
    const known = id === undefined ? undefined : at(id);
    // a second message with the same id is one of its own
    const node = known && !known.selected ? known : nodeFor();
    if (node !== known) all.push(node);
    take(node, selected);
    const chain = references.map(at);
    chain.forEach((reference, index) => index > 0 && !reference.parent && adopt(chain[index - 1]!, reference));
    const last = chain[chain.length - 1];
    release(node);
    if (last) adopt(last, node);
  }
  return [...new Set(all)].filter((node) => !node.parent);
}

/** RFC 5256 §3, step 1: References, or else the first id of In-Reply-To. */
function idsOf({ octets }: StoredMessage): { id: string | undefined; references: string[] } {
  const header = readHeader(octets);
  const ids = (field: string) => messageIds(firstRawValue(octets, header, field));
  const references = ids('References');
  return {
    id: ids('Message-ID')[0],
    references: (references.length > 0 ? references : ids('In-Reply-To').slice(0, 1)).slice(-REFERENCE_LIMIT),
  };
}

/** Nobody comes below himself. */
function adopt(parent: Node, child: Node): void {
  if (parent === child) return;
  // only what has children can have its parent among them
  if (child.children.length > 0) for (let above: Node | undefined = parent; above; above = above.parent) if (above === child) return;
  child.parent = parent;
  parent.children.push(child);
}

function release(node: Node): void {
  if (node.parent) node.parent.children = node.parent.children.filter((child) => child !== node);
  node.parent = undefined;
}

/** All nodes below a root and itself, each before its children. */
function below(root: Node): Node[] {
  const all = [root];
  for (let at = 0; at < all.length; at++) for (const child of all[at]!.children) all.push(child);
  return all;
}

/** Step 3: places without a message go; their children move up, to the top only if there is one. */
function pruned(roots: readonly Node[]): Node[] {
  return roots.flatMap((root) => {
    for (const node of below(root).reverse()) node.children = node.children.flatMap((child) => (child.selected ? [child] : child.children));
    if (root.selected || root.children.length > 1) return [root];
    return root.children;
  });
}

/** Steps 4 and 6: children by date; a place without a message counts as its first child. */
function settle(root: Node): void {
  for (const node of below(root).reverse()) {
    node.children.sort(byDate);
    const [first] = node.children;
    if (!node.selected && first) [node.sentMs, node.number] = [first.sentMs, first.number];
    for (const child of node.children) child.parent = node;
  }
  root.parent = undefined;
}

interface Named {
  node: Node;
  subject: string;
  isReply: boolean;
}

function named(node: Node): Named {
  const message = (node.selected ?? node.children[0]?.selected)?.message;
  const { text, isReply } = baseSubject(message ? subjectOf(message) : '');
  return { node, subject: casemapped(text), isReply };
}

/** Step 5: roots with one subject belong together. */
function gatherSubjects(roots: readonly Node[]): Node[] {
  const all = roots.map(named);
  const table = new Map<string, Named>();
  for (const one of all) if (one.subject !== '' && takesPlace(one, table.get(one.subject))) table.set(one.subject, one);
  const merged = new Set<Node>(roots);
  for (const one of all) {
    const head = table.get(one.subject);
    if (!head || head.node === one.node) continue;
    merged.delete(one.node);
    join(head, one, merged);
  }
  return [...merged];
}

function takesPlace(one: Named, other: Named | undefined): boolean {
  if (!other) return true;
  if (other.node.selected && !one.node.selected) return true;
  return other.isReply && !one.isReply && other.node.selected !== undefined;
}

/** Puts `one` under the head of its subject, or both under a new place without a message. */
function join(head: Named, one: Named, merged: Set<Node>): void {
  if (!head.node.selected && !one.node.selected) head.node.children.push(...one.node.children);
  else if (!head.node.selected || (one.isReply && !head.isReply)) head.node.children.push(one.node);
  else {
    const both = nodeFor();
    both.children = [head.node, one.node];
    merged.delete(head.node);
    merged.add(both);
    head.node = both;
  }
}

/** A node and all below it: `1 2 (3)(4 5)`. */
function written(root: Node, number: (selected: Selected) => number): string {
  const texts = new Map<Node, string>();
  for (const node of below(root).reverse()) {
    const inside = node.children.map((child) => texts.get(child)!);
    const own = node.selected ? String(number(node.selected)) : '';
    const rest = inside.length === 1 && own !== '' ? inside[0]! : inside.map((text) => `(${text})`).join('');
    texts.set(node, own !== '' && rest !== '' ? `${own} ${rest}` : own + rest);
  }
  return texts.get(root)!;
}
