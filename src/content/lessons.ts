/** The lessons there are. A new one is a folder in lessons/ with one file for each language, and a line here. */
import type { Lesson } from './lesson.ts';
import type { Language } from './language.ts';

export interface LessonCard {
  id: string;
  title: Record<Language, string>;
  steps: number;
  /** Fetches the lesson in one language. Rejects when the file cannot be loaded. */
  load: Record<Language, () => Promise<Lesson>>;
}

export const lessons: readonly LessonCard[] = [
  {
    id: 'the-journey',
    title: { es: 'El viaje', en: 'The journey' },
    steps: 7,
    load: {
      es: async () => (await import('../../lessons/the-journey/es.md')).default,
      en: async () => (await import('../../lessons/the-journey/en.md')).default,
    },
  },
];
