/** POP3 of a certain year: what came later a server of that time has never heard of. */
import type { Pop3Policy } from './policy.ts';

/** RFC 2449 §8: words in brackets behind a refusal. */
const CODES = 1998;
/** RFC 2595: from the clear into TLS. */
const TLS = 1999;

/** Whether the server is of that year, or of a later one: for verbs that were not there from the first. */
export function since(year: number): (desk: { policy: Pop3Policy }) => boolean {
  return ({ policy }) => policy.year === undefined || policy.year >= year;
}

export const knowsCodes = since(CODES);
export const knowsTls = since(TLS);
