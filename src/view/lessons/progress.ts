/** How far the reader has come in each lesson, and what came out of it. Kept on this device only. */
import { own } from '../../own.ts';
import { recall, remember as keep } from '../remembered.ts';
import { OPENED, type Standing, type State } from './score/contract.ts';

const REMEMBERED = 'lessons';

export interface LessonProgress extends Standing {
  /** It was done once, whatever has become of a later attempt. */
  done: boolean;
  /** Misconceptions that showed in wrong answers. */
  missed: string[];
}

export const BEGINNING: LessonProgress = { ...OPENED, done: false, missed: [] };

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
                state: stateOf(value!),
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

/** Older files do not tell it: what they know of was begun. */
function stateOf({ state, done }: Partial<LessonProgress>): State {
  const known = (['opened', 'begun', 'done'] as const).find((each) => each === state);
  return known ?? (done === true ? 'done' : 'begun');
}

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

export function remember(id: string, progress: LessonProgress): void {
  rememberAll({ ...allProgress(), [id]: progress });
}

export function rememberAll(progress: Record<string, LessonProgress>): void {
  keep(REMEMBERED, JSON.stringify(progress));
}
