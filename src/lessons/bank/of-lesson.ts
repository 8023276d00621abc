/** The tasks of a lesson, for a bank of questions, with the way to where each of them is done. */
import type { Lesson } from '../lesson.ts';
import type { AskedTasks } from './question.ts';

export interface AskedLesson {
  id: string;
  lesson: Lesson;
  /** The sentence that leads to a step, with {title} and {step}. */
  told: string;
  /** The address of a step, with {step}; '' where nobody knows it. */
  url: string;
}

export function askedIn({ id, lesson, told, url }: AskedLesson): AskedTasks {
  const { module, title, steps, stories } = lesson;
  const places = steps.flatMap(({ story, tasks }, place) => {
    const number = String(place + 1);
    const filled = (text: string): string => text.replaceAll('{step}', number).replaceAll('{title}', () => title);
    return tasks.map(({ name }) => ({ task: name, story, told: filled(told), url: filled(url) }));
  });
  return { title: `${module}. ${title}`, tasks: steps.flatMap(({ tasks }) => tasks), within: id, stage: { stories, places } };
}
