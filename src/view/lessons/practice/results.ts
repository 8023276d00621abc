/** Results of tests: kept on this device, given away as files, and gathered as a table. */
import { own } from '../../../own.ts';
import { IDEA_NUMBERS, type IdeaName } from '../../../content/ideas/numbers.ts';
import { recall, remember } from '../../remembered.ts';

const REMEMBERED = 'tests';
const FORMAT = 'mailscope-test';
const LONGEST_NAME = 80;
const MOST_ITEMS = 200;
const MOST_KEPT = 50;

export interface Answered {
  /** 'legal.42.2', or 'to-cc-bcc/why-hidden'. */
  id: string;
  module: number;
  isRight: boolean;
  /** Misconceptions that showed. */
  ideas: IdeaName[];
}

export interface Result {
  format: typeof FORMAT;
  seed: number;
  /** Whose; '' for nobody's. */
  name: string;
  /** ISO 8601. */
  began: string;
  ended: string;
  items: Answered[];
}

export const resultOf = (seed: number, name: string, began: string, ended: string, items: Answered[]): Result => ({
  ...{ format: FORMAT, seed, name: name.trim().slice(0, LONGEST_NAME) },
  ...{ began, ended, items },
});

/** `null` for what is no result: it may be another file, or damaged. */
export function readResult(stored: unknown): Result | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { format, seed, name, began, ended, items } = stored as Partial<Result>;
  const isWhole = format === FORMAT && Number.isSafeInteger(seed) && isMoment(began) && isMoment(ended) && Array.isArray(items);
  if (!isWhole || items.length > MOST_ITEMS) return null;
  const read = items.map(readAnswered);
  if (read.some((each) => each === null)) return null;
  return resultOf(seed!, typeof name === 'string' ? name : '', began, ended, read as Answered[]);
}

const isMoment = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));

function readAnswered(stored: unknown): Answered | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { id, module, isRight, ideas } = stored as Partial<Answered>;
  if (typeof id !== 'string' || !Number.isSafeInteger(module) || typeof isRight !== 'boolean') return null;
  return { id, module: module!, isRight, ideas: Array.isArray(ideas) ? ideas.filter(isIdea) : [] };
}

const isIdea = (name: unknown): name is IdeaName => typeof name === 'string' && own(IDEA_NUMBERS, name) !== undefined;

/** Of this test, the oldest first; of all of them with `null`. */
export function resultsKept(seed: number | null): Result[] {
  try {
    const stored: unknown = JSON.parse(recall(REMEMBERED) ?? '[]');
    const all = Array.isArray(stored) ? stored.flatMap((each) => readResult(each) ?? []) : [];
    return seed === null ? all : all.filter((each) => each.seed === seed);
  } catch {
    return [];
  }
}

export function keepResult(result: Result): void {
  remember(REMEMBERED, JSON.stringify([...resultsKept(null), result].slice(-MOST_KEPT)));
}

/** It is called otherwise from now on. */
export function renameResult(result: Result, name: string): Result {
  const renamed = { ...result, name: name.slice(0, LONGEST_NAME) };
  remember(REMEMBERED, JSON.stringify(resultsKept(null).map((each) => (isSame(each, result) ? renamed : each))));
  return renamed;
}

export const isSame = (one: Result, other: Result): boolean => one.seed === other.seed && one.began === other.began && one.ended === other.ended;

export const rightIn = ({ items }: Result): number => items.filter(({ isRight }) => isRight).length;

export function byModule({ items }: Result): { module: number; right: number; total: number }[] {
  const modules = [...new Set(items.map(({ module }) => module))].sort((one, other) => one - other);
  return modules.map((module) => {
    const of = items.filter((each) => each.module === module);
    return { module, right: of.filter(({ isRight }) => isRight).length, total: of.length };
  });
}

/** How often which misconception showed, the most frequent first. */
export function byIdea(results: readonly Result[]): { idea: IdeaName; times: number }[] {
  const shown = results.flatMap(({ items }) => items.flatMap(({ ideas }) => ideas));
  return [...new Set(shown)]
    .map((idea) => ({ idea, times: shown.filter((each) => each === idea).length }))
    .sort((one, other) => other.times - one.times);
}

/** Headings of a table, in the reader's language. */
export interface Headings {
  name: string;
  test: string;
  date: string;
  right: string;
  of: string;
  seconds: string;
  module: (number: number) => string;
  idea: (number: string) => string;
}

/** A line each, for spreadsheets (RFC 4180). The first character tells them that it is UTF-8. */
export function csvOf(results: readonly Result[], words: Headings): string {
  const modules = [...new Set(results.flatMap((each) => byModule(each).map(({ module }) => module)))].sort((one, other) => one - other);
  const ideas = byIdea(results).map(({ idea }) => idea);
  const head = [words.name, words.test, words.date, words.right, words.of, words.seconds, ...modules.map(words.module), ...ideas.map((idea) => words.idea(IDEA_NUMBERS[idea]))];
  const rows = results.map((each) => [...common(each), ...modules.map((module) => shareIn(each, module)), ...ideas.map((idea) => timesIn(each, idea))]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function common(result: Result): (string | number)[] {
  const { name, seed, began, ended, items } = result;
  return [name, seed, ended.slice(0, 10), rightIn(result), items.length, Math.round((Date.parse(ended) - Date.parse(began)) / 1000)];
}

function shareIn(result: Result, module: number): string {
  const of = byModule(result).find((each) => each.module === module);
  return of ? `${Math.round((100 * of.right) / of.total)} %` : '';
}

const timesIn = ({ items }: Result, idea: IdeaName): number => items.filter(({ ideas }) => ideas.includes(idea)).length;

/** A name is a stranger's: what a spreadsheet would compute is kept as text. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
