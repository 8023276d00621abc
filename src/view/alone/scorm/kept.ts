/**
 * How far somebody has come in a package, as a text that every LMS can keep: SCORM 1.2 promises 4096 characters for the whole
 * course. Lesson by lesson: a letter for the state, the step, and which tasks were answered and skipped, one bit a task.
 */
import { BEGINNING, type LessonProgress } from '../../lessons/progress.ts';
import type { State } from '../../lessons/score/contract.ts';

/** A lesson, as far as its place is kept. */
export interface Kept {
  id: string;
  /** Names of its tasks, in order. */
  tasks: readonly string[];
}

const FORM = '1';
const LETTERS: readonly (readonly [State, string])[] = [
  ['opened', 'o'],
  ['begun', 'b'],
  ['done', 'd'],
];
/** Bits that a figure holds. */
const BITS = 5;

/** `answers`: how many the LMS has been told of. */
export function keptAs(lessons: readonly Kept[], progress: ReadonlyMap<string, LessonProgress>, answers: number): string {
  const told = lessons.map(({ id, tasks }) => {
    const { state, done, step, answered, skipped } = progress.get(id) ?? BEGINNING;
    const letter = LETTERS.find(([each]) => each === state)![1];
    const figures = [step.toString(36), tasks.length.toString(36), bits(tasks, answered), bits(tasks, skipped)];
    return `${done ? letter.toUpperCase() : letter}${figures.join('.')}`;
  });
  return [FORM, answers.toString(36), ...told].join(';');
}

function bits(tasks: readonly string[], names: readonly string[]): string {
  const figures: number[] = [];
  tasks.forEach((name, place) => {
    const figure = Math.floor(place / BITS);
    figures[figure] = (figures[figure] ?? 0) | (names.includes(name) ? 1 << (place % BITS) : 0);
  });
  return figures.map((figure) => figure.toString(36)).join('');
}

export interface Found {
  progress: Map<string, LessonProgress>;
  answers: number;
}

/** Never throws: what is no such text, or is of another edition of a lesson, is no progress in it. */
export function keptIn(text: string, lessons: readonly Kept[]): Found {
  const [form, answers = '', ...told] = text.split(';');
  const progress = new Map<string, LessonProgress>();
  if (form !== FORM) return { progress, answers: 0 };
  lessons.forEach(({ id, tasks }, place) => {
    const read = lessonIn(told[place] ?? '', tasks);
    if (read) progress.set(id, read);
  });
  return { progress, answers: /^[0-9a-z]{1,6}$/.test(answers) ? parseInt(answers, 36) : 0 };
}

function lessonIn(text: string, tasks: readonly string[]): LessonProgress | null {
  const [, letter = '', step = '', count = '', answered = '', skipped = ''] =
    /^([obdOBD])([0-9a-z]{1,3})\.([0-9a-z]{1,3})\.([0-9a-v]*)\.([0-9a-v]*)$/.exec(text) ?? [];
  const state = LETTERS.find(([, each]) => each === letter.toLowerCase())?.[0];
  if (!state || parseInt(count, 36) !== tasks.length) return null;
  const named = (figures: string): string[] => tasks.filter((_, place) => isSet(figures, place));
  return {
    ...BEGINNING,
    state,
    done: letter !== letter.toLowerCase(),
    step: parseInt(step, 36),
    answered: named(answered),
    skipped: named(skipped),
  };
}

const isSet = (figures: string, place: number): boolean =>
  ((parseInt(figures[Math.floor(place / BITS)] ?? '0', 36) >> (place % BITS)) & 1) === 1;
