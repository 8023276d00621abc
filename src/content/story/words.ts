/** What is said to those who write stories: what each part is for, and what is wrong with one. */
import { own } from '../../own.ts';
import { problemSentence } from '../problems/sentence.ts';
import type { ProblemSentence, Values } from '../problems/words.ts';
import type { Messages } from '../ui/en.ts';
import type { en } from './en.ts';

export interface StoryWords {
  /** By part and key: a name, and after the first full stop what else there is to say. `any`: what is the same in several parts. */
  fields: Record<string, Record<string, string>>;
  /** What people do, and what breaks, by its kind. */
  kinds: Record<string, string>;
  /** Values that one chooses from. */
  choices: Record<string, string>;
  faults: Record<string, ProblemSentence>;
  editor: (typeof en)['editor'];
}

/** What a field is for; '' if nobody has said it. */
export function fieldWords({ fields }: StoryWords, part: string, key: string): string {
  return own(own(fields, part), key) ?? own(fields.any, key) ?? '';
}

/** Its name, and what else there is to say of it. */
export function labelOf(words: StoryWords, part: string, key: string): { name: string; hint: string } {
  const [, name = key, hint = ''] = /^(.*?)(?:\. (.*))?\.?$/s.exec(fieldWords(words, part, key)) ?? [];
  return { name: name === '' ? key : name, hint };
}

/** One sentence or two: what is wrong and what to do. What is wrong with a letter is said as everywhere in the page. */
export function faultSentence({ key, values }: { key: string; values: Values }, { faults }: StoryWords, messages: Messages): string {
  return own(faults, key)?.(values) ?? problemSentence({ key, values }, messages);
}
