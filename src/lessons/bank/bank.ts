/** A bank of questions as a file. */
import { gift } from './gift.ts';
import { moodleXml } from './moodle.ts';
import type { Chapter } from './question.ts';

export const BANK_FORMS = ['moodle', 'gift'] as const;
export type BankForm = (typeof BANK_FORMS)[number];

/** What the file says of itself, in the reader's language. */
export interface BankWords {
  /** What all categories are in. */
  category: string;
  /** How many questions there are, and what is asked otherwise than in the lesson, and why: with {questions} and {open}. */
  about: string;
  /** What is left out, and why, where something is: with {left}. */
  leftOut: string;
}

const FILES: Readonly<Record<BankForm, { ending: string; type: string; write: (chapters: readonly Chapter[], category: string, about: string) => string }>> = {
  moodle: { ending: 'moodle.xml', type: 'application/xml', write: moodleXml },
  gift: { ending: 'gift.txt', type: 'text/plain', write: gift },
};

export interface BankFile {
  name: string;
  type: string;
  text: string;
  questions: number;
  /** Of them, those that a person has to mark. */
  open: number;
}

/** `name`: of the file, without its ending. Chapters without questions are left out. */
export function banked(name: string, form: BankForm, chapters: readonly Chapter[], { category, about, leftOut }: BankWords): BankFile {
  const asked = chapters.filter(({ questions }) => questions.length > 0);
  const all = asked.flatMap(({ questions }) => questions);
  const open = all.filter(({ kind }) => kind === 'open').length;
  const left = chapters.reduce((sum, each) => sum + each.left, 0);
  const counted = new Map([['questions', all.length], ['open', open], ['left', left]]);
  const said = [about, ...(left > 0 ? [leftOut] : [])].join(' ').replace(/\{(\w+)\}/g, (blank, what: string) => String(counted.get(what) ?? blank));
  const { ending, type, write } = FILES[form];
  return { name: `${name}.${ending}`, type, text: write(asked, category, said), questions: all.length, open };
}
