/** POP3 as data, for the judge, the terminal, the page and the lessons. */
import { own } from '../../own.ts';
import type { NamedReply, ProtocolBook } from '../book.ts';
import { annotate } from './annotate.ts';
import { commandNamed, commands } from './commands/index.ts';
import { replies, reply } from './replies.ts';
import { session } from './session.machine.ts';
import { formatStatus, type Reply } from './wire.ts';

const named: NamedReply[] = Object.entries(replies).map(([name, { status, code, text, rfc }]) => ({
  name,
  code: status,
  enhanced: code,
  text,
  rfc,
}));

/** What else may be said where no command is answered. */
const OTHERWISE: Record<string, readonly Reply[]> = {
  '(connect)': [reply('greeting', 'mail.b.org', '<1@mail.b.org>'), reply('busy', 'mail.b.org')],
  '(response)': [reply('loggedIn', 2, 320), reply('wrongPassword'), reply('cancelled')],
};

export const pop3Book: ProtocolBook = {
  protocol: 'pop3',
  commands: Object.values(commands),
  replies: named,
  session,
  lineFor: (command) => command.example,
  repliesTo(verb, said) {
    const others = (commandNamed(verb)?.otherwise ?? own(OTHERWISE, verb) ?? [reply('ok'), reply('unknownCommand')]).filter(
      ({ status }) => status === '-ERR' || !said.startsWith(status),
    );
    return [...new Set([said, ...others.map(formatStatus)])];
  },
  annotate,
};
