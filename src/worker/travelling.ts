/** Lessons that come from elsewhere, and those that go there. */
import { banked, type BankFile, type BankForm, type BankWords } from '../lessons/bank/bank.ts';
import { askedIn, type AskedLesson } from '../lessons/bank/of-lesson.ts';
import { chapterOf, type AskedTasks } from '../lessons/bank/question.ts';
import { checkLesson } from '../lessons/check/check.ts';
import { packed, packetOf, type Package } from '../lessons/packing/pack.ts';
import { forReaders } from '../lessons/readers.ts';
import { readLesson } from '../lessons/reading/read.ts';
import { summaryOf } from '../lessons/reading/summary.ts';
import type { Packing, ReadLesson, WrittenLesson } from './travels.ts';

export { loadPublicSuffixes } from '../mail/authentication/publicSuffixes.ts';

/** Throws where `shell` is none. */
export function packaged({ shell, name, form, lessons, terms }: Packing): Package {
  return packed(shell, packetOf(name, form, new Map(lessons), terms));
}

export function questionFile(name: string, form: BankForm, asked: readonly (AskedTasks | AskedLesson)[], words: BankWords): BankFile {
  return banked(
    name,
    form,
    asked.map((each) => chapterOf('lesson' in each ? askedIn(each) : each)),
    words,
  );
}

/**
 * Reads and plays a lesson that somebody wrote, in the languages it is written in. Never throws: what cannot be read has no
 * lesson, and whatever is wrong is told with its line. `terms`: keys of those that are explained elsewhere.
 */
export function readWritten(written: readonly WrittenLesson[], terms: readonly string[]): ReadLesson[] {
  const read = written.map(({ language, source }) => ({ language, source, ...readLesson(source) }));
  const id = read[0]?.lesson.id ?? '';
  const checked = checkLesson(read, id, { terms: new Set(terms) });
  return read.map(({ language, lesson, faults }, place) => ({
    language,
    lesson: faults.length > 0 ? null : { card: summaryOf(lesson), lesson: forReaders(lesson), id: lesson.id },
    faults: checked[place]?.faults ?? faults,
  }));
}
