/** What the room says in which letters are taken apart. */
import type { en } from './en.ts';

export type MimeWords = typeof en;
