/** IMAP as data, for the judge, the terminal, the page and the lessons. */
import { own } from '../../own.ts';
import type { NamedReply, ProtocolBook } from '../book.ts';
import { annotate } from './annotate.ts';
import { commands, commandNamed } from './commands/index.ts';
import { replies, reply, sampleOf, type ReplyName } from './replies.ts';
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
  LOGIN: ['wrongPassword', 'privacyRequired'],
  AUTHENTICATE: ['wrongPassword', 'privacyRequired', 'noMechanism'],
  '(response)': ['wrongPassword', 'cancelled', 'badResponse'],
  STARTTLS: ['beginTls', 'noTls'],
  IDLE: ['idling'],
  DONE: ['expectedDone'],
  SELECT: ['readWrite', 'noSuchMailbox', 'noPermission'],
  EXAMINE: ['readOnly', 'noSuchMailbox', 'noPermission'],
  CREATE: ['alreadyExists', 'badName', 'tooManyMailboxes', 'noPermission'],
  DELETE: ['noSuchMailbox', 'hasChildren', 'inboxStays', 'noPermission'],
  RENAME: ['noSuchMailbox', 'alreadyExists', 'insideItself', 'noPermission'],
  SUBSCRIBE: ['noSuchMailbox'],
  UNSUBSCRIBE: ['noSuchMailbox'],
  STATUS: ['noSuchMailbox', 'noPermission'],
  APPEND: ['overQuota', 'noSpace', 'tooBig', 'tryCreate', 'noPermission'],
  COPY: ['tryCreate', 'overQuota', 'noPermission'],
  'UID COPY': ['tryCreate', 'overQuota', 'noPermission'],
  MOVE: ['tryCreate', 'expungeIssued', 'openReadOnly', 'noPermission'],
  'UID MOVE': ['tryCreate', 'openReadOnly', 'noPermission'],
  STORE: ['openReadOnly', 'expungeIssued', 'noPermission'],
  'UID STORE': ['openReadOnly', 'expungeIssued', 'noPermission'],
  EXPUNGE: ['openReadOnly', 'noPermission'],
  'UID EXPUNGE': ['openReadOnly', 'noPermission'],
  FETCH: ['noSuchSequence', 'unknownEncoding'],
  SEARCH: ['badCharset', 'noSuchSequence'],
  SORT: ['badCharset', 'noSuchSequence'],
  THREAD: ['badCharset', 'noSuchSequence'],
  SETACL: ['noSuchMailbox', 'noPermission', 'noNegativeRights'],
  GETACL: ['noSuchMailbox', 'noPermission'],
  GETQUOTA: ['noSuchRoot'],
  SETQUOTA: ['quotaFixed'],
};

/** What is said in the middle of a command has that command's tag, which stood in an earlier line: it is taken from the reply. */
const WITHOUT_TAG: ReadonlySet<string> = new Set(['(response)', 'DONE']);

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
    const inTurn = WITHOUT_TAG.has(verb);
    const tag = verb === '(connect)' ? '*' : tagOf(inTurn ? said : asked);
    const command = commandNamed(verb);
    const failure: ReplyName[] = command ? ['badSequence', 'syntax'] : ['unknownCommand'];
    const others = [...(own(OTHERWISE, verb) ?? []), ...(verb === '(connect)' || inTurn ? [] : failure)];
    return [
      ...new Set([
        said,
        ...others.map((name) => formatStatus(tag, name === 'syntax' && command ? reply(name, command.syntax) : sampleOf(name))),
      ]),
    ];
  },
  annotate,
};
