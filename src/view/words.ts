/** All words of the page, for parts that are fetched when they are first shown: `later.ts` lets none of them come before its words. */
export { wholeWords as t } from './language.svelte.ts';
