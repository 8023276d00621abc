/** Puts a finding of the judge into words. */
import { own } from '../../own.ts';
import type { FindingWords, Values } from './words.ts';

/** The sentence for `finding`; a rule that this dictionary does not know is shown by its id, rather than nothing. */
export function findingSentence(finding: { rule: string; values: Values }, sentences: FindingWords): string {
  return own(sentences, finding.rule)?.(finding.values) ?? finding.rule;
}

/** 'rfc5321#4.1.4' as one writes it: 'RFC 5321 §4.1.4'. */
export function rfcWords(rfc: string): string {
  return rfc.replace(/^rfc(\d+)(?:#(.+))?$/, (_, number: string, section?: string) => `RFC ${number}${section ? ` §${section}` : ''}`);
}
