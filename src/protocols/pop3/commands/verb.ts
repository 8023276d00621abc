import { utf8 } from '../../../mail/octets.ts';
import { answering } from '../../command.ts';
import type { Pop3Desk } from '../desk.ts';
import type { Served } from '../maildrop.ts';
import { reply, type NamedReply } from '../replies.ts';

/** A command of this protocol: its facts, its grammar, and its answer. */
export const verb = answering<Pop3Desk, NamedReply>();

export const YES_OR_NO = { success: ['+OK'], failure: ['-ERR'] };

/** A reply of several lines. */
export function listing(first: NamedReply, lines: readonly string[]): NamedReply {
  return { ...first, body: utf8(lines.map((line) => `${line}\r\n`).join('')) };
}

/** RFC 1939 §5: a number that is none, or marked for deletion, is refused. */
export function about(desk: Pop3Desk, number: number, answer: (message: Served) => NamedReply): NamedReply {
  const { maildrop } = desk;
  const message = maildrop.message(number);
  desk.number = number;
  if (!message) return reply('noSuchMessage', number, maildrop.size);
  return maildrop.isMarked(number) ? reply('alreadyDeleted', number) : answer(message);
}
