/** A bank of questions as a file. */
import { gift } from './gift.ts';
import { moodleXml } from './moodle.ts';
import type { Chapter } from './question.ts';

export const BANK_FORMS = ['moodle', 'gift'] as const;
export type BankForm = (typeof BANK_FORMS)[number];

const FILES: Readonly<Record<BankForm, { ending: string; type: string; write: (chapters: readonly Chapter[], category: string) => string }>> = {
  moodle: { ending: 'moodle.xml', type: 'application/xml', write: moodleXml },
  gift: { ending: 'gift.txt', type: 'text/plain', write: gift },
};

export interface BankFile {
  name: string;
  type: string;
  text: string;
  questions: number;
}

/** `name`: of the file, without its ending. Chapters without questions are left out. */
export function banked(name: string, form: BankForm, chapters: readonly Chapter[], category: string): BankFile {
  const asked = chapters.filter(({ questions }) => questions.length > 0);
  const { ending, type, write } = FILES[form];
  return { name: `${name}.${ending}`, type, text: write(asked, category), questions: asked.reduce((sum, { questions }) => sum + questions.length, 0) };
}
