/** The part of the contract that is about lessons which come from elsewhere, and those that go there. */
import type { Language } from '../language.ts';
import type { BankFile, BankForm, BankWords } from '../lessons/bank/bank.ts';
import type { AskedLesson } from '../lessons/bank/of-lesson.ts';
import type { AskedTasks } from '../lessons/bank/question.ts';
import type { Lesson, LessonSummary } from '../lessons/lesson.ts';
import type { Package } from '../lessons/packing/pack.ts';
import type { Form, Packet } from '../lessons/packing/packet.ts';
import type { Fault } from '../lessons/reading/faults.ts';

export type { BankForm } from '../lessons/bank/bank.ts';
export type { Form } from '../lessons/packing/packet.ts';

export interface Packing {
  /** The page of all packages, without lessons. */
  shell: string;
  /** Of the file, without its ending. */
  name: string;
  form: Form;
  lessons: [id: string, written: Partial<Record<Language, Lesson>>][];
  /** Words that other lessons explain. */
  terms: Packet['terms'];
}

/** Markdown. */
export interface WrittenLesson {
  language: Language;
  source: string;
}

export interface ReadLesson {
  language: Language;
  /** `null` where it cannot be read. */
  lesson: { id: string; card: LessonSummary; lesson: Lesson } | null;
  faults: Fault[];
}

export interface Travelling {
  /** Makes a package of lessons. Rejects where the shell is none. */
  packed(packing: Packing): Promise<Package>;
  /** Questions as a file for the quiz of an LMS. */
  banked(name: string, form: BankForm, asked: readonly (AskedTasks | AskedLesson)[], words: BankWords): Promise<BankFile>;
  /** Reads and plays a lesson that somebody wrote; `terms`: keys of those that are explained elsewhere. */
  readLesson(written: readonly WrittenLesson[], terms: readonly string[]): Promise<ReadLesson[]>;
}
