/** Puts a problem of the input into words. */
import { own } from '../../own.ts';
import type { Messages } from '../ui/en.ts';
import type { ProblemSentence, Values } from './words.ts';

/** The sentence for `problem`; a key that this dictionary does not know is shown as it is, rather than nothing. */
export function problemSentence(problem: { key: string; values: Values }, messages: Messages): string {
  const sentences: Record<string, ProblemSentence> = messages.problems;
  return own(sentences, problem.key)?.(withNames(problem.values, messages)) ?? problem.key;
}

/** Formats as their reader calls them, with commas. */
function withNames(values: Values, messages: Messages): Values {
  if (typeof values.formats !== 'string') return values;
  const names: Record<string, string> = messages.formats;
  const told = values.formats.split(' ').map((name) => own(names, name) ?? name);
  return { ...values, formats: told.join(', ') };
}
