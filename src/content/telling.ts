/** How prose becomes sentences: the same for all languages, and of no use before one of them is there. */
export { narrate } from './narration/narrate.ts';
export { mayAnswer, referenceOf } from './narration/references.ts';
