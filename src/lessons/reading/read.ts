/** Reads a lesson's Markdown. Never throws: what is wrong is told with its line, and the rest is read all the same. */
import type { Lesson, Step, Story } from '../lesson.ts';
import { Faults, type Fault } from './faults.ts';
import { frontOf, lineInFront } from './front.ts';
import { stepsOf } from './step.ts';
import { childrenOf, treeOf } from './tree.ts';

export function readLesson(source: string): { lesson: Lesson; faults: Fault[] } {
  const faults = new Faults();
  const nodes = childrenOf(treeOf(source));
  const front = frontOf(nodes.find(({ type }) => type === 'yaml')?.value, faults);
  const { steps, teacher } = stepsOf(nodes, faults);
  const stories = front.stories.map((story) => replayed(story, steps, (fault) => faults.add(lineInFront(source, ['stories', story.key]), 'replaysNothing', fault)));
  return { lesson: { ...front, stories, steps, teacher }, faults: faults.all };
}

/** Until the reader has spoken, what is said again are the lines of the solution. */
function replayed(story: Story, steps: readonly Step[], complain: (values: Fault['values']) => void): Story {
  if (story.replays === '') return story;
  const spoken = steps.flatMap(({ tasks }) => tasks).filter(({ kind }) => kind === 'type');
  const task = spoken.find(({ name }) => name === story.replays);
  if (!task) {
    complain({ story: story.key, task: story.replays, tasks: spoken.map(({ name }) => name).join(', ') });
    return story;
  }
  const hand = { kind: 'type', at: task.at, lines: task.solution.split('\n'), runs: true };
  return { ...story, interventions: [...story.interventions, hand] };
}
