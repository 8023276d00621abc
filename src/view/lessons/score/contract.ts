/**
 * When an attempt at a lesson counts, and what for. The page and every package go by this one table:
 *
 * - A lesson that was only opened has no score and is incomplete.
 * - It begins explicitly: by a button in a package, by the first answer or the first step ahead in the page. Then the score is 0.
 * - The score grows as tasks are answered: of those that count, the part that the reader has solved. A solution that was shown
 *   is worth nothing.
 * - It is done at one point: where its last step is finished. It stays done; what is solved afterwards still counts.
 * - A restart returns to zero, and to incomplete.
 */

/** Where an attempt stands. */
export type State = 'opened' | 'begun' | 'done';

/** What a reader does. */
export type Deed =
  | { kind: 'begin' }
  | { kind: 'answer'; task: string; outcome: 'solved' | 'shown' }
  /** To another step, from 0; `passed`: tasks that were left open on the way. */
  | { kind: 'go'; step: number; passed: readonly string[] }
  | { kind: 'finish'; passed: readonly string[] }
  | { kind: 'restart' };

/** Which deed leads from which state to which. */
export const TABLE: Readonly<Record<State, Readonly<Record<Deed['kind'], State>>>> = {
  opened: { begin: 'begun', answer: 'begun', go: 'begun', finish: 'done', restart: 'begun' },
  begun: { begin: 'begun', answer: 'begun', go: 'begun', finish: 'done', restart: 'begun' },
  done: { begin: 'done', answer: 'done', go: 'done', finish: 'done', restart: 'begun' },
};

export interface Standing {
  state: State;
  /** Number of the step, from 0. */
  step: number;
  /** Names of tasks that were solved. */
  answered: string[];
  /** Names of tasks whose solution was shown, or that were passed over. */
  skipped: string[];
}

export const OPENED: Standing = { state: 'opened', step: 0, answered: [], skipped: [] };

/** What comes of a deed; everything else that is kept beside the standing stays as it is. */
export function after<T extends Standing>(standing: T, deed: Deed): T {
  return { ...standing, ...changeBy(standing, deed), state: TABLE[standing.state][deed.kind] };
}

function changeBy({ answered, skipped }: Standing, deed: Deed): Partial<Standing> {
  switch (deed.kind) {
    case 'begin':
      return {};
    case 'answer': {
      const others = (names: readonly string[]): string[] => names.filter((name) => name !== deed.task);
      return deed.outcome === 'solved'
        ? { answered: [...others(answered), deed.task], skipped: others(skipped) }
        : { answered: others(answered), skipped: [...others(skipped), deed.task] };
    }
    case 'go':
      return { step: deed.step, skipped: [...new Set([...skipped, ...deed.passed])] };
    case 'finish':
      return { step: 0, skipped: [...new Set([...skipped, ...deed.passed])] };
    case 'restart':
      return { step: 0, answered: [], skipped: [] };
  }
}

/** A task, as far as it counts. */
export interface Counted {
  name: string;
  isCheck: boolean;
}

export interface Score {
  /** Tasks that count and were solved, of those that count. */
  right: number;
  of: number;
  /** From 0 to 1. */
  scaled: number;
}

/** Checks count; where a lesson has none, every task does. `null` for a lesson that was only opened. */
export function scoreOf({ state, answered }: Standing, tasks: readonly Counted[]): Score | null {
  if (state === 'opened') return null;
  const checks = tasks.filter(({ isCheck }) => isCheck);
  const counted = checks.length > 0 ? checks : tasks;
  const right = counted.filter(({ name }) => answered.includes(name)).length;
  return { right, of: counted.length, scaled: counted.length === 0 ? Number(state === 'done') : right / counted.length };
}

/** How much of a lesson has been gone through, from 0 to 1: tasks that were answered, shown or passed over; 1 once it is done. */
export function progressOf({ state, answered, skipped }: Standing, tasks: readonly Counted[]): number {
  if (state === 'done') return 1;
  if (state === 'opened' || tasks.length === 0) return 0;
  return tasks.filter(({ name }) => answered.includes(name) || skipped.includes(name)).length / tasks.length;
}

/** Several lessons as one: begun with the first of them, done with the last, and every task that counts weighs the same. */
export function together(lessons: readonly { standing: Standing; tasks: readonly Counted[] }[]): {
  state: State;
  score: Score | null;
  progress: number;
} {
  const states = lessons.map(({ standing }) => standing.state);
  const isBegun = states.some((state) => state !== 'opened');
  const state = !isBegun ? 'opened' : states.every((each) => each === 'done') ? 'done' : 'begun';
  const scores = lessons.map(({ standing: { state: own, ...standing }, tasks }) => scoreOf({ ...standing, state: own === 'opened' ? 'begun' : own }, tasks)!);
  const [right, of] = [scores.reduce((sum, each) => sum + each.right, 0), scores.reduce((sum, each) => sum + each.of, 0)];
  const count = Math.max(1, lessons.length);
  const progress = lessons.reduce((sum, { standing, tasks }) => sum + progressOf(standing, tasks), 0) / count;
  const scaled = of > 0 ? right / of : Number(state === 'done');
  return { state, score: isBegun ? { right, of, scaled } : null, progress };
}
