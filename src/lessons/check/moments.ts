/**
 * Every step and every task has its moment in its run; a task's lies after its step's, but for a repair, which goes back to
 * what went wrong; predictions agree with what came.
 */
import { MEASURES } from '../../run/measures.ts';
import { NotAGoal, readGoal, type Goal } from '../goals/goal.ts';
import { holds } from '../goals/holds.ts';
import type { Played } from '../goals/played.ts';
import { cheapest, measuredIn } from '../grading/measured.ts';
import { cameTrue } from '../grading/foretold.ts';
import type { Lesson, Step, Task } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';
import type { Told } from './runs.ts';

export function outOfPlace({ steps }: Lesson, runs: ReadonlyMap<string, Told>): Fault[] {
  const faults = new Faults();
  for (const step of steps) {
    faults.about = step.title;
    const told = runs.get(step.story);
    for (const task of step.tasks) measured(task, runs, faults);
    if (told) placed(step, told, faults);
    else faults.add(step.line, 'noStory', { story: step.story, stories: [...runs.keys()].join(', ') });
  }
  return faults.all;
}

function placed(step: Step, told: Told, faults: Faults): void {
  const { played } = told;
  const at = played.journal.find(step.at);
  if (at < 0) return faults.add(step.line, 'neverHappens', { id: step.at, near: nearest(step.at, played) });
  for (const task of step.tasks) {
    faults.about = `#${task.name}`;
    const free = task.at === '' ? Infinity : played.journal.find(task.at);
    if (free < 0) faults.add(task.line, 'neverHappens', { id: task.at, near: nearest(task.at, played) });
    else if (free <= at && task.kind !== 'repair') faults.add(task.line, 'tooEarly', { id: task.at, step: step.at });
    foretold(task, played, faults);
    stated(task, played, faults);
    edited(task, played, faults);
    decided(task, step, told, faults);
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

/** What is said to cost least does, of what is counted. */
function measured(task: Task, runs: ReadonlyMap<string, Told>, faults: Faults): void {
  if (task.kind !== 'measure') return;
  const known = task.of.flatMap((key) => (runs.has(key) ? [[key, measuredIn(runs.get(key)!.played, task)] as const] : []));
  if (known.length < 2 || known.length < task.of.length || task.measures === '')
    return faults.add(task.line, 'measuresNothing', { stories: [...runs.keys()].join(', '), measures: MEASURES.join(', ') });
  const least = cheapest(new Map(known), task);
  for (const { isRight, codes, line } of task.cases) {
    const isLeast = codes.some((code) => (code === 'same' ? least.length === known.length : least.length < known.length && least.includes(code)));
    if (isLeast !== isRight) faults.add(line, 'measuresOtherwise', { least: least.join(', '), figures: known.map(([key, each]) => `${key} ${each[task.measures || 'octets']}`).join(', ') });
  }
}

/** What the right answer rests on is so, and what a free task wants is not so already. */
function stated(task: Task, played: Played, faults: Faults): void {
  const claim = goalIn(task.holds, task, faults);
  if (claim && !holds(claim, played)) faults.add(task.line, 'doesNotHold', { goal: task.holds });
  const wanted = goalIn(task.goal, task, faults);
  if (wanted && task.kind === 'repair' && holds(wanted, played)) faults.add(task.line, 'holdsAlready', { goal: task.goal });
}

/** What is to be edited is there: a letter, a dialogue, a zone, a server. */
function edited({ kind, edits, at, line }: Task, { scene, journal }: Played, faults: Faults): void {
  if (kind !== 'repair') return;
  const there = [
    ...['letter', 'envelope', 'workbench'],
    ...(isSaid(at, journal) ? ['dialogue'] : []),
    ...(scene.zones ?? []).map(({ origin }) => `zone:${origin}`),
    ...scene.hosts.filter(({ agents }) => agents.some((role) => role === 'mta' || role === 'msa')).map(({ name }) => `policy:${name}`),
  ];
  for (const each of edits.length === 0 ? [''] : edits)
    if (!there.includes(each)) faults.add(line, 'editsNothing', { edits: each, there: there.join(', ') });
}

/** A client says it. */
function isSaid(at: string, journal: Played['journal']): boolean {
  const index = journal.find(at);
  return index >= 0 && (journal.kind(index) === 'command' || journal.kind(index) === 'text');
}

/** The arrow that is ticked is one that the machine itself takes between the step and what the answer sets free; no other is. */
function decided(task: Task, step: Step, { played: { journal }, recorded }: Told, faults: Faults): void {
  if (task.kind !== 'decide' || recorded) return;
  const taken = edgesOf(task.as, journal, journal.find(step.at) + 1, journal.find(task.at));
  if (taken.length === 0) faults.add(task.line, 'decidesNothing', { machine: task.as });
  for (const { isRight, codes, line } of task.cases) {
    const isTaken = codes.some((code) => taken.includes(code));
    if (taken.length > 0 && isTaken !== isRight) faults.add(line, 'decidesOtherwise', { machine: task.as, taken: taken.join(', ') });
  }
}

/** What names the edges that a machine takes: event, guard, and both. */
function edgesOf(chart: string, journal: Played['journal'], first: number, end: number): string[] {
  const names: string[] = [];
  for (let index = first; index < end; index++) {
    if (journal.kind(index) !== 'state' || journal.machines[journal.subject(index)]!.chart !== chart) continue;
    names.push(journal.detail(index), ...journal.detail(index).split(' / '));
  }
  return [...new Set(names)];
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
