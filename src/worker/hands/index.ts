/** What the worker knows for people who speak by hand. */
export { answersOf } from './answers.ts';
export { hintsOf } from './hints.ts';
export { verdictsOn } from './verdicts.ts';
