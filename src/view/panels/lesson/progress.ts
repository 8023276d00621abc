/** How far the reader has come in each lesson. Kept on this device only. */

import { recall, remember as keep } from '../../remembered.ts';

const REMEMBERED = 'lessons';

export interface LessonProgress {
  /** Number of the step, from 0. */
  step: number;
  done: boolean;
}

export function allProgress(): Record<string, LessonProgress> {
  try {
    return readProgress(JSON.parse(recall(REMEMBERED) ?? '{}'));
  } catch {
    return {};
  }
}

/** What was stored may be of another version, or damaged: only what has the right shape counts. */
export function readProgress(stored: unknown): Record<string, LessonProgress> {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored as Record<string, Partial<LessonProgress> | null>);
  return Object.fromEntries(
    entries.flatMap(([id, value]) =>
      Number.isSafeInteger(value?.step) && value!.step! >= 0 ? [[id, { step: value!.step!, done: value!.done === true }]] : [],
    ),
  );
}

export function remember(id: string, progress: LessonProgress): void {
  keep(REMEMBERED, JSON.stringify({ ...allProgress(), [id]: progress }));
}
