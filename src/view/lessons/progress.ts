/** How far the reader has come in each lesson, and what came out of it. Kept on this device only. */
import { own } from '../../own.ts';
import { recall, remember as keep } from '../remembered.ts';

const REMEMBERED = 'lessons';

export interface LessonProgress {
  /** Number of the step, from 0. */
  step: number;
  done: boolean;
  /** Names of tasks that were solved. */
  answered: string[];
  /** Names of tasks whose solution was shown, or that were passed over. */
  skipped: string[];
  /** Misconceptions that showed in wrong answers. */
  missed: string[];
}

export const BEGINNING: LessonProgress = { step: 0, done: false, answered: [], skipped: [], missed: [] };

export function allProgress(): Record<string, LessonProgress> {
  try {
    return readProgress(JSON.parse(recall(REMEMBERED) ?? '{}'));
  } catch {
    return {};
  }
}

export const progressIn = (id: string): LessonProgress => own(allProgress(), id) ?? BEGINNING;

/** What was stored may be of another version, or damaged: only what has the right shape counts. */
export function readProgress(stored: unknown): Record<string, LessonProgress> {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored as Record<string, Partial<LessonProgress> | null>);
  return Object.fromEntries(
    entries.flatMap(([id, value]) =>
      Number.isSafeInteger(value?.step) && value!.step! >= 0
        ? [
            [
              id,
              {
                step: value!.step!,
                done: value!.done === true,
                answered: textsIn(value!.answered),
                skipped: textsIn(value!.skipped),
                missed: textsIn(value!.missed),
              },
            ],
          ]
        : [],
    ),
  );
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

export function remember(id: string, progress: LessonProgress): void {
  rememberAll({ ...allProgress(), [id]: progress });
}

export function rememberAll(progress: Record<string, LessonProgress>): void {
  keep(REMEMBERED, JSON.stringify(progress));
}
