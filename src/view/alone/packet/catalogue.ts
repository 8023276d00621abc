/** In a package this stands in place of the catalogue of the course: the lessons that were packed. */
import { LANGUAGES, type Language } from '../../../language.ts';
import type { Term } from '../../../lessons/lesson.ts';
import type { LessonCard } from '../../lessons/catalogue.ts';
import { packet } from './packet.ts';

const { lessons: packed, terms } = packet();

export const lessons: readonly LessonCard[] = packed.map(({ id, in: written }) => {
  const [any] = Object.values(written);
  // one that was written in one language only is shown in that
  const told = LANGUAGES.map((language) => [language, written[language] ?? any!] as const);
  return {
    id,
    ...(Object.fromEntries(told.map(([language, { card, lesson }]) => [language, { ...card, load: async () => lesson }])) as Omit<
      LessonCard,
      'id'
    >),
  };
});

/** A package has no gallery, and no glossary. */
export const storyAddress = (): string => '';
export const hasGlossary: boolean = false;
export const recordingAddress = (): string => '';

/** Lessons use words that others have introduced: those come along. */
export function termNamed(key: string, language: Language): Term | undefined {
  const own = lessons.flatMap((card) => card[language].terms).find((term) => term.key === key);
  return own ?? (terms[language] ?? []).find((term) => term.key === key);
}
