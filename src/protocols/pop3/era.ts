/** POP3 of a certain year: what came later a server of that time has never heard of. */
import type { Pop3Policy } from './policy.ts';

/** Words in brackets behind a refusal: RFC 2449 §8.1 has the first two, RFC 3206 the others. */
const CODES = { 'IN-USE': 1998, 'LOGIN-DELAY': 1998, AUTH: 2002, 'SYS/TEMP': 2002, 'SYS/PERM': 2002 } as const;
export type ResponseCode = keyof typeof CODES;
/** RFC 2595: from the clear into TLS. */
const TLS = 1999;

/** Whether the server is of that year, or of a later one: for verbs that were not there from the first. */
export function since(year: number): (desk: { policy: Pop3Policy }) => boolean {
  return ({ policy }) => policy.year === undefined || policy.year >= year;
}

export const knowsCode = (desk: { policy: Pop3Policy }, code: ResponseCode): boolean => since(CODES[code])(desk);
export const knowsTls = since(TLS);
