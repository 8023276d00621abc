/** The tasks of a lesson, for a bank of questions, with the way to where each of them is done. */
import type { Lesson } from '../lesson.ts';
import type { AskedTasks } from './question.ts';

/** `told`: the sentence that leads to a step, counted from 1; `url`: its address, '' where nobody knows it. */
export function askedIn(id: string, lesson: Lesson, told: (title: string, step: number) => string, url: (step: number) => string): AskedTasks {
  const { module, title, steps, stories } = lesson;
  const places = steps.flatMap(({ story, tasks }, number) =>
    tasks.map(({ name }) => ({ task: name, story, told: told(title, number + 1), url: url(number + 1) })),
  );
  return { title: `${module}. ${title}`, tasks: steps.flatMap(({ tasks }) => tasks), within: id, stage: { stories, places } };
}
