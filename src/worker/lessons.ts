/** Stories of lessons as runs, and what their readers do in them. */
import { playedOut, type Played } from '../lessons/goals/played.ts';
import { attemptAt, sentAt } from '../lessons/grading/attempt.ts';
import { measuredIn } from '../lessons/grading/measured.ts';
import { verdictOn } from '../lessons/grading/verdict.ts';
import type { Story, Task } from '../lessons/lesson.ts';
import { plotOf, recordingOf, type Plot } from '../lessons/stories.ts';
import type { Measures } from '../run/measures.ts';
import { Run } from '../run/run.ts';
import type { Attempted, Problem, Telling } from './api.ts';

export { drawnExercise, exerciseOn } from '../lessons/practice/drawn.ts';
export { recordingOf } from '../lessons/stories.ts';
export { drawnTest } from '../lessons/practice/test.ts';

/** Events between two looks at whether a run is over. */
const AT_ONCE = 10_000;

export function plotFor({ stories, key, interventions }: Telling): { ok: true; plot: Plot } | { ok: false; problems: Problem[] } {
  const plotted = plotOf(stories, key);
  if (!plotted.ok) return { ok: false, problems: plotted.misfits.map((misfit) => ({ key: 'lesson.story', values: { ...misfit } })) };
  const { plot } = plotted;
  return { ok: true, plot: { ...plot, interventions: [...plot.interventions, ...interventions] } };
}

/** What was done, judged; a story that cannot be told judges nothing. */
export function attempted(telling: Telling, task: Task, words: string): Attempted {
  const plotted = plotFor(telling);
  if (!plotted.ok) return { isReached: false, told: -1, isOver: false, interventions: [] };
  const { plot } = plotted;
  const attempt = attemptAt(task, words, playedOut(plot));
  const { isReached, fitting } = verdictOn(task, attempt, plot);
  const { interventions } = attempt;
  return { isReached, told: fitting[0] ?? -1, isOver: !isReached && task.kind === 'type' && isOver(task, words, plot), interventions };
}

/** A copy, so that it may cross to the page. */
export function letterToRepair(telling: Telling, { at }: Task): Uint8Array {
  const plotted = plotFor(telling);
  return plotted.ok ? sentAt(at, playedOut(plotted.plot).journal).letter.slice() : new Uint8Array(0);
}

/** `opened`: reads a recording; what does that is fetched only if there is one. */
export async function measured(
  stories: readonly Story[],
  task: Task,
  opened: (text: string, name: string) => Promise<Played>,
): Promise<{ story: string; measures: Measures }[]> {
  const found = await Promise.all(task.of.map((key) => playedOf(stories, key, opened)));
  return task.of.flatMap((story, place) => (found[place] ? [{ story, measures: measuredIn(found[place], task) }] : []));
}

async function playedOf(
  stories: readonly Story[],
  key: string,
  opened: (text: string, name: string) => Promise<Played>,
): Promise<Played | null> {
  const recording = recordingOf(stories, key);
  if (recording !== '') return opened(recording, key);
  const plotted = plotOf(stories, key);
  return plotted.ok ? playedOut(plotted.plot) : null;
}

/** Nobody listens any more, or a text is wanted that no solution has. */
function isOver({ at, solution }: Task, words: string, plot: Plot): boolean {
  const run = new Run({ ...plot, interventions: [...plot.interventions, { kind: 'type', at, lines: words.split('\n') }] });
  while (!run.advance(AT_ONCE));
  const asks = run.awaits?.asks;
  const wantsText = /:\(message\)#\d+$/.test(at) || /^DATA\n/m.test(solution);
  return asks === undefined || (asks === 'text' && !wantsText);
}
