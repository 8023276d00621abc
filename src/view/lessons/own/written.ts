/** A lesson that somebody wrote, as files and as text of a link. */
import { isLanguage, LANGUAGES, type Language } from '../../../language.ts';
import type { ReadLesson, WrittenLesson } from '../../../worker/api.ts';
import type { LessonCard } from '../catalogue.ts';

/** What is looked at of a file, octets: a lesson has a tenth of it. */
const LARGEST = 262_144;

/** As its file is called. */
export const isLessonFile = (name: string): boolean => /\.(md|markdown)$/i.test(name);

/** 'es.md', 'bcc.en.md': the name says the language; without it, that of the page. Of two in one language the first counts. */
export async function writtenIn(files: readonly File[], otherwise: Language): Promise<WrittenLesson[]> {
  const all = await Promise.all(files.map(async (file) => ({ language: languageOf(file.name) ?? otherwise, source: await file.slice(0, LARGEST).text() })));
  return LANGUAGES.flatMap((language) => all.find((each) => each.language === language) ?? []);
}

function languageOf(name: string): Language | null {
  const [, tag = ''] = /(?:^|[._-])([a-z]{2})\.(?:md|markdown)$/i.exec(name) ?? [];
  return isLanguage(tag.toLowerCase()) ? (tag.toLowerCase() as Language) : null;
}

export const textOf = (written: readonly WrittenLesson[]): string => JSON.stringify(written.map(({ language, source }) => [language, source]));

/** Never throws: what is no such text is no lesson. */
export function writtenFrom(text: string): WrittenLesson[] {
  try {
    const value: unknown = JSON.parse(text);
    const pairs = Array.isArray(value) ? (value as unknown[]) : [];
    return LANGUAGES.flatMap((language) => {
      const pair = pairs.find((each): each is [string, string] => Array.isArray(each) && each[0] === language && typeof each[1] === 'string');
      return pair ? [{ language, source: pair[1] }] : [];
    });
  } catch {
    return [];
  }
}

/** As one of the course; a language that it is not written in shows the other. `null` where nothing of it can be read. */
export function cardOf(read: readonly ReadLesson[]): LessonCard | null {
  const lessons = read.flatMap(({ language, lesson }) => (lesson ? [{ language, ...lesson }] : []));
  const [any] = lessons;
  if (!any) return null;
  const told = LANGUAGES.map((language) => {
    const { card, lesson } = lessons.find((each) => each.language === language) ?? any;
    return [language, { ...card, load: async () => lesson }];
  });
  return { id: `own-${any.id}`, ...(Object.fromEntries(told) as Omit<LessonCard, 'id'>) };
}
