/** What a directive says in its braces. */
import { own } from '../../own.ts';
import type { Faults } from './faults.ts';
import { lineOf, type Node } from './tree.ts';

/** '' for what is not said. A name that is none of these is a fault. */
export function attributesOf(directive: Node, known: ReadonlySet<string>, faults: Faults): (name: string) => string {
  const attributes = directive.attributes ?? {};
  for (const name of Object.keys(attributes)) if (!known.has(name)) faults.add(lineOf(directive), 'attribute', { name });
  return (name) => own(attributes, name) ?? '';
}
