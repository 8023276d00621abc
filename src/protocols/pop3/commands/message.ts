import { topOf } from '../maildrop.ts';
import { reply } from '../replies.ts';
import { messageLines, oneMessage } from './argument.ts';
import { about, verb, YES_OR_NO } from './verb.ts';

/** The commands about one message: RFC 1939 §5 and §7. */
export const retr = verb({
  verb: 'RETR',
  syntax: 'RETR msg',
  example: 'RETR 1',
  rfc: 'rfc1939#5',
  replies: YES_OR_NO,
  multiLine: 'always',
  parse: oneMessage,
  otherwise: [reply('message', 160), reply('noSuchMessage', 3, 2), reply('alreadyDeleted', 1)],
  answer: (desk, { number }) => about(desk, number, ({ octets }) => ({ ...reply('message', octets.length), body: octets })),
});

export const dele = verb({
  verb: 'DELE',
  syntax: 'DELE msg',
  example: 'DELE 1',
  rfc: 'rfc1939#5',
  replies: YES_OR_NO,
  parse: oneMessage,
  otherwise: [reply('marked', 1), reply('noSuchMessage', 3, 2), reply('alreadyDeleted', 1)],
  answer: (desk, { number }) => about(desk, number, () => reply('marked', number)),
});

export const top = verb({
  verb: 'TOP',
  syntax: 'TOP msg n',
  example: 'TOP 1 5',
  rfc: 'rfc1939#7',
  replies: YES_OR_NO,
  extension: 'TOP',
  multiLine: 'always',
  parse: messageLines,
  otherwise: [reply('topOfMessage'), reply('noSuchMessage', 3, 2)],
  answer: (desk, { number, lines }) => about(desk, number, ({ octets }) => ({ ...reply('topOfMessage'), body: topOf(octets, lines) })),
});
