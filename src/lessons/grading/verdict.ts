/** What an attempt is worth: the goal is asked first, then the cases from the top; the first that fits is told. */
import { actForm, isAct, lastSaid, saidInstead, type Act } from './act.ts';
import { stepSaid, type Attempt } from './attempt.ts';
import { readGoal } from '../goals/goal.ts';
import { holds } from '../goals/holds.ts';
import { playedOut, type Played } from '../goals/played.ts';
import type { Case, Task } from '../lesson.ts';
import type { Plot } from '../stories.ts';

export interface Verdict {
  isReached: boolean;
  /** Places of the cases that fit, the first of which is told; none: the attempt is not finished. */
  fitting: number[];
}

/** Plays the story with what was done in it, and looks. */
export function verdictOn(task: Task, attempt: Attempt, plot: Plot): Verdict {
  const played = playedOut({ ...plot, interventions: [...plot.interventions, ...attempt.interventions] });
  const isReached = holds(readGoal(task.goal), played, attempt.letter);
  const act = actOf(task, attempt, played);
  const isFit = ({ isRight, codes }: Case): boolean =>
    isRight === isReached && codes.some((code) => fits(code, act, played, attempt.letter));
  return { isReached, fitting: task.cases.flatMap((each, place) => (isFit(each) ? [place] : [])) };
}

function actOf(task: Task, { interventions }: Attempt, { journal }: Played): Act | null {
  if (task.isOnStage) return null;
  if (task.kind === 'break') return saidInstead(journal, stepSaid(task));
  const [first] = interventions;
  if (first?.kind !== 'serve') return lastSaid(journal, task.at);
  const line = first.replies.at(-1)?.reply ?? '';
  return { verb: '*', line, code: /^\d{3}(?=[ -]|$)/.exec(line)?.[0] ?? '' };
}

/** A code is an act, a goal, or an act and a goal. */
function fits(code: string, act: Act | null, played: Played, letter: Uint8Array | undefined): boolean {
  const [first = '', ...rest] = code.split(' and ');
  const form = actForm(first);
  if (form && !(act && isAct(act, form))) return false;
  const goal = (form ? rest : [first, ...rest]).join(' and ');
  return goal === '' || holds(readGoal(goal), played, letter);
}
