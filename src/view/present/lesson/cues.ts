/** The way through a lesson in front of a class: each step is told, then each of its tasks is asked, and answered. */
import type { Lesson } from '../../../lessons/lesson.ts';
import type { Cue, Way } from '../channel.ts';

export function cuesOf({ steps }: Lesson): Cue[] {
  return steps.flatMap(({ tasks }, step) => [
    { step, task: -1, isAnswered: false },
    ...tasks.flatMap((_, task) => [
      { step, task, isAnswered: false },
      { step, task, isAnswered: true },
    ]),
  ]);
}

/** Where a step begins; the beginning for one that there is not. */
export const placeOfStep = (cues: readonly Cue[], step: number): number =>
  Math.max(
    0,
    cues.findIndex((cue) => cue.step === step),
  );

export function moved(cues: readonly Cue[], place: number, way: Way): number {
  const last = cues.length - 1;
  const to = { next: place + 1, back: place - 1, first: 0, last };
  return Math.min(last, Math.max(0, to[way]));
}

/** From a question to its answer, or back; elsewhere nowhere. */
export function turned(cues: readonly Cue[], place: number): number {
  const cue = cues[place];
  if (!cue || cue.task < 0) return place;
  return cue.isAnswered ? place - 1 : place + 1;
}

/** How many tasks of the step are answered. */
export const answeredIn = ({ task, isAnswered }: Cue): number => (task < 0 ? 0 : task + (isAnswered ? 1 : 0));
