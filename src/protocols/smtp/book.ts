/** SMTP as data, for the judge, the terminal, the page and the lessons. */
import { own } from '../../own.ts';
import type { NamedReply, ProtocolBook } from '../book.ts';
import { annotate } from './annotate.ts';
import { commandNamed, commands } from './commands/index.ts';
import { replies, reply, sampleOf, type ReplyName } from './replies.ts';
import { session } from './session.machine.ts';
import { formatReply } from './wire.ts';

const named: NamedReply[] = Object.entries(replies).map(([name, { code, enhanced, text, rfc }]) => ({
  name,
  code: String(code),
  enhanced,
  text,
  rfc,
}));

/** Replies that are permitted where no command stands: the greeting, the end of the text (RFC 5321 §4.3.2), a line of an AUTH exchange. */
const PERMITTED: Record<string, readonly string[]> = {
  '(connect)': ['220', '554', '421'],
  '(message)': ['250', '552', '554', '451', '452', '450', '550', '421'],
  // RFC 4954 §4, §6
  '(response)': ['235', '334', '535', '501', '454', '500', '421'],
};

function permitted(verb: string): readonly string[] {
  const command = commandNamed(verb);
  if (!command) return own(PERMITTED, verb) ?? ['500', '502'];
  const { success, intermediate = [], failure } = command.replies;
  return [...success, ...intermediate, ...failure];
}

const names = Object.keys(replies) as ReplyName[];

/** One reply line for a code: our own wording for it, made for this verb if there is one. */
function lineOf(code: string, verb: string): string {
  const command = commandNamed(verb);
  const fitting = names.filter((name) => String(replies[name].code) === code);
  const name = fitting.find((each) => replies[each].rfc === command?.rfc) ?? fitting[0];
  if (!name) return `${code} ${code[0]}.0.0 ${code < '400' ? 'OK' : 'Refused'}`;
  return formatReply(name === 'syntax' && command ? reply(name, command.syntax) : sampleOf(name));
}

export const smtpBook: ProtocolBook = {
  protocol: 'smtp',
  commands: Object.values(commands),
  replies: named,
  session,
  lineFor: (command) => command.example,
  repliesTo: (verb, said) => [...new Set(permitted(verb))].map((code) => (said.startsWith(code) ? said : lineOf(code, verb))),
  annotate,
};
