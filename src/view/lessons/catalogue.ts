/** The lessons there are, by module. A new one is a folder in lessons/ with one file for each language. */
import { LANGUAGES, type Language } from '../../language.ts';
import type { Lesson, LessonSummary, Term } from '../../lessons/lesson.ts';
import { own } from '../../own.ts';
import { language } from '../language.svelte.ts';
import { plainLink } from '../playback/link.ts';
import { RECORDING, START } from '../playback/place.ts';

/** What it says in each language, and how it is fetched there; that rejects when the file cannot be loaded. */
export interface LessonCard extends Record<Language, LessonSummary & { load: () => Promise<Lesson> }> {
  /** Its folder. */
  id: string;
}

const words = import.meta.glob<LessonSummary>('../../../lessons/*/*.md', { eager: true, query: 'card', import: 'default' });
const files = import.meta.glob<Lesson>('../../../lessons/*/*.md', { import: 'default' });

const ids = [...new Set(Object.keys(words).map((file) => file.split('/').at(-2)!))];

export const lessons: readonly LessonCard[] = ids
  .map((id) => {
    const told = LANGUAGES.map((language) => [language, inLanguage(`../../../lessons/${id}/${language}.md`)]);
    return { id, ...(Object.fromEntries(told) as Omit<LessonCard, 'id'>) };
  })
  .sort((one, other) => one.en.module - other.en.module);

function inLanguage(file: string): LessonCard[Language] {
  const said = own(words, file);
  const load = own(files, file);
  if (!said || !load) throw new Error(`${file} is missing`);
  return { ...said, load };
}

/** Where a story of the gallery is seen; '' where there is no gallery. */
export const storyAddress = (scenario: string): string => plainLink({ ...START, language: language.current, scenario });

/** Where a recording of the shelf is seen; '' where there is no gallery. */
export const recordingAddress = (sample: string): string =>
  plainLink({ ...START, language: language.current, scenario: RECORDING, sample });

/** What a term means; a lesson may use what another one has introduced. */
export function termNamed(key: string, language: Language): Term | undefined {
  return lessons.flatMap((card) => card[language].terms).find((term) => term.key === key);
}
