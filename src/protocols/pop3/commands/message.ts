import type { Command } from '../../command.ts';
import { messageLines, oneMessage, type MessageLines, type OneMessage } from './argument.ts';

/** The commands about one message: RFC 1939 §5 and §7. */
export const retr = {
  verb: 'RETR',
  syntax: 'RETR msg',
  example: 'RETR 1',
  rfc: 'rfc1939#5',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: oneMessage,
} satisfies Command<OneMessage>;

export const dele = {
  verb: 'DELE',
  syntax: 'DELE msg',
  example: 'DELE 1',
  rfc: 'rfc1939#5',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: oneMessage,
} satisfies Command<OneMessage>;

export const top = {
  verb: 'TOP',
  syntax: 'TOP msg n',
  example: 'TOP 1 5',
  rfc: 'rfc1939#7',
  replies: { success: ['+OK'], failure: ['-ERR'] },
  parse: messageLines,
} satisfies Command<MessageLines>;
