/** Reads a lesson's Markdown. Never throws: what is wrong is told with its line, and the rest is read all the same. */
import type { Lesson } from '../lesson.ts';
import { Faults, type Fault } from './faults.ts';
import { frontOf } from './front.ts';
import { stepsOf } from './step.ts';
import { childrenOf, treeOf } from './tree.ts';

export function readLesson(source: string): { lesson: Lesson; faults: Fault[] } {
  const faults = new Faults();
  const nodes = childrenOf(treeOf(source));
  const front = frontOf(nodes.find(({ type }) => type === 'yaml')?.value, faults);
  return { lesson: { ...front, ...stepsOf(nodes, faults) }, faults: faults.all };
}
