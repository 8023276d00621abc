/** SMTP as data, for the judge, the terminal, the page and the lessons. */
import { own } from '../../own.ts';
import type { NamedReply, ProtocolBook } from '../book.ts';
import { annotate } from './annotate.ts';
import { commands } from './commands/index.ts';
import { replies } from './replies.ts';
import { session } from './session.machine.ts';

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
  const command = commands[verb as keyof typeof commands];
  if (!command) return own(PERMITTED, verb) ?? ['500', '502'];
  const { success, failure } = command.replies;
  const intermediate = 'intermediate' in command.replies ? command.replies.intermediate : [];
  return [...success, ...intermediate, ...failure];
}

/** One reply line for a code: our own wording for it, made for this verb if there is one, its blanks left general. */
function lineOf(code: string, verb: string): string {
  const rfc = commands[verb as keyof typeof commands]?.rfc;
  const fitting = named.filter((candidate) => candidate.code === code);
  const reply = fitting.find((candidate) => candidate.rfc === rfc) ?? fitting[0];
  if (!reply) return `${code} ${code[0]}.0.0 ${code < '400' ? 'OK' : 'Refused'}`;
  return `${code} ${reply.enhanced ? `${reply.enhanced} ` : ''}${reply.text.replace(/\{\d\}/g, '…').replaceAll('…', '...')}`;
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
