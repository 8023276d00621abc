/** What may be answered to a question. */
import type { Block, Span } from '../lesson.ts';

export interface Answer {
  text: Span[];
  isRight: boolean;
  /** What is said to whoever chooses it. */
  told: Block[];
}
