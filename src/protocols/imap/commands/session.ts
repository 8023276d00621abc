import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';
import { nothing } from './any.ts';

/** Commands about the session itself: RFC 2177, RFC 2971, RFC 5161. */
export const idle = {
  verb: 'IDLE',
  syntax: 'IDLE',
  example: 'IDLE',
  rfc: 'rfc2177#3',
  orOffered: ['IMAP4rev2'],
  replies: { success: ['OK'], intermediate: ['+'], failure: ['NO', 'BAD'] },
  extension: 'IDLE',
  parse: nothing,
} satisfies Command;

/** RFC 2971 §3.3: at most thirty pairs. */
const MOST_PAIRS = 30;

export const id = {
  verb: 'ID',
  syntax: 'ID NIL | ("field" "value" …)',
  example: 'ID ("name" "Mailscope")',
  rfc: 'rfc2971#3.1',
  replies: { success: ['OK'], failure: ['BAD'] },
  extension: 'ID',
  parse: (rest) =>
    readAll(rest, (cursor): [string, string | undefined][] | undefined => {
      if (cursor.take('NIL')) return [];
      return cursor.list(() => readPair(cursor), MOST_PAIRS);
    }),
} satisfies Command<[string, string | undefined][]>;

function readPair(cursor: Cursor): [string, string | undefined] | undefined {
  const field = cursor.string();
  if (field === undefined || !cursor.space) return undefined;
  if (cursor.take('NIL')) return [field, undefined];
  const value = cursor.string();
  return value === undefined ? undefined : [field, value];
}

export const enable = {
  verb: 'ENABLE',
  syntax: 'ENABLE capability …',
  example: 'ENABLE IMAP4rev2',
  rfc: 'rfc5161#3.1',
  orOffered: ['IMAP4rev2'],
  replies: { success: ['OK'], failure: ['BAD'] },
  extension: 'ENABLE',
  parse: (rest) => {
    const names = rest.split(' ');
    return names.length <= 100 && names.every((name) => /^[!#$&'+,\-./0-9:;<=>?@A-Z[^_`a-z|}~]+$/.test(name))
      ? names.map((name) => name.toUpperCase())
      : undefined;
  },
} satisfies Command<string[]>;
