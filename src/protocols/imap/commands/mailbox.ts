import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';

export interface Named {
  mailbox: string;
}

/** One mailbox name, as it was written. */
function mailboxName(rest: string): Named | undefined {
  return readAll(rest, readMailbox);
}

export function readMailbox(cursor: Cursor): Named | undefined {
  const mailbox = cursor.astring();
  return mailbox === undefined ? undefined : { mailbox };
}

export interface Selecting extends Named {
  /** RFC 7162 §3.1.8: the client wants mod-sequences. */
  condstore: boolean;
}

function parseSelecting(rest: string): Selecting | undefined {
  return readAll(rest, (cursor) => {
    const named = readMailbox(cursor);
    if (!named || cursor.done) return named && { ...named, condstore: false };
    const parameters = cursor.space ? cursor.list(() => cursor.take('CONDSTORE') || undefined, 1) : undefined;
    return parameters?.length === 1 ? { ...named, condstore: true } : undefined;
  });
}

export interface Creating extends Named {
  /** Special uses as written: RFC 6154 §3. */
  uses: string[];
}

function parseCreating(rest: string): Creating | undefined {
  return readAll(rest, (cursor) => {
    const named = readMailbox(cursor);
    if (!named || cursor.done) return named && { ...named, uses: [] };
    const uses = cursor.take(' (USE ') ? cursor.list(() => cursor.flag(), 10) : undefined;
    return uses && cursor.take(')') ? { ...named, uses } : undefined;
  });
}

const outcome = { success: ['OK'], failure: ['NO', 'BAD'] };

export const select = {
  verb: 'SELECT',
  syntax: 'SELECT mailbox [(CONDSTORE)]',
  example: 'SELECT INBOX',
  rfc: 'rfc3501#6.3.1',
  replies: outcome,
  parse: parseSelecting,
} satisfies Command<Selecting>;
export const examine = {
  verb: 'EXAMINE',
  syntax: 'EXAMINE mailbox [(CONDSTORE)]',
  example: 'EXAMINE INBOX',
  rfc: 'rfc3501#6.3.2',
  replies: outcome,
  parse: parseSelecting,
} satisfies Command<Selecting>;
export const create = {
  verb: 'CREATE',
  syntax: 'CREATE mailbox [(USE (special-use))]',
  example: 'CREATE Saved',
  rfc: 'rfc3501#6.3.3',
  replies: outcome,
  parse: parseCreating,
} satisfies Command<Creating>;
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

export interface Renaming extends Named {
  newName: string;
}

export const rename = {
  verb: 'RENAME',
  syntax: 'RENAME mailbox new-name',
  example: 'RENAME Saved Kept',
  rfc: 'rfc3501#6.3.5',
  replies: outcome,
  parse: (rest) =>
    readAll(rest, (cursor): Renaming | undefined => {
      const from = readMailbox(cursor);
      const to = from && cursor.space ? readMailbox(cursor) : undefined;
      return to && { ...from!, newName: to.mailbox };
    }),
} satisfies Command<Renaming>;
