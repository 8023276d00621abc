import type { Command } from '../../command.ts';
import { messageLines, oneMessage, type MessageLines, type OneMessage } from './argument.ts';

/** The commands about one message: RFC 1939 §5 and §7. */
export const retr = {
  verb: 'RETR',
  syntax: 'RETR msg',
  rfc: 'rfc1939#5',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: oneMessage,
} satisfies Command<OneMessage>;

export const dele = {
  verb: 'DELE',
  syntax: 'DELE msg',
  rfc: 'rfc1939#5',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: oneMessage,
} satisfies Command<OneMessage>;

export const top = {
  verb: 'TOP',
  syntax: 'TOP msg n',
  rfc: 'rfc1939#7',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: messageLines,
} satisfies Command<MessageLines>;
