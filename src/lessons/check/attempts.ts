/** Every solution solves its task, and every wrong way fails and hears something: what is free is played, what is chosen is looked up. */
import { NotAGoal, readGoal } from '../goals/goal.ts';
import { attemptAt } from '../grading/attempt.ts';
import { verdictOn, type Verdict } from '../grading/verdict.ts';
import type { Lesson, Task } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';
import type { Plot } from '../stories.ts';
import type { Told } from './runs.ts';
import { FREE } from './whole.ts';

export function unsolved({ steps }: Lesson, runs: ReadonlyMap<string, Told>): Fault[] {
  const faults = new Faults();
  for (const { story, tasks } of steps) {
    const told = runs.get(story);
    for (const task of tasks) {
      faults.about = `#${task.name}`;
      if (!FREE.has(task.kind)) chosen(task, faults);
      // what is done freely is refused on a recording (recordings.ts)
      else if (told?.plot && task.goal !== '') tried(task, told, faults);
    }
  }
  return faults.all;
}

type Tried = Told & { plot: Plot };

function tried(task: Task, told: Tried, faults: Faults): void {
  try {
    if (!verdictOn(task, attemptAt(task, task.solution, told.played), told.plot).isReached) faults.add(task.line, 'notSolved');
    const verdicts = task.wrong.map((words) => ({ words, ...firstVerdict(task, words, told) }));
    for (const { words, isReached, fitting } of verdicts) {
      if (isReached) faults.add(task.line, 'wrongSolves', { words });
      else if (fitting.length === 0) faults.add(task.line, 'meetsNoCase', { words });
    }
    if (new Set(verdicts.map(({ fitting }) => fitting[0])).size < 2) faults.add(task.line, 'oneAnswer');
    shadowed(task, verdicts, faults);
  } catch (error) {
    if (!(error instanceof NotAGoal)) throw error;
    // that of the task has been told already
    if (isRead(task.goal)) faults.add(task.line, 'noGoalIn', { words: `#${task.name}`, part: error.message });
  }
}

function isRead(words: string): boolean {
  try {
    readGoal(words);
    return true;
  } catch {
    return false;
  }
}

/** What is typed is judged line by line, as the reader hears it; the first that hears something counts. */
function firstVerdict(task: Task, words: string, { plot, played }: Tried): Verdict {
  const lines = words.split('\n');
  const whole = verdictOn(task, attemptAt(task, words, played), plot);
  if (task.kind !== 'type' || whole.isReached) return whole;
  for (let count = 1; count < lines.length; count++) {
    const verdict = verdictOn(task, attemptAt(task, lines.slice(0, count).join('\n'), played), plot);
    if (verdict.fitting.length > 0) return verdict;
  }
  return whole;
}

/** A case that fits and is never told stands below one that is wider. */
function shadowed({ cases }: Task, verdicts: readonly Verdict[], faults: Faults): void {
  const told = new Set(verdicts.map(({ fitting }) => fitting[0]));
  for (const [place, { line, codes }] of cases.entries()) {
    const hidden = verdicts.find(({ fitting }) => fitting.includes(place));
    if (!hidden || told.has(place)) continue;
    const above = cases[hidden.fitting[0]!]!;
    faults.add(line, 'neverMet', { code: codes.join(' '), above: above.codes.join(' ') });
  }
}

/** A solution in words: 'choose same', 'click a b', 'answer 250', 'take deferred'. It is what is ticked. */
function chosen({ kind, solution, cases, line, isAll }: Task, faults: Faults): void {
  if (kind === 'match' || kind === 'order' || kind === 'measure') return;
  const said = solution.replace(/^\w+ /, '');
  const right = cases.filter(({ isRight }) => isRight).map(({ codes }) => codes);
  const isRight = isAll
    ? right.every((codes) => codes.some((code) => said.split(' ').includes(code)))
    : right.some((codes) => codes.includes(said));
  if (!isRight) faults.add(line, 'notSolved');
}
