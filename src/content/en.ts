/** The prose of one language, in one chunk that is loaded when it is wanted. */
import { book } from './book/en.ts';
import { charts } from './charts/en/index.ts';
import { fields } from './fields/en.ts';
import { findings } from './findings/en.ts';
import { narration } from './narration/en/index.ts';
import type { Prose } from './prose.ts';
import { shelf } from './shelf/en.ts';

export const prose: Prose = { language: 'en', narration, book, fields, charts, findings, shelf };
