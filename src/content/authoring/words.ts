/** What is said to those who write lessons. */
import { own } from '../../own.ts';
import type { ProblemSentence, Values } from '../problems/words.ts';

/** A sentence for each key of a fault: what is wrong, and what to do. */
export interface AuthoringWords {
  faults: Record<string, ProblemSentence>;
  /** What a new lesson begins with. `name` is its folder. */
  template: (name: string) => string;
}

export function faultSentence({ key, values }: { key: string; values: Values }, { faults }: AuthoringWords): string {
  return own(faults, key)?.(values) ?? key;
}
