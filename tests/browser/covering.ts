/** Which lessons are enough to try everything that a lesson can ask for. */
import { lessonIn } from './solving.ts';

/** Each kind of task with what may be changed in it, each view that stands open beside a step. */
function asks(name: string): Set<string> {
  const { steps } = lessonIn(name, 'en');
  const views = steps.flatMap(({ open }) => (open === '' ? [] : [`beside: ${open.split(':')[0]}`]));
  const tasks = steps
    .flatMap((step) => step.tasks)
    .map(({ kind, edits, may, isAll }) => [kind, edits.map((each) => each.split(':')[0]), may, isAll]);
  return new Set([...views, ...tasks.map((task) => JSON.stringify(task))]);
}

/** Few lessons that together ask for everything: the next one is always that which has most of what is still missing. */
export function covering(names: readonly string[]): string[] {
  const asked = new Map(names.map((name) => [name, asks(name)]));
  const missing = new Set([...asked.values()].flatMap((each) => [...each]));
  const chosen: string[] = [];
  const worth = (name: string): number => [...asked.get(name)!].filter((each) => missing.has(each)).length;
  while (missing.size > 0) {
    const next = names.toSorted((one, other) => worth(other) - worth(one))[0]!;
    for (const each of asked.get(next)!) missing.delete(each);
    chosen.push(next);
  }
  return chosen;
}
