/** IMAP as data, for the judge, the terminal, the page and the lessons. */
import type { NamedReply, ProtocolBook } from '../book.ts';
import { annotate } from './annotate.ts';
import { commands, commandNamed } from './commands/index.ts';
import { replies, type ReplyName } from './replies.ts';
import { session } from './session.machine.ts';
import { formatStatus, splitCommand } from './wire.ts';

const named: NamedReply[] = Object.entries(replies).map(([name, { condition, code, text, rfc }]) => ({
  name,
  code: condition,
  enhanced: code,
  text,
  rfc,
}));

/** What may be said to a command instead of what was said: our own words for it. RFC 3501 §6, RFC 5530. */
const OTHERWISE: Record<string, readonly ReplyName[]> = {
  '(connect)': ['greeting', 'busy'],
  LOGIN: ['loggedIn', 'wrongPassword'],
  SELECT: ['readWrite', 'noSuchMailbox'],
  EXAMINE: ['readOnly', 'noSuchMailbox'],
  APPEND: ['overQuota', 'tooBig', 'tryCreate'],
  COPY: ['tryCreate', 'overQuota'],
  STORE: ['openReadOnly', 'expungeIssued'],
  'UID STORE': ['openReadOnly', 'expungeIssued'],
  EXPUNGE: ['openReadOnly'],
  FETCH: ['noSuchSequence'],
};

/** The reply as a line with this tag, its blanks left general. */
function lineOf(name: ReplyName, tag: string): string {
  const { condition, code, text } = replies[name];
  return formatStatus(tag, { condition, code, text: text.replace(/\{\d\}/g, '...') });
}

/** The tag that an answer to this command must have. */
function tagOf(asked: string): string {
  return splitCommand(asked).tag || '*';
}

export const imapBook: ProtocolBook = {
  protocol: 'imap',
  commands: Object.values(commands),
  replies: named,
  session,
  lineFor: (command, said) => `${tagOf(said)} ${command.example}`,
  repliesTo(verb, said, asked) {
    const tag = verb === '(connect)' ? '*' : tagOf(asked);
    const failure: ReplyName[] = commandNamed(verb) ? ['badSequence', 'syntax'] : ['unknownCommand'];
    const others = [...(OTHERWISE[verb] ?? []), ...(verb === '(connect)' ? [] : failure)];
    return [...new Set([said, ...others.map((name) => lineOf(name, tag))])];
  },
  annotate,
};
