/** IMAP as data, for the judge, the terminal, the page and the lessons. */
import { own } from '../../own.ts';
import type { NamedReply, ProtocolBook } from '../book.ts';
import { annotate } from './annotate.ts';
import { commands, commandNamed } from './commands/index.ts';
import { replies, reply, samples } from './replies.ts';
import { session } from './session.machine.ts';
import { formatStatus, splitCommand, type Reply } from './wire.ts';

const named: NamedReply[] = Object.entries(replies).map(([name, { condition, code, text, rfc }]) => ({
  name,
  code: condition,
  enhanced: code,
  text,
  rfc,
}));

/** What else may be said where no command is answered. */
const OTHERWISE: Record<string, readonly Reply[]> = {
  '(connect)': samples('greeting', 'busy'),
  '(response)': samples('wrongPassword', 'cancelled', 'badResponse'),
  DONE: samples('expectedDone'),
};

/** What is said in the middle of a command has that command's tag, which stood in an earlier line: it is taken from the reply. */
const WITHOUT_TAG: ReadonlySet<string> = new Set(['(response)', 'DONE']);

/** The tag that an answer to this command must have. */
function tagOf(asked: string): string {
  return splitCommand(asked).tag || '*';
}

function otherwise(verb: string): readonly Reply[] {
  const command = commandNamed(verb);
  if (command) return [...(command.otherwise ?? []), ...samples('badSequence'), reply('syntax', command.syntax)];
  return own(OTHERWISE, verb) ?? samples('unknownCommand');
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
    return [...new Set([said, ...otherwise(verb).map((other) => formatStatus(tag, other))])];
  },
  annotate,
};
