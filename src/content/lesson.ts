/** A lesson as the page renders it: a tree without HTML. Made from Markdown when the house is built. */
import type { Sentence } from './narration/sentence.ts';

export type Block =
  | { type: 'paragraph'; runs: Sentence }
  | { type: 'list'; items: Sentence[] }
  | { type: 'code'; text: string }
  | { type: 'predict'; predict: Predict };

/** A question about a step before it is shown. The journal knows the answer: the choice whose label is that step's. */
export interface Predict {
  /** Id of the entry that is to be foretold: `smtp:RCPT#1:reply`. */
  at: string;
  question: Block[];
  choices: { label: string; runs: Sentence }[];
  explanation: Block[];
}

export interface LessonStep {
  title: string;
  /** Id of the entry that the step is about: `smtp:RCPT#1`. */
  at: string;
  blocks: Block[];
}

/** What the card of a lesson says in one language. */
export interface LessonWords {
  title: string;
  steps: number;
}

export interface Lesson {
  id: string;
  title: string;
  scenario: string;
  seed: number;
  steps: LessonStep[];
}
