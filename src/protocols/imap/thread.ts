/** Conversations: RFC 5256 §3, THREAD=ORDEREDSUBJECT and THREAD=REFERENCES. Nothing here recurses: a conversation may be as long as a mailbox. */
import { firstRawValue, readHeader } from '../../mail/header.ts';
import { messageIds } from '../../mail/messageIds.ts';
import { baseSubject } from './baseSubject.ts';
import { casemapped } from './casemap.ts';
import { sentDateMs, subjectOf } from './sentDate.ts';
import type { Selected } from './view.ts';

export const ALGORITHMS = ['ORDEREDSUBJECT', 'REFERENCES'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** What puts a message into its conversation. */
export interface Threadable {
  /** What it is called in the answer: its place, or its UID. */
  number: number;
  /** What decides between equal dates. */
  place: number;
  sentMs: number;
  /** Message-ID, if it has one, and whom it answers: RFC 5256 §3, step 1. */
  id: string | undefined;
  references: readonly string[];
  subject: () => string;
}

/** A place in a conversation; without a message where one is only spoken of. */
interface Node {
  selected: Threadable | undefined;
  parent: Node | undefined;
  children: Node[];
  sentMs: number;
  /** What decides between equal dates. A place without a message has both of its first child. */
  number: number;
}

/** References of one message read at most: the nearest ones. */
const REFERENCE_LIMIT = 200;

/** `(1 2)(3 (4)(5))`. */
export function threaded(algorithm: Algorithm, messages: readonly Threadable[]): string {
  const roots = algorithm === 'REFERENCES' ? byReferences(messages) : bySubject(messages);
  return roots.map((root) => `(${written(root)})`).join('');
}

/** A message of a mailbox; `number`: what it is called. */
export function threadable({ message, number: place }: Selected, number: number): Threadable {
  const { octets } = message;
  const header = readHeader(octets);
  const ids = (field: string) => messageIds(firstRawValue(octets, header, field));
  const references = referencesOf(ids('References'), ids('In-Reply-To'));
  return { number, place, sentMs: sentDateMs(message), id: ids('Message-ID')[0], references, subject: () => subjectOf(message) };
}

/** RFC 5256 §3, step 1: References, or else the first id of In-Reply-To. */
export function referencesOf(references: readonly string[], inReplyTo: readonly string[]): readonly string[] {
  return (references.length > 0 ? references : inReplyTo.slice(0, 1)).slice(-REFERENCE_LIMIT);
}

function nodeFor(selected?: Threadable): Node {
  const node: Node = { selected: undefined, parent: undefined, children: [], sentMs: Infinity, number: Infinity };
  if (selected) take(node, selected);
  return node;
}

function take(node: Node, selected: Threadable): void {
  node.selected = selected;
  node.sentMs = selected.sentMs;
  node.number = selected.place;
}

const byDate = (a: Node, b: Node) => a.sentMs - b.sentMs || a.number - b.number;

/** ORDEREDSUBJECT: the first of a subject, and all others below it. */
function bySubject(messages: readonly Threadable[]): Node[] {
  const roots = new Map<string, Node>();
  for (const node of messages.map((each) => nodeFor(each)).sort(byDate)) {
    const subject = casemapped(baseSubject(node.selected!.subject()).text);
    const root = roots.get(subject);
    if (root) root.children.push(node);
    else roots.set(subject, node);
  }
  return [...roots.values()];
}

function byReferences(messages: readonly Threadable[]): Node[] {
  const roots = pruned(linked(messages));
  for (const root of roots) settle(root);
  const gathered = gatherSubjects(roots.sort(byDate));
  for (const root of gathered) settle(root);
  return gathered.sort(byDate);
}

/** Steps 1 and 2: every message and every reference has its place; those that answer nothing are the roots. */
function linked(messages: readonly Threadable[]): Node[] {
  const nodes = new Map<string, Node>();
  const all: Node[] = [];
  const at = (id: string): Node => {
    let node = nodes.get(id);
    if (!node) nodes.set(id, (node = nodeFor()));
    if (node.selected === undefined && node.parent === undefined && node.children.length === 0) all.push(node);
    return node;
  };
  for (const selected of messages) {
    const { id, references } = selected;
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
  const { text, isReply } = baseSubject((node.selected ?? node.children[0]?.selected)?.subject() ?? '');
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
function written(root: Node): string {
  const texts = new Map<Node, string>();
  for (const node of below(root).reverse()) {
    const inside = node.children.map((child) => texts.get(child)!);
    const own = node.selected ? String(node.selected.number) : '';
    const rest = inside.length === 1 && own !== '' ? inside[0]! : inside.map((text) => `(${text})`).join('');
    texts.set(node, own !== '' && rest !== '' ? `${own} ${rest}` : own + rest);
  }
  return texts.get(root)!;
}
