/** The protocol books, and which of them a step is read by. */
import { own } from '../own.ts';
import type { ProtocolBook } from '../protocols/book.ts';
import type { End } from '../protocols/carrier.ts';
import { isSpokenIn } from '../protocols/command.ts';
import { dnsBook } from '../protocols/dns/book.ts';
import { httpBook } from '../protocols/http/book.ts';
import { imapBook } from '../protocols/imap/book.ts';
import { pop3Book } from '../protocols/pop3/book.ts';
import { smtpBook } from '../protocols/smtp/book.ts';
import type { Journal } from '../sim/journal.ts';
import type { Book, BookCommand, Choices } from './api.ts';

const books: readonly ProtocolBook[] = [smtpBook, pop3Book, imapBook, dnsBook, httpBook];

/** Submission is SMTP by another port; LMTP is SMTP with another greeting (RFC 2033) and is told in the same book. */
const SAME_BOOK: Record<string, string> = { submission: 'smtp', lmtp: 'smtp' };

export function bookNamed(protocol: string): ProtocolBook | undefined {
  const name = own(SAME_BOOK, protocol) ?? protocol;
  return books.find((book) => book.protocol === name);
}

export function bookOf(journal: Journal, index: number): ProtocolBook | undefined {
  const connection = journal.connection(index);
  return connection < 0 ? undefined : bookNamed(journal.connections[connection]!.protocol);
}

/** All books as plain data. */
export function printed(): Book {
  return {
    commands: books.flatMap((book) => book.commands.map((command) => printCommand(book, command.verb))),
    replies: books.flatMap((book) => book.replies.map((reply) => ({ protocol: book.protocol, ...reply }))),
  };
}

function printCommand(book: ProtocolBook, verb: string): BookCommand {
  const { syntax, rfc, replies, extension, obsolete, protocols } = book.commands.find((command) => command.verb === verb)!;
  const { success, intermediate, failure } = replies;
  return {
    protocol: book.protocol,
    verb,
    syntax,
    rfc,
    states: statesThatAccept(book, verb),
    protocols: [...(protocols ?? [])],
    replies: { success: [...success], intermediate: [...(intermediate ?? [])], failure: [...failure] },
    extension: extension ?? '',
    obsolete: obsolete !== undefined,
  };
}

function statesThatAccept({ session }: ProtocolBook, verb: string): string[] {
  const states: string[] = [];
  const visit = (path: string, children: Record<string, { states: object }>) => {
    for (const [key, child] of Object.entries(children)) {
      const state = path ? `${path}.${key}` : key;
      const below = child.states as Record<string, { states: object }>;
      if (Object.keys(below).length > 0) visit(state, below);
      else if (session.acceptsIn(state).has(verb)) states.push(state);
    }
  };
  visit('', session.machine.root.states as never);
  return states;
}

const TAG = 'a';

/** What a server may answer to a verb, each code once. */
export function repliesTo(protocol: string, verb: string): string[] {
  const replies = bookNamed(protocol)?.repliesTo(verb, '', `${TAG} NOOP`) ?? [];
  return replies.map((reply) => reply.replace(new RegExp(`^${TAG} `), '')).filter((reply) => reply !== '');
}

const NOTHING: Choices = { kind: 'none', at: '', said: '', suggestions: [] };

/** A run, whose servers know which verbs they have, or a recording, whose servers tell nobody. */
interface Played {
  journal: Journal;
  sessionOf?(connection: number): Pick<End, 'has'> | undefined;
}

/** What may be put in place of a step: other commands, the legal ones marked, or other replies. */
export function choicesAt(played: Played, index: number): Choices {
  const { journal } = played;
  const book = bookOf(journal, index);
  const kind = journal.kind(index);
  if (!book || (kind !== 'command' && kind !== 'reply')) return NOTHING;
  const at = journal.id(index);
  const said = lineOf(journal, index);
  return kind === 'command' ? commandChoices(book, played, index, at, said) : replyChoices(book, journal, index, at, said);
}

function commandChoices(book: ProtocolBook, played: Played, index: number, at: string, said: string): Choices {
  const { journal } = played;
  const legal = book.session.acceptsIn(serverStateBefore(journal, index));
  const { protocol } = journal.connections[journal.connection(index)]!;
  const server = played.sessionOf?.(journal.connection(index));
  const lines = book.commands.map((command) => ({
    text: book.lineFor(command, said),
    legal: legal.has(command.verb) && (server?.has?.(command.verb) ?? isSpokenIn(command, protocol)),
  }));
  return { kind: 'command', at, said, suggestions: lines.filter(({ text }) => text !== said) };
}

function replyChoices(book: ProtocolBook, journal: Journal, index: number, at: string, said: string): Choices {
  const cause = journal.cause(index);
  if (cause < 0) return NOTHING;
  const verb = journal.kind(cause) === 'open' ? '(connect)' : journal.label(cause);
  const replies = book.repliesTo(verb, said, lineOf(journal, cause)).filter((reply) => reply !== said);
  return { kind: 'reply', at, said, suggestions: replies.map((text) => ({ text, legal: true })) };
}

/** The first line of a step, without CRLF, as text. */
function lineOf(journal: Journal, index: number): string {
  const octets = journal.octets(index);
  const end = octets.indexOf(13);
  return new TextDecoder().decode(octets.subarray(0, end < 0 ? Math.min(octets.length, 512) : end));
}

/** Where the server's session stood when this step came. */
function serverStateBefore(journal: Journal, index: number): string {
  const connection = journal.connection(index);
  const server = journal.connections[connection]!.server;
  for (let before = index - 1; before >= 0; before--) {
    if (journal.kind(before) === 'state' && journal.connection(before) === connection && journal.from(before) === server)
      return journal.label(before);
  }
  return 'connected';
}
