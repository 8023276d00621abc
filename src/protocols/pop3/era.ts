/** POP3 of a certain year: what came later a server of that time has never heard of. */
import type { Pop3Desk } from './desk.ts';

/** RFC 2449 §8: words in brackets behind a refusal. */
const CODES = 1998;

/** Whether the server is of that year, or of a later one: for verbs that were not there from the first. */
export function since(year: number): (desk: Pick<Pop3Desk, 'policy'>) => boolean {
  return ({ policy }) => policy.year === undefined || policy.year >= year;
}

export const knowsCodes = since(CODES);
