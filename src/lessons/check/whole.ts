/** What a lesson must have to teach: tasks of several kinds, and in each of them help, a solution, and wrong ways with an answer. */
import type { Lesson, Task } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';

const TASKS = 3;
const KINDS = 2;
const HINTS = 3;
const WRONG = 2;

/** Done freely, so that what is wrong has to be tried. */
export const FREE: ReadonlySet<Task['kind']> = new Set(['type', 'serve', 'repair', 'break']);

export function missing(lesson: Lesson): Fault[] {
  const faults = new Faults();
  const tasks = lesson.steps.flatMap((step) => step.tasks);
  const kinds = new Set(tasks.map(({ kind }) => kind));
  if (tasks.length < TASKS || kinds.size < KINDS) faults.add(1, 'fewTasks', { tasks: tasks.length, kinds: kinds.size });
  if (!tasks.some(({ isCheck }) => isCheck)) faults.add(1, 'noCheck');
  for (const task of tasks) missingIn(task, faults);
  const names = tasks.map(({ name }) => name);
  for (const { name, line } of tasks.filter((task, place) => names.indexOf(task.name) < place)) faults.add(line, 'sameName', { name });
  return faults.all;
}

/** Where all must be found, each that is not found is a wrong answer too. */
function missingIn(task: Task, faults: Faults): void {
  const { name, line, kind, hints, solution, cases, wrong, goal, pairs, at, as, isAll } = task;
  faults.about = `#${name}`;
  if (hints.length !== HINTS) faults.add(line, 'hints', { hints: hints.length });
  if (solution === '') faults.add(line, 'noSolution');
  const attempts = FREE.has(kind) ? wrong.length : cases.filter(({ isRight }) => !isRight || isAll).length;
  if (attempts < WRONG) faults.add(line, 'fewWrong', { attempts });
  if (FREE.has(kind) && goal === '') faults.add(line, 'noGoal');
  if ((kind === 'match' || kind === 'order') && pairs === null) faults.add(line, 'noPairs');
  if ((FREE.has(kind) || kind === 'predict' || kind === 'decide') && at === '') faults.add(line, 'noAt');
  if ((kind === 'type' || kind === 'serve' || kind === 'decide') && as === '') faults.add(line, 'noAs');
}
