/** Where the standard says it, and what may be answered: from the protocol book, or from the kind of entry where no command is spoken. */
import { own } from '../../own.ts';
import { answeredVerb, bookName } from './keys.ts';
import type { ToldEntry, ToldRun } from './told.ts';

export interface Reference {
  /** '5321', and '4.1.1.3' or ''. */
  rfc: string;
  section: string;
}

/** The part of the worker's book that is read here. */
export interface ReferenceBook {
  commands: readonly {
    protocol: string;
    verb: string;
    rfc: string;
    replies: { success: readonly string[]; intermediate: readonly string[]; failure: readonly string[] };
  }[];
  replies: readonly { protocol: string; code: string; text: string; rfc: string }[];
}

const OF_KINDS: Record<string, string> = {
  open: 'rfc9293#3.5',
  segment: 'rfc9293#3.1',
  close: 'rfc9293#3.6',
  question: 'rfc1035#4.1',
  answer: 'rfc1035#4.1.3',
  cached: 'rfc1035#3.2.1',
  composed: 'rfc5322#3.6',
  trace: 'rfc5321#4.4',
  queued: 'rfc5321#4.5.4.1',
  timer: 'rfc5321#4.5.4.1',
  dequeued: 'rfc5321#6.1',
  stored: 'rfc5321#4.4',
  flagged: 'rfc3501#2.3.2',
  'note.mx.chosen': 'rfc5321#5.1',
  'note.mx.failed': 'rfc5321#5.1',
  'note.bounce.made': 'rfc3464#2',
  'trace.DKIM-Signature': 'rfc6376#3.5',
  'trace.ARC-Seal': 'rfc8617#4.1',
  'trace.Authentication-Results': 'rfc8601#2.2',
};

const latin1 = new TextDecoder('latin1');

export function referenceOf(entry: ToldEntry, run: ToldRun, book: ReferenceBook): Reference | null {
  const rfc =
    ofCommand(entry, run, book)?.rfc ?? ofReply(entry, run, book) ?? OF_KINDS[`${entry.kind}.${entry.label}`] ?? own(OF_KINDS, entry.kind);
  return rfc === undefined ? null : parsed(rfc);
}

/** The replies that the standard permits to this command; empty for what is no command. */
export function mayAnswer(entry: ToldEntry, run: ToldRun, book: ReferenceBook): string[] {
  const command = ofCommand(entry, run, book);
  if (command === undefined) return [];
  const { success, intermediate, failure } = command.replies;
  return [...success, ...intermediate, ...failure];
}

function ofCommand(entry: ToldEntry, run: ToldRun, book: ReferenceBook) {
  if (entry.kind !== 'command' && entry.kind !== 'text') return undefined;
  const protocol = bookName(entry, run);
  const verb = entry.kind === 'text' ? '(message)' : entry.label;
  const found = (wanted: string) => book.commands.find((command) => command.protocol === protocol && command.verb === wanted);
  return found(verb) ?? found(entry.kind === 'text' ? 'DATA' : verb.replace(/^UID /, ''));
}

/** The same code stands for several replies: the one whose text fits best is meant, else what it answers tells the section. */
function ofReply(entry: ToldEntry, run: ToldRun, book: ReferenceBook): string | undefined {
  if (entry.kind !== 'reply') return undefined;
  const protocol = bookName(entry, run);
  const said = latin1.decode(entry.octets.subarray(0, 512));
  const same = book.replies.filter((reply) => reply.protocol === protocol && reply.code === entry.label);
  const byText = same.find((reply) => said.includes(longestWords(reply.text)));
  const verb = answeredVerb(entry, run);
  return (byText ?? book.commands.find((command) => command.protocol === protocol && command.verb === verb) ?? same[0])?.rfc;
}

/** The longest piece of a reply template between its blanks. */
function longestWords(template: string): string {
  const pieces = template.split(/\{\d\}/).map((piece) => piece.trim());
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '') || '\0';
}

/** 'rfc5321#4.1.1.3' */
function parsed(rfc: string): Reference | null {
  const match = /^rfc(\d+)(?:#(.+))?$/i.exec(rfc);
  return match === null ? null : { rfc: match[1]!, section: match[2] ?? '' };
}
