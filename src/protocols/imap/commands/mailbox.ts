import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';

export interface Named {
  mailbox: string;
}

/** One mailbox name. INBOX is the same in any case: RFC 3501 §5.1. */
function mailboxName(rest: string): Named | undefined {
  return readAll(rest, readMailbox);
}

export function readMailbox(cursor: Cursor): Named | undefined {
  const name = cursor.astring();
  return name === undefined ? undefined : { mailbox: name.toUpperCase() === 'INBOX' ? 'INBOX' : name };
}

const outcome = { success: ['OK'], failure: ['NO', 'BAD'] };

export const select = {
  verb: 'SELECT',
  syntax: 'SELECT mailbox',
  example: 'SELECT INBOX',
  rfc: 'rfc3501#6.3.1',
  replies: outcome,
  parse: mailboxName,
} satisfies Command<Named>;
export const examine = {
  verb: 'EXAMINE',
  syntax: 'EXAMINE mailbox',
  example: 'EXAMINE INBOX',
  rfc: 'rfc3501#6.3.2',
  replies: outcome,
  parse: mailboxName,
} satisfies Command<Named>;
export const create = {
  verb: 'CREATE',
  syntax: 'CREATE mailbox',
  example: 'CREATE Saved',
  rfc: 'rfc3501#6.3.3',
  replies: outcome,
  parse: mailboxName,
} satisfies Command<Named>;
export const remove = {
  verb: 'DELETE',
  syntax: 'DELETE mailbox',
  example: 'DELETE Saved',
  rfc: 'rfc3501#6.3.4',
  replies: outcome,
  parse: mailboxName,
} satisfies Command<Named>;
export const subscribe = {
  verb: 'SUBSCRIBE',
  syntax: 'SUBSCRIBE mailbox',
  example: 'SUBSCRIBE INBOX',
  rfc: 'rfc3501#6.3.6',
  replies: outcome,
  parse: mailboxName,
} satisfies Command<Named>;
export const unsubscribe = {
  verb: 'UNSUBSCRIBE',
  syntax: 'UNSUBSCRIBE mailbox',
  example: 'UNSUBSCRIBE INBOX',
  rfc: 'rfc3501#6.3.7',
  replies: outcome,
  parse: mailboxName,
} satisfies Command<Named>;

export const rename = {
  verb: 'RENAME',
  syntax: 'RENAME mailbox new-name',
  example: 'RENAME Saved Kept',
  rfc: 'rfc3501#6.3.5',
  replies: outcome,
  parse: (rest) =>
    readAll(rest, (cursor) => {
      const from = readMailbox(cursor);
      const to = from && cursor.space ? readMailbox(cursor) : undefined;
      return to && { ...from!, newName: to.mailbox };
    }),
} satisfies Command<Named & { newName: string }>;
