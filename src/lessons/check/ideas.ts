/** A misconception is called by a name of the list: what is counted and comes back must be the same in all lessons. */
import type { Lesson } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';
import { nearestTo } from './nearest.ts';

/** `known`: names of the list. */
export function unknownIdeas({ steps }: Lesson, known: ReadonlySet<string>): Fault[] {
  const faults = new Faults();
  for (const { name, cases } of steps.flatMap(({ tasks }) => tasks)) {
    faults.about = `#${name}`;
    for (const { ideas, line } of cases) {
      for (const idea of ideas) if (!known.has(idea)) faults.add(line, 'noIdea', { idea, near: nearestTo(idea, known) });
    }
  }
  return faults.all;
}
