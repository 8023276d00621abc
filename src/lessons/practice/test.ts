/** The final test: forty questions and acts over all modules, drawn by lot from the generators and from the lessons' own tasks. */
import { Lot } from '../../sim/lot.ts';
import type { TaskKind } from '../lesson.ts';
import { LEVELS, PRACTICE_KINDS, type Level, type PracticeKind } from './exercise.ts';

/** Questions of a test, and how many of them at most are drawn from generators where lessons have enough of their own: fewer, if there are more modules than the other half holds. */
export const TEST_LENGTH = 40;
const DRAWN_SHARE = 0.5;
const LARGEST_SEED = 2 ** 31;

/** A task of a lesson, as far as one must know it to draw it. */
export interface Askable {
  lesson: string;
  module: number;
  name: string;
  kind: TaskKind;
}

export type TestItem =
  | { of: 'drawn'; kind: PracticeKind; seed: number; level: Level }
  | { of: 'lesson'; lesson: string; module: number; name: string };

/** Without feedback there is no second attempt, so letters are not mended and stories not weighed against each other. */
const NOT_ASKED: ReadonlySet<TaskKind> = new Set(['repair', 'measure']);

/** The same seed and the same lessons give the same test. Each module has its turn before one has two. */
export function drawnTest(seed: number, askable: readonly Askable[], length = TEST_LENGTH): TestItem[] {
  const lot = new Lot(seed);
  const asked = inTurns(lot, askable.filter(({ kind }) => !NOT_ASKED.has(kind)));
  const modules = new Set(asked.map(({ module }) => module)).size;
  const ofLessons = asked.slice(0, Math.min(length, Math.max(modules, length - Math.floor(length * DRAWN_SHARE))));
  const kinds = lot.shuffled(PRACTICE_KINDS);
  const drawn = Array.from({ length: length - ofLessons.length }, (_, number): TestItem => ({
    ...{ of: 'drawn', kind: kinds[number % kinds.length]! },
    ...{ seed: lot.below(LARGEST_SEED), level: LEVELS[Math.floor(number / kinds.length) % LEVELS.length]! },
  }));
  const lessons = ofLessons.map(({ lesson, module, name }): TestItem => ({ of: 'lesson', lesson, module, name }));
  return lot.shuffled([...lessons, ...drawn]);
}

/** One of each module, then a second one of each… */
function inTurns(lot: Lot, askable: readonly Askable[]): Askable[] {
  const modules = [...new Set(askable.map(({ module }) => module))].sort((one, other) => one - other);
  const stacks = modules.map((module) => lot.shuffled(askable.filter((each) => each.module === module)));
  const most = Math.max(0, ...stacks.map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) => stacks.flatMap((stack) => stack[turn] ?? [])).flat();
}
