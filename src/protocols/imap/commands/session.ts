import { Beyond, readAll, type Cursor } from '../cursor.ts';
import { untagged } from '../mailboxData.ts';
import { reply, samples } from '../replies.ts';
import { alone, completed, OK_OR_BAD, OK_OR_NO, verb } from './verb.ts';

/** Commands about the session itself: RFC 2177, RFC 2971, RFC 5161. */
export const idle = verb({
  ...alone('IDLE'),
  rfc: 'rfc2177#3',
  orOffered: ['IMAP4rev2'],
  replies: { ...OK_OR_NO, intermediate: ['+'] },
  extension: 'IDLE',
  otherwise: samples('idling'),
  answer: () => reply('idling'),
});

/** RFC 2971 §3.3: at most thirty pairs. */
const MOST_PAIRS = 30;

export const id = verb({
  verb: 'ID',
  syntax: 'ID NIL | ("field" "value" …)',
  example: 'ID ("name" "Mailscope")',
  rfc: 'rfc2971#3.1',
  replies: OK_OR_BAD,
  extension: 'ID',
  parse: (rest) =>
    readAll(rest, (cursor): [string, string | undefined][] | undefined => {
      if (cursor.take('NIL')) return [];
      return cursor.list(() => readPair(cursor), MOST_PAIRS, 'pairs');
    }),
  answer: (desk) => completed(desk, () => [untagged('ID ("name" "Mailscope")')]),
});

function readPair(cursor: Cursor): [string, string | undefined] | undefined {
  const field = cursor.string();
  if (field === undefined || !cursor.space) return undefined;
  if (cursor.take('NIL')) return [field, undefined];
  const value = cursor.string();
  return value === undefined ? undefined : [field, value];
}

const NAME_LIMIT = 100;

export const enable = verb({
  verb: 'ENABLE',
  syntax: 'ENABLE capability …',
  example: 'ENABLE IMAP4rev2',
  rfc: 'rfc5161#3.1',
  orOffered: ['IMAP4rev2'],
  replies: OK_OR_BAD,
  extension: 'ENABLE',
  parse: (rest) => {
    const names = rest.split(' ');
    if (names.length > NAME_LIMIT) return new Beyond(NAME_LIMIT, 'capabilities');
    return names.every((name) => /^[!#$&'+,\-./0-9:;<=>?@A-Z[^_`a-z|}~]+$/.test(name))
      ? names.map((name) => name.toUpperCase())
      : undefined;
  },
  /** RFC 5161 §3.2: what is not known is passed over. */
  answer: (desk, names) =>
    completed(desk, () => {
      const enabled = desk.enabled.turnOn(names).map((name) => (name === 'IMAP4REV2' ? 'IMAP4rev2' : name));
      return [untagged(['ENABLED', ...enabled].join(' '))];
    }),
});
