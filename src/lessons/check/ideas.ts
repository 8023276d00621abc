/** A misconception is called by a name of the list: what is counted and comes back must be the same in all lessons. */
import type { Lesson } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';

/** `known`: names of the list. */
export function unknownIdeas({ steps }: Lesson, known: ReadonlySet<string>): Fault[] {
  const faults = new Faults();
  for (const { name, cases } of steps.flatMap(({ tasks }) => tasks)) {
    faults.about = `#${name}`;
    for (const { ideas, line } of cases) {
      for (const idea of ideas) if (!known.has(idea)) faults.add(line, 'noIdea', { idea, near: nearest(idea, known) });
    }
  }
  return faults.all;
}

/** The names that share a word with it. */
function nearest(idea: string, known: ReadonlySet<string>): string {
  const words = idea.split('-').filter((word) => word.length > 2);
  return [...known].filter((each) => words.some((word) => each.split('-').includes(word))).join(', ');
}
