/** POP3 as data, for the judge, the terminal, the page and the lessons. */
import { own } from '../../own.ts';
import type { NamedReply, ProtocolBook } from '../book.ts';
import { annotate } from './annotate.ts';
import { commands } from './commands/index.ts';
import { replies, type ReplyName } from './replies.ts';
import { session } from './session.machine.ts';
import { formatStatus } from './wire.ts';

const named: NamedReply[] = Object.entries(replies).map(([name, { status, code, text, rfc }]) => ({
  name,
  code: status,
  enhanced: code,
  text,
  rfc,
}));

/** What else may be said to a command than what was said: our own words for it. RFC 1939 §4–§7, RFC 2449 §8, RFC 3206. */
const OTHERWISE: Record<string, readonly ReplyName[]> = {
  '(connect)': ['greeting', 'busy'],
  USER: ['userOk', 'wrongPassword'],
  PASS: ['loggedIn', 'wrongPassword', 'inUse'],
  APOP: ['loggedIn', 'wrongPassword', 'inUse'],
  AUTH: ['loggedIn', 'wrongPassword', 'noMechanism', 'temporaryTrouble'],
  '(response)': ['loggedIn', 'wrongPassword', 'cancelled'],
  STLS: ['beginTls', 'tlsUnavailable', 'unknownCommand'],
  UTF8: ['utf8', 'unknownCommand'],
  LANG: ['languageChosen', 'noLanguage'],
  LIST: ['listing', 'noSuchMessage'],
  UIDL: ['uniqueIds', 'noSuchMessage'],
  RETR: ['message', 'noSuchMessage', 'alreadyDeleted'],
  TOP: ['topOfMessage', 'noSuchMessage'],
  DELE: ['marked', 'noSuchMessage', 'alreadyDeleted'],
  QUIT: ['goodbye', 'badSequence'],
};

/** The line of a reply, its blanks left general. */
function lineOf(name: ReplyName): string {
  const { status, code, text } = replies[name];
  return formatStatus({ status, code, text: text.replace(/\{\d\}/g, '...') });
}

export const pop3Book: ProtocolBook = {
  protocol: 'pop3',
  commands: Object.values(commands),
  replies: named,
  session,
  lineFor: (command) => command.example,
  repliesTo(verb, said) {
    const others = (own(OTHERWISE, verb) ?? ['ok', 'unknownCommand']).filter(
      (name) => !said.startsWith(replies[name].status) || replies[name].status === '-ERR',
    );
    return [...new Set([said, ...others.map(lineOf)])];
  },
  annotate,
};
