/** A lesson on paper: what is asked, where one writes, and what is right. */
import type { Case, Lesson, Span, Task, Term } from '../../../lessons/lesson.ts';
import { markName, textOf } from '../words.ts';

/** What is chosen from, in the order of the lesson; nothing where one writes. */
export function choicesOf({ kind, cases }: Task): Case[] {
  return kind === 'predict' || kind === 'explain' || kind === 'decide' || kind === 'measure' ? cases : [];
}

/** A choice is its words, or what is on the wire. */
export const wordsOf = ({ kind }: Task, { codes, says }: Case): Span[] =>
  kind === 'predict' || says.length === 0 ? [{ text: codes[0]!, style: 'code' }] : says;

/** Cells that are to be put in order, or to the left ones: by the alphabet, which tells nothing. */
export function loose({ kind, pairs }: Task): string[] {
  const cells = (pairs?.rows ?? []).map(([left = [], right = []]) => textOf(kind === 'order' ? left : right));
  return [...new Set(cells)].sort();
}

/** 'a' for the first. */
export const letterOf = (place: number): string => String.fromCharCode(97 + place);

/** What is right, in the words of the key; '' where cases tell it. `names`: of marks, as the page calls them. */
export function keyOf(task: Task, names: Readonly<Record<string, string>>): { letters: string; text: string } {
  const right = choicesOf(task).flatMap(({ isRight }, place) => (isRight ? [letterOf(place)] : []));
  if (right.length > 0) return { letters: right.join(', '), text: '' };
  if (task.pairs) {
    const rows = task.pairs.rows.map(([left = [], second = []], place) => (task.kind === 'order' ? `${place + 1}. ${textOf(left)}` : `${textOf(left)}: ${textOf(second)}`));
    return { letters: '', text: rows.join('\n') };
  }
  const marks = task.kind === 'find' ? task.cases.filter(({ isRight }) => isRight).map(({ codes }) => markName(codes[0]!, names)) : [];
  return { letters: '', text: marks.length > 0 ? marks.join('\n') : task.solution };
}

/** Lines that are left to write on. */
export const linesFor = ({ kind, solution }: Task): number => (kind === 'find' ? 1 : Math.min(8, solution.split('\n').length + 1));

/** Keys of the terms that a lesson speaks of, each once, in its order. */
export function termsOf(lesson: Lesson, termNamed: (key: string) => Term | undefined): Term[] {
  const keys = [...JSON.stringify(lesson.steps).matchAll(/"kind":"term","term":"([^"\\]+)"/g)].map(([, key]) => key!);
  return [...new Set([...lesson.terms.map(({ key }) => key), ...keys])].flatMap((key) => lesson.terms.find((each) => each.key === key) ?? termNamed(key) ?? []);
}
