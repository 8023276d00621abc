/** Where an attempt at a lesson is kept, and who hears of its answers: this device, or what has opened a package. */
import type { Task } from '../../lessons/lesson.ts';
import { progressIn, remember, type LessonProgress } from './progress.ts';

/** An answer to a task: what was given, and what it was. */
export interface Answer {
  task: Task;
  /** Codes, cells or lines; nothing where the solution was shown. */
  response: readonly string[];
  result: 'right' | 'wrong' | 'shown';
}

export interface Keeper {
  recall: () => LessonProgress;
  keep: (progress: LessonProgress) => void;
  heard: (answer: Answer) => void;
  /** A step is there, and its first task can be answered. */
  asked: () => void;
}

export const onThisDevice = (id: string): Keeper => ({
  recall: () => progressIn(id),
  keep: (progress) => remember(id, progress),
  heard: () => {},
  asked: () => {},
});
