import { parseDate } from '../../../mail/date.ts';
import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';
import { readFlag } from './flags.ts';
import { readMailbox } from './mailbox.ts';

export interface Appended {
  mailbox: string;
  flags: string[];
  /** `undefined`: the server's clock decides. */
  internalDateMs: number | undefined;
  /** The message, one character an octet. */
  message: string;
}

export const append = {
  verb: 'APPEND',
  syntax: 'APPEND mailbox [(flags)] [date-time] literal',
  example: 'APPEND INBOX (\\Seen) {2+}',
  rfc: 'rfc3501#6.3.11',
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  parse: (rest) =>
    readAll(rest, (cursor): Appended | undefined => {
      const named = readMailbox(cursor);
      if (!named || !cursor.space) return undefined;
      const flagged = cursor.sees('(');
      const flags = flagged ? cursor.list(() => readFlag(cursor)) : [];
      if (!flags || (flagged && !cursor.space)) return undefined;
      const date = readDate(cursor);
      const message = date && readMessage(cursor);
      return message === undefined ? undefined : { mailbox: named.mailbox, flags, internalDateMs: date!.ms, message };
    }),
} satisfies Command<Appended>;

/** A literal; one marked `~` may hold NUL, and RFC 6855 §4 puts it in `UTF8 (…)`. */
function readMessage(cursor: Cursor): string | undefined {
  if (!cursor.take('UTF8 (')) return cursor.literal8();
  const message = cursor.literal8();
  return cursor.take(')') ? message : undefined;
}

/** A quoted date-time and the space after it, or nothing; `undefined` if it is no date. */
function readDate(cursor: Cursor): { ms: number | undefined } | undefined {
  if (!cursor.sees('"')) return { ms: undefined };
  const ms = parseDate(cursor.string() ?? '');
  return ms === undefined || !cursor.space ? undefined : { ms };
}
