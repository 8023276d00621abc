import { alone } from '../../command.ts';
import type { Pop3Desk } from '../desk.ts';
import { reply, type NamedReply } from '../replies.ts';
import { maybeMessage, type MaybeMessage } from './argument.ts';
import { about, verb, YES_OR_NO } from './verb.ts';

/** The commands that ask about the whole maildrop: RFC 1939 §5 and §7. */
export const stat = verb({
  ...alone('STAT'),
  rfc: 'rfc1939#5',
  neverRefused: true,
  replies: YES_OR_NO,
  otherwise: [reply('stat', 2, 320), reply('unknownCommand')],
  answer: ({ maildrop }) => reply('stat', maildrop.count, maildrop.octets),
});

export const list = verb({
  verb: 'LIST',
  syntax: 'LIST [msg]',
  example: 'LIST',
  rfc: 'rfc1939#5',
  replies: YES_OR_NO,
  multiLine: 'without argument',
  parse: maybeMessage,
  otherwise: [reply('listing', 2, 320), reply('noSuchMessage', 3, 2)],
  answer: (desk, said) =>
    scan(desk, said, reply('listing', desk.maildrop.count, desk.maildrop.octets), (number) => desk.maildrop.message(number)!.octets.length),
});

export const uidl = verb({
  verb: 'UIDL',
  syntax: 'UIDL [msg]',
  example: 'UIDL',
  rfc: 'rfc1939#7',
  replies: YES_OR_NO,
  extension: 'UIDL',
  multiLine: 'without argument',
  parse: maybeMessage,
  otherwise: [reply('uniqueIds'), reply('noSuchMessage', 3, 2)],
  answer: (desk, said) => scan(desk, said, reply('uniqueIds'), (number) => desk.maildrop.uniqueId(number)),
});

/** What is told of one message, or of each that is not marked. */
function scan(desk: Pop3Desk, { number }: MaybeMessage, first: NamedReply, told: (number: number) => string | number): NamedReply {
  if (number !== undefined) return about(desk, number, () => reply('listed', number, told(number)));
  return { ...first, body: desk.maildrop.scan((each) => String(told(each))) };
}
