/** What the room says in which letters are taken apart. */
import type { en } from './en.ts';

export type MimeWords = typeof en;

/** Numbers and words of a finding. */
export type MimeValues = Record<string, string | number>;
