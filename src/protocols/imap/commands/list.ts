import type { Command } from '../../command.ts';
import { readAll } from '../cursor.ts';

export interface Listing {
  reference: string;
  pattern: string;
}

function parseListing(rest: string): Listing | undefined {
  return readAll(rest, (cursor) => {
    const reference = cursor.astring();
    const pattern = reference !== undefined && cursor.space ? cursor.listMailbox() : undefined;
    return pattern === undefined ? undefined : { reference: reference!, pattern };
  });
}

/** The commands that ask which mailboxes there are: RFC 3501 §6.3.8, §6.3.9. */
export const list = {
  verb: 'LIST',
  syntax: 'LIST reference pattern',
  example: 'LIST "" "*"',
  rfc: 'rfc3501#6.3.8',
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  parse: parseListing,
} satisfies Command<Listing>;

export const lsub = {
  verb: 'LSUB',
  syntax: 'LSUB reference pattern',
  example: 'LSUB "" "*"',
  rfc: 'rfc3501#6.3.9',
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  parse: parseListing,
} satisfies Command<Listing>;

/** Whether `pattern` with its wildcards `*` and `%` matches `name`, which holds no hierarchy separator. In any case, as INBOX is. */
export function matches(pattern: string, name: string): boolean {
  const wanted = pattern.toUpperCase();
  const given = name.toUpperCase();
  let at = 0;
  let star = -1;
  let resume = 0;
  let from = 0;
  while (from < given.length) {
    if (wanted[at] === '*' || wanted[at] === '%') {
      star = at++;
      resume = from;
    } else if (at < wanted.length && wanted[at] === given[from]) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++resume;
    } else return false;
  }
  while (wanted[at] === '*' || wanted[at] === '%') at++;
  return at === wanted.length;
}
