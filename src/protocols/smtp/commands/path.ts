/** The `FROM:<…>` and `TO:<…>` of MAIL and RCPT: the path between the brackets, and what follows it. RFC 5321 §4.1.1.2, §4.1.1.3. */
import type { TakenPath } from '../../../mail/address.ts';
import { parseParameters, type Parameters } from './parameters.ts';

export interface PathArgument {
  /** 'bea@b.com', or '' for the null path. Source routes are dropped (RFC 5321 appendix C). */
  path: string;
  parameters: Parameters;
}

/** `undefined`: not this syntax. No space may stand between the colon and the bracket (RFC 5321 §3.3). */
export function parsePathArgument(
  keyword: 'FROM:' | 'TO:',
  rest: string,
  take: (line: string) => TakenPath | undefined,
): PathArgument | undefined {
  if (rest.slice(0, keyword.length).toUpperCase() !== keyword) return undefined;
  const taken = take(rest.slice(keyword.length));
  const parameters = taken && parseParameters(taken.rest);
  return parameters && { path: taken.address, parameters };
}
