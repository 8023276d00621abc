import type { Wording } from './wording.ts';

/** Our own words are those of replies.ts. */
export const mailscope: Wording = {};
