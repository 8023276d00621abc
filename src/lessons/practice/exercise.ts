/**
 * An exercise that is drawn by lot: what is asked, and what may be answered. It holds no words of any language, only keys of
 * sentences and what stands in their blanks: the page makes a task of it, with the words of `content/practice/`.
 */
import type { NEAR, Story } from '../lesson.ts';

export const PRACTICE_KINDS = ['legal', 'reply', 'recipients', 'path', 'headers', 'codes'] as const;
export type PracticeKind = (typeof PRACTICE_KINDS)[number];

/** From the first look at a thing to its corners. */
export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];

/** A sentence of the dictionary, and what stands in its blanks. Lists are parted by ', '. Without a key: `text` as it is. */
export interface Sentence {
  key: string;
  values: Readonly<Record<string, string>>;
}

export interface Option {
  /** What one chooses: a code, or a key. */
  code: string;
  isRight: boolean;
  /** The words of the choice; `null` where the code says it. */
  says: Sentence | null;
  /** Why it is so, or is not. */
  told: Sentence[];
  /** The misconception that it shows, as in `content/ideas/`; '' for none. */
  idea: string;
  /** What is true of the run if, and only if, this is right: a goal (`goals/goal.ts`); '' where no goal says it. */
  holds: string;
}

export interface Exercise {
  kind: PracticeKind;
  seed: number;
  level: Level;
  /** The module of the course that it belongs to. */
  module: number;
  /** Codes are foretold, or a sentence is chosen. */
  asks: 'predict' | 'explain';
  /** One story, the first of them is played. */
  stories: Story[];
  /** Journal id at which its run stands. */
  at: string;
  /** Journal id of what the answer sets free; '' for nothing. */
  frees: string;
  near: (typeof NEAR)[number];
  question: Sentence;
  /** What the question is about, as it stands on the wire: lines of a session, of a header, of a zone. */
  shows: string[];
  options: Option[];
  hints: Sentence[];
  /** The rule, after the answer, and where it is written. */
  rule: Sentence;
  rfc: number;
  section: string;
}

/** What a generator makes; the rest is the same for all of them. */
export type Drawn = Omit<Exercise, 'kind' | 'seed' | 'level'>;

/** Thrown where chance has drawn a case that asks nothing: the next draw is taken. */
export class AsksNothing extends Error {}

/** What stands on the wire, and needs no words. */
export const verbatim = (text: string): Sentence => ({ key: '', values: { text } });

export const sentence = (key: string, values: Sentence['values'] = {}): Sentence => ({ key, values });
