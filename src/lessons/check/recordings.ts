/** What was recorded can be looked at, and not changed: nobody speaks in it, and no chart of ours decides in it. */
import type { Lesson, Step, Task, TaskKind } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';
import type { Recorded } from '../recorded.ts';
import type { Told } from './runs.ts';
import { FREE } from './whole.ts';

/** What can be asked about a recording. */
const ASKED: readonly TaskKind[] = ['predict', 'find', 'explain', 'match', 'order', 'measure'];

export function undoable({ steps }: Lesson, runs: ReadonlyMap<string, Told>): Fault[] {
  const faults = new Faults();
  for (const step of steps) {
    const recorded = runs.get(step.story)?.recorded;
    faults.about = step.title;
    if (!recorded && runs.has(step.story) && step.open === 'findings') faults.add(step.line, 'noFindings');
    for (const task of step.tasks) {
      faults.about = `#${task.name}`;
      if (recorded) told(task, step, recorded, faults);
      if (task.measures === 'connectedMs' && task.of.some((key) => runs.get(key)?.recorded?.hasClock === false)) faults.add(task.line, 'noClock');
    }
  }
  return faults.all;
}

function told({ kind, line, isWhen }: Task, { story }: Step, { hasClock }: Recorded, faults: Faults): void {
  if (FREE.has(kind) || kind === 'decide') faults.add(line, 'onRecording', { kind, story, kinds: ASKED.join(', ') });
  if (kind === 'predict' && isWhen && !hasClock) faults.add(line, 'noClock');
}
