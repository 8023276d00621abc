import { parseDate } from '../../../mail/date.ts';
import { ascii } from '../../../mail/octets.ts';
import { storable } from '../../../mail/storable.ts';
import { readAll, type Cursor } from '../cursor.ts';
import { reply, samples } from '../replies.ts';
import { readMailbox } from './argument.ts';
import { put, target } from './copy.ts';
import { readFlag, tooManyFlags, tooManyKeywords } from './flags.ts';
import { OK_OR_NO, silently, verb } from './verb.ts';

interface Appended {
  mailbox: string;
  flags: string[];
  /** `undefined`: the server's clock decides. */
  internalDateMs: number | undefined;
  /** The message, one character an octet. */
  message: string;
}

export const append = verb({
  verb: 'APPEND',
  syntax: 'APPEND mailbox [(flags)] [date-time] literal',
  example: 'APPEND INBOX (\\Seen) {2+}',
  rfc: 'rfc3501#6.3.11',
  replies: OK_OR_NO,
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
  otherwise: samples('overQuota', 'noSpace', 'tooBig', 'tryCreate', 'noPermission'),
  answer(desk, { mailbox: name, flags, internalDateMs, message }) {
    const crowded = tooManyFlags(flags.length);
    if (crowded) return crowded;
    if (message.length > desk.policy.maxOctets) return reply('tooBig', desk.policy.maxOctets);
    const given = ascii(message);
    const octets = storable(given);
    const to = target(desk, name, octets.length, 1, octets.length);
    if (!('place' in to)) return to;
    const { mailbox, place } = to;
    const unknown = tooManyKeywords(mailbox, flags);
    if (unknown) return unknown;
    const data = silently(() => {
      const stored = put(desk, place, mailbox, octets, internalDateMs ?? desk.policy.nowMs(), flags);
      if (octets !== given) desk.policy.mended?.(stored, mailbox);
    });
    return { ...reply('appended', mailbox.uidValidity, mailbox.uidNext), data };
  },
});

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
