/** The lessons there are. A new one is a folder in lessons/ with one file for each language. */
import { LANGUAGES, type Language } from '../language.ts';
import { own } from '../own.ts';
import type { Lesson, LessonWords } from './lesson.ts';

/** What it says in each language, and how it is fetched there; that rejects when the file cannot be loaded. */
export interface LessonCard extends Record<Language, LessonWords & { load: () => Promise<Lesson> }> {
  /** Its folder. */
  id: string;
}

const words = import.meta.glob<LessonWords>('../../lessons/*/*.md', { eager: true, query: 'card', import: 'default' });
const files = import.meta.glob<Lesson>('../../lessons/*/*.md', { import: 'default' });

const ids = [...new Set(Object.keys(words).map((file) => file.split('/').at(-2)!))];

export const lessons: readonly LessonCard[] = ids.map((id) => {
  const told = LANGUAGES.map((language) => [language, inLanguage(`../../lessons/${id}/${language}.md`)]);
  return { id, ...(Object.fromEntries(told) as Omit<LessonCard, 'id'>) };
});

function inLanguage(file: string): LessonCard[Language] {
  const said = own(words, file);
  const load = own(files, file);
  if (!said || !load) throw new Error(`${file} is missing`);
  return { ...said, load };
}
