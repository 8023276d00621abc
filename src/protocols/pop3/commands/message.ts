import type { StoredMessage } from '../../../mail/mailbox.ts';
import type { Desk } from '../desk.ts';
import { needsUtf8, topOf } from '../maildrop.ts';
import { reply, type NamedReply } from '../replies.ts';
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
  answer: (desk, { number }) => readable(desk, number, ({ octets }) => ({ ...reply('message', octets.length), body: octets })),
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
  answer: (desk, { number, lines }) => readable(desk, number, ({ octets }) => ({ ...reply('topOfMessage'), body: topOf(octets, lines) })),
});

/** RFC 6856 §2.1: letters beyond ASCII in a header are not sent to a client that has not asked for them. */
function readable(desk: Desk, number: number, answer: (message: StoredMessage) => NamedReply): NamedReply {
  return about(desk, number, (message) => (needsUtf8(message) && !desk.utf8 ? reply('utf8Needed', number) : answer(message)));
}
