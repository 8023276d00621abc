/** The prose of one language, in one chunk that is loaded when it is wanted. */
import { book } from './book/es.ts';
import { charts } from './charts/es/index.ts';
import { fields } from './fields/es.ts';
import { findings } from './findings/es.ts';
import { narration } from './narration/es/index.ts';
import type { Prose } from './prose.ts';
import { shelf } from './shelf/es.ts';

export const prose: Prose = { language: 'es', narration, book, fields, charts, findings, shelf };
