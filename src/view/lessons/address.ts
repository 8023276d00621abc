/** Addresses within the lesson room: a lesson and the number of its step, or another page of it. */
import { plainLink } from '../playback/link.ts';
import { START } from '../playback/place.ts';
import { language } from '../language.svelte.ts';

export const GLOSSARY = 'glossary';
/** Mail's history. */
export const HISTORY = 'time-line';
/** Pages of practice, and those of tests. */
export const PRACTICE = 'practice';
export const TEST = 'test';
export const RESULTS = 'results';
export const WORKSHEET = 'worksheet';
/** A lesson that somebody wrote. */
export const OWN = 'own';
/** The part of it where one that was just begun is told about. */
export const BEGUN = 'begun';
/** A lesson as pages to print: for those who learn, and for who teaches. */
export const HANDOUT = 'handout';
export const TEACHER = 'teacher';
export const PRACTICE_PAGES: readonly string[] = [PRACTICE, TEST, RESULTS, WORKSHEET];
/** Whether a page is a lesson, of the course or one's own: it is that if it is nothing else. */
export const isTaught = (page: string): boolean => page !== '' && ![GLOSSARY, HISTORY, HANDOUT, TEACHER, ...PRACTICE_PAGES].includes(page);

/** The part of the page of practice where that stands which comes back. */
export const REVIEW = 'review';

export function addressOf(page = '', part = ''): string {
  return plainLink({ ...START, language: language.current, room: 'lessons', page, part });
}

/** Of a step, counted from 0. */
export const stepAddress = (lesson: string, step: number): string => addressOf(lesson, String(step + 1));

/** The number of a step that an address names, from 0; -1 where it names none. */
export const stepIn = (part: string): number => (/^[1-9]\d?$/.test(part) ? Number(part) - 1 : -1);
