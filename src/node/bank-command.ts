/** `mailscope pack bank`: questions of lessons, and drawn exercises, for the quiz of an LMS. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { practice as en, type PracticeWords } from '../content/practice/en.ts';
import { practice as es } from '../content/practice/es.ts';
import { LANGUAGES, type Language } from '../language.ts';
import { BANK_FORMS, banked } from '../lessons/bank/bank.ts';
import { askedIn } from '../lessons/bank/of-lesson.ts';
import { chapterOf, type Chapter } from '../lessons/bank/question.ts';
import { lessons as lessonsEn } from '../content/ui/lessons/en.ts';
import { lessons as lessonsEs } from '../content/ui/lessons/es.ts';
import type { Written } from '../lessons/packing/pack.ts';
import { drawnExercise } from '../lessons/practice/drawn.ts';
import { LEVELS, PRACTICE_KINDS } from '../lessons/practice/exercise.ts';
import { stepOf } from '../lessons/practice/worded.ts';
import { loadPublicSuffixes } from '../mail/authentication/publicSuffixes.ts';
import { said } from './words.ts';
import { write } from './write.ts';

/** What a bank says of itself, as the page says it too. */
const travel = { en: lessonsEn.travel, es: lessonsEs.travel };
const words: Record<Language, PracticeWords> = { en, es };
/** Exercises of each kind and level. */
const DRAWN = 10;

/** A file for each language and form. `page`: the address of the page that tasks lead to; '' where nobody knows it. */
export async function bankInto(out: string, lessons: Written, language: Language, page: string): Promise<void> {
  await loadPublicSuffixes();
  for (const each of LANGUAGES) {
    const chapters = [...ofLessons(lessons, each, page), ...drawn(each)];
    for (const form of BANK_FORMS) {
      const about = { category: 'Mailscope', about: travel[each].bankAbout, leftOut: travel[each].bankLeft };
      const { name, text, questions } = banked(`questions-${each}`, form, chapters, about);
      writeFileSync(join(out, name), text);
      await write(`${said[language].banked(join(out, name), questions)}\n`);
    }
  }
}

function ofLessons(lessons: Written, language: Language, page: string): Chapter[] {
  return [...lessons].flatMap(([id, written]) => {
    const lesson = written[language];
    const url = page === '' ? '' : `${page}#/${language}/lessons/${id}/{step}`;
    return lesson ? [chapterOf(askedIn({ id, lesson, told: travel[language].bankWay, url }))] : [];
  });
}

/** The first seeds of every kind and level: the same ones each time. */
function drawn(language: Language): Chapter[] {
  const seeds = Array.from({ length: DRAWN }, (_, place) => place + 1);
  return PRACTICE_KINDS.map((kind) => {
    const tasks = LEVELS.flatMap((level) => seeds.flatMap((seed) => stepOf(drawnExercise(kind, seed, level), words[language]).tasks));
    return chapterOf({ title: words[language].kinds[kind].name, tasks, within: '' });
  });
}
