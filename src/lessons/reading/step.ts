/** The steps of a lesson: each begins with a heading of the second degree. */
import { NEAR, type Block, type Step } from '../lesson.ts';
import { attributesOf } from './attributes.ts';
import type { Faults } from './faults.ts';
import { taskOf } from './task.ts';
import { blocksOf } from './text.ts';
import { childrenOf, lineOf, plain, type Node } from './tree.ts';

const ATTRIBUTES = new Set(['story', 'at', 'look', 'near', 'open', 'hide']);
const isNamed =
  (type: string, name: string) =>
  (node: Node): boolean =>
    node.type === type && node.name === name;
const isTask = isNamed('containerDirective', 'task');
const isTeacher = isNamed('containerDirective', 'teacher');

/** The steps, and what is said to the teacher at the end. */
export function stepsOf(nodes: readonly Node[], faults: Faults): { steps: Step[]; teacher: Block[] } {
  const prose = nodes.filter((node) => !isTeacher(node) && node.type !== 'yaml');
  const starts = prose.flatMap((node, place) => (node.type === 'heading' && node.depth === 2 ? [place] : []));
  if (starts.length === 0) faults.add(1, 'noSteps');
  for (const node of prose.slice(0, starts[0] ?? 0)) faults.add(lineOf(node), 'beforeSteps');
  const steps = starts.map((start, number) => stepOf(prose.slice(start, starts[number + 1]), faults));
  faults.about = 'teacher';
  const teacher = blocksOf(nodes.filter(isTeacher).flatMap(childrenOf), faults);
  return { steps, teacher };
}

function nearOf(name: string, line: number, faults: Faults): Step['near'] {
  const near = NEAR.find((each) => each === name);
  if (near === undefined) faults.add(line, 'near', { name, names: NEAR.slice(1).join(', ') });
  return near ?? '';
}

function stepOf([heading, ...nodes]: readonly Node[], faults: Faults): Step {
  const title = plain(heading!);
  faults.about = title;
  const directive = nodes.find(isNamed('leafDirective', 'step'));
  const said = attributesOf(directive ?? heading!, ATTRIBUTES, faults);
  if (said('at') === '' || said('story') === '') faults.add(lineOf(directive ?? heading!), 'stepWithoutPlace');
  const rest = nodes.filter((node) => node !== directive);
  const first = rest.findIndex(isTask);
  const [prose, tasks] = first < 0 ? [rest, []] : [rest.slice(0, first), rest.slice(first)];
  for (const node of tasks) if (!isTask(node)) faults.add(lineOf(node), 'proseAfterTask');
  return {
    title,
    ...{ story: said('story'), at: said('at'), look: said('look'), near: nearOf(said('near'), lineOf(directive ?? heading!), faults), open: said('open'), hide: said('hide') },
    blocks: blocksOf(prose, faults),
    tasks: tasks.filter(isTask).map((node) => taskOf(node, faults)),
    line: lineOf(heading!),
  };
}
