/** What the stories of a `measure` task cost: counted from their journals, never written in the lesson. */
import { measuresOf, type Measures } from '../../run/measures.ts';
import type { Played } from '../goals/played.ts';
import type { Task } from '../lesson.ts';

export function measuredIn({ journal }: Played, { on }: Pick<Task, 'on'>): Measures {
  return measuresOf(journal, ({ protocol }) => on.length === 0 || on.includes(protocol));
}

/** Keys of the stories that cost least of what the task measures. */
export function cheapest(measured: ReadonlyMap<string, Measures>, { measures }: Pick<Task, 'measures'>): string[] {
  if (measures === '') return [];
  const least = Math.min(...[...measured.values()].map((each) => each[measures]));
  return [...measured].filter(([, each]) => each[measures] === least).map(([key]) => key);
}
