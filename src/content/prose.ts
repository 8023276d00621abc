/** All prose that is not a word of the page itself: one object per language, loaded when the language is. */
import type { Language } from '../language.ts';
import type { NarrationWords } from './narration/words.ts';
import type { BookWords } from './book/words.ts';
import type { FieldWords } from './fields/words.ts';
import type { ChartWords } from './charts/words.ts';
import type { FindingWords } from './findings/words.ts';
import type { ShelfWords } from './shelf/words.ts';

export interface Prose {
  language: Language;
  narration: NarrationWords;
  book: BookWords;
  fields: FieldWords;
  charts: ChartWords;
  findings: FindingWords;
  shelf: ShelfWords;
}
