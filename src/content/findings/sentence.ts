/** Puts a finding of the judge into words. */
import { own } from '../../own.ts';
import { stateName } from '../charts/name.ts';
import type { ChartWords } from '../charts/words.ts';
import type { FindingWords, Values } from './words.ts';

/** The words that sentences of findings are made of. */
export interface FindingProse {
  findings: FindingWords;
  charts: ChartWords;
}

/**
 * The sentence for `finding`, states by their names; a rule that this dictionary does not know is shown by its id, rather than
 * nothing, and so is any before the words are there.
 */
export function findingSentence({ rule, values }: { rule: string; values: Values }, prose: FindingProse | null): string {
  const { state } = values;
  const named = typeof state === 'string' ? { ...values, state: stateName('', state, prose?.charts, 'short') } : values;
  return own(prose?.findings ?? {}, rule)?.(named) ?? rule;
}

/** 'rfc5321#4.1.4' as one writes it: 'RFC 5321 §4.1.4'. */
export function rfcWords(rfc: string): string {
  return rfc.replace(/^rfc(\d+)(?:#(.+))?$/, (_, number: string, section?: string) => `RFC ${number}${section ? ` §${section}` : ''}`);
}
