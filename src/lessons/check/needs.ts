/** The lessons that come before one are there, and it is none of them. */
import type { Lesson } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';
import { nearestTo } from './nearest.ts';
import type { LineAt } from './runs.ts';

/** `known`: ids of all lessons. */
export function unknownNeeds({ id, needs }: Lesson, known: ReadonlySet<string>, lineAt: LineAt): Fault[] {
  const faults = new Faults();
  for (const [place, need] of needs.entries()) {
    const line = lineAt(['needs', place]);
    if (need === id) faults.add(line, 'needsItself', { need });
    else if (!known.has(need)) faults.add(line, 'noLesson', { need, near: nearestTo(need, known) });
  }
  return faults.all;
}
