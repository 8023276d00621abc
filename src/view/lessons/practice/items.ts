/** One thing that is asked: an exercise that was drawn, or a task of a lesson, each as a step with that one task. */
import { exerciseName, stepOf } from '../../../lessons/practice/worded.ts';
import type { PracticeWords } from '../../../content/practice/en.ts';
import type { Language } from '../../../language.ts';
import type { Step, Story } from '../../../lessons/lesson.ts';
import type { Exercise } from '../../../lessons/practice/exercise.ts';
import type { Askable, TestItem } from '../../../lessons/practice/test.ts';
import type { MailscopeWorker } from '../../../worker/api.ts';
import { lessons } from '../catalogue.ts';

export interface Item {
  /** 'legal.42.2', or 'to-cc-bcc/why-hidden'. */
  id: string;
  module: number;
  step: Step;
  stories: Story[];
  /** Title of the lesson that it is from; '' for a drawn one. */
  lesson: string;
}

export function drawnItem(exercise: Exercise, words: PracticeWords): Item {
  return { id: exerciseName(exercise), module: exercise.module, step: stepOf(exercise, words), stories: exercise.stories, lesson: '' };
}

/** `null` where there is no such task. Rejects where the lesson cannot be loaded. */
export async function lessonItem(id: string, task: string, language: Language): Promise<Item | null> {
  const card = lessons.find((each) => each.id === id);
  if (!card) return null;
  const { steps, stories, module, title } = await card[language].load();
  const step = steps.find(({ tasks }) => tasks.some(({ name }) => name === task));
  if (!step) return null;
  return { id: `${id}/${task}`, module, step: { ...step, tasks: step.tasks.filter(({ name }) => name === task) }, stories, lesson: title };
}

/** Tasks of all lessons, as a test draws them. */
export function askable(): Askable[] {
  return lessons.flatMap(({ id, en: { module, steps } }) =>
    steps.flatMap(({ tasks }) => tasks.map(({ name, kind }) => ({ lesson: id, module, name, kind }))),
  );
}

export async function testItem(item: TestItem, worker: MailscopeWorker, words: PracticeWords, language: Language): Promise<Item | null> {
  if (item.of === 'lesson') return lessonItem(item.lesson, item.name, language);
  return drawnItem(await worker.exercise(item.kind, item.seed, item.level), words);
}
