/** What is said to those who write lessons. */
import { own } from '../../own.ts';
import type { ProblemSentence, Values } from '../problems/words.ts';

/** A sentence for each key of a fault: what is wrong, and what to do. */
export interface AuthoringWords {
  faults: Record<string, ProblemSentence>;
  /** What a new lesson begins with. `name` is its folder. */
  template: (name: string) => string;
  /** A lesson that is begun from a run. */
  begun: {
    goal: string;
    phases: Record<'submission' | 'question' | 'answer' | 'relay' | 'fetch', string>;
    /** `host`: a link to it; '' for none. */
    text: (host: string) => string;
    /** `line`: the command, as code. */
    asks: (line: string) => string;
    codes: Record<string, string>;
    another: string;
    right: string;
    wrong: (code: string) => string;
    hints: readonly [string, string, string];
    sortTitle: string;
    sortText: string;
    sortAsks: string;
    misplaced: (verb: string) => string;
    sortHints: readonly [string, string, string];
    teacher: string;
    /** What is said otherwise of a recording. */
    recorded: {
      goal: string;
      /** Of a step. `verb`: the command that is answered there. */
      title: (verb: string) => string;
      judgeTitle: string;
      /** `rule`: a link to it. */
      judgeText: (rule: string) => string;
    };
  };
}

export function faultSentence({ key, values }: { key: string; values: Values }, { faults }: AuthoringWords): string {
  return own(faults, key)?.(values) ?? key;
}
