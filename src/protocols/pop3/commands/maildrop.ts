import type { Command } from '../../command.ts';
import { maybeMessage, nothing, type MaybeMessage } from './argument.ts';

/** The commands that ask about the whole maildrop: RFC 1939 §5 and §7. */
export const stat = {
  verb: 'STAT',
  syntax: 'STAT',
  example: 'STAT',
  rfc: 'rfc1939#5',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: nothing,
} satisfies Command;

export const list = {
  verb: 'LIST',
  syntax: 'LIST [msg]',
  example: 'LIST',
  rfc: 'rfc1939#5',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: maybeMessage,
} satisfies Command<MaybeMessage>;

export const uidl = {
  verb: 'UIDL',
  syntax: 'UIDL [msg]',
  example: 'UIDL',
  rfc: 'rfc1939#7',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: maybeMessage,
} satisfies Command<MaybeMessage>;
