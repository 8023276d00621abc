/**
 * Every step and every task has its moment in its run; a task's lies after its step's, but for a repair, which goes back to
 * what went wrong; predictions agree with what came.
 */
import { NotAGoal, readGoal, type Goal } from '../goals/goal.ts';
import { holds } from '../goals/holds.ts';
import { playedOut, type Played } from '../goals/played.ts';
import { cameTrue } from '../grading/foretold.ts';
import type { Lesson, Step, Task } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';
import { plotOf } from '../stories.ts';

export function outOfPlace(lesson: Lesson): Fault[] {
  const faults = new Faults();
  const runs = runsOf(lesson, faults);
  for (const step of lesson.steps) {
    faults.about = step.title;
    const played = runs.get(step.story);
    if (played) placed(step, played, faults);
    else faults.add(step.line, 'noStory', { story: step.story, stories: [...runs.keys()].join(', ') });
  }
  return faults.all;
}

function runsOf({ stories }: Lesson, faults: Faults): Map<string, Played> {
  const runs = new Map<string, Played>();
  for (const { key } of stories) {
    const plotted = plotOf(stories, key);
    if (plotted.ok) runs.set(key, playedOut(plotted.plot));
    else for (const misfit of plotted.misfits) faults.add(1, 'front', { ...misfit, path: `stories.${key}.${misfit.path}` });
  }
  return runs;
}

function placed(step: Step, played: Played, faults: Faults): void {
  const at = played.journal.find(step.at);
  if (at < 0) return faults.add(step.line, 'neverHappens', { id: step.at, near: nearest(step.at, played) });
  for (const task of step.tasks) {
    faults.about = `#${task.name}`;
    const free = task.at === '' ? Infinity : played.journal.find(task.at);
    if (free < 0) faults.add(task.line, 'neverHappens', { id: task.at, near: nearest(task.at, played) });
    else if (free <= at && task.kind !== 'repair') faults.add(task.line, 'tooEarly', { id: task.at, step: step.at });
    foretold(task, played, faults);
    stated(task, played, faults);
  }
}

/** Exactly one choice of a prediction comes true, and it is the one that is ticked. */
function foretold(task: Task, played: Played, faults: Faults): void {
  if (task.kind !== 'predict') return;
  for (const each of task.cases) {
    const isTrue = each.codes.some((code) => cameTrue(code, task, played));
    if (isTrue !== each.isRight) faults.add(each.line, isTrue ? 'comesTrue' : 'doesNotComeTrue', { code: each.codes.join(' ') });
  }
}

/** What the right answer rests on is so, and what a free task wants is not so already. */
function stated(task: Task, played: Played, faults: Faults): void {
  const claim = goalIn(task.holds, task, faults);
  if (claim && !holds(claim, played)) faults.add(task.line, 'doesNotHold', { goal: task.holds });
  const wanted = goalIn(task.goal, task, faults);
  if (wanted && task.kind === 'repair' && holds(wanted, played)) faults.add(task.line, 'holdsAlready', { goal: task.goal });
}

function goalIn(words: string, { line }: Task, faults: Faults): Goal | null {
  if (words === '') return null;
  try {
    return readGoal(words);
  } catch (error) {
    if (!(error instanceof NotAGoal)) throw error;
    faults.add(line, 'noGoalIn', { words, part: error.message });
    return null;
  }
}

/** The id of the run that begins most like this one; '' if none begins like it. */
function nearest(id: string, { journal }: Played): string {
  const alike = (other: string): number => [...id].findIndex((character, place) => character !== other[place]);
  const ids = Array.from({ length: journal.length }, (_, index) => journal.id(index));
  const best = ids.reduce((near, each) => (alike(each) > alike(near) ? each : near), '');
  return alike(best) > 0 ? best : '';
}
