/** What a package holds: lessons as data, in the languages that they are written in. */
import type { Language } from '../../language.ts';
import type { Lesson, LessonSummary, Term } from '../lesson.ts';

/** A page of its own, or what an LMS takes. */
export const FORMS = ['html', 'scorm12', 'scorm2004'] as const;
export type Form = (typeof FORMS)[number];

export interface PackedLesson {
  /** Its folder. */
  id: string;
  in: Partial<Record<Language, { card: LessonSummary; lesson: Lesson }>>;
}

export interface Packet {
  form: Form;
  /** The name of the file, without its ending. */
  name: string;
  title: Partial<Record<Language, string>>;
  lessons: PackedLesson[];
  /** Words that other lessons explain. */
  terms: Partial<Record<Language, Term[]>>;
}
