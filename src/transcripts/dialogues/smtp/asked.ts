/** What an SMTP client said, and what is known of it until it is answered: read by the dialogue and by the judge. */
import { own } from '../../../own.ts';
import { remembered } from '../../remembered.ts';
import { commandNamed, commands } from '../../../protocols/smtp/commands/index.ts';
import type { ChunkArgument } from '../../../protocols/smtp/commands/bdat.ts';
import { splitCommand, turnsOf } from '../../../protocols/command.ts';
import { session, type Verb } from '../../../protocols/smtp/session.machine.ts';
import type { Exchange, Letter } from '../../dialogue.ts';

/** Commands by which a client says who it is, and those that begin a transaction. */
export const HELLOS = session.asking('greet');
export const MAILS = session.asking('openTransaction');

/** By these the two ends change places. */
export const TURNING = session.asking('turn');
const TURNS = turnsOf(Object.values(commands), new Set([...TURNING, ...session.asking('startTls')]));
/** What the client says next depends on the answer; of BDAT, where the server may have never heard of it. */
export const awaitsAnswer = (verb: string, rest: string): boolean => TURNS.has(verb) || (verb === 'BDAT' && chunkOf(rest) !== undefined);

/** Postfix: a proxy says whom it speaks for (and is greeted anew as that client), or where the mail comes from. No standard has them. */
const ON_BEHALF: ReadonlySet<string> = new Set(['XCLIENT', 'XFORWARD']);
export const speaksOnBehalf = (verb: string): boolean => ON_BEHALF.has(verb.toUpperCase());
export const startsOver = (verb: string, code: number): boolean => verb.toUpperCase() === 'XCLIENT' && code === 220;

/** The text after DATA, or the chunk after BDAT. */
export interface SmtpText {
  /** As it came: dotted text with its end, or the octets of the chunk. */
  octets: Uint8Array;
  /** Octets that came, also of one that was too large to be kept. */
  size: number;
  /** What ended it: a lone dot between CRLFs, a dot that no standard takes for an end, a count, or nothing that can be seen. */
  end: 'dot' | 'odd' | 'count' | '';
  /** Octets after which stood what some servers take for an end; -1 if nothing of the kind. */
  oddEnd: number;
  /** No octet of it is missing. */
  complete: boolean;
  /** Octets within the chunk were said, and are missing here. */
  torn?: boolean;
}

export interface SmtpAsked {
  exchange: Exchange;
  /** What the session machine calls it; '' for what is in no book. */
  type: Verb | '';
  /** What follows the verb, as latin1 without the line's end. */
  rest: string;
  /** The command line as it came; empty for the greeting and for a text. */
  line: Uint8Array;
  lineSize: number;
  /** The line has an end, and nothing of it is missing. */
  whole: boolean;
  /** Whether it was in order as far as the client could know: commands not answered yet are taken to succeed. `undefined`: nobody can tell. */
  inOrder: boolean | undefined;
  /** Commands that were not answered when it was said. */
  ahead: number;
  /** The first of those after which nothing may be said until it is answered (RFC 2920 §3.1); '' for none. */
  barrier: string;
  /** It was said before the server had greeted. */
  beforeGreeting: boolean;
  /** The first thing said inside TLS. */
  firstInTls: boolean;
  text?: SmtpText;
  /** '(message)': what is in the text. */
  letter?: Letter;
  /** PRDR: each recipient answers for himself, and one answer is for all. */
  each?: boolean;
  /** LMTP: verdicts on the message that are still to come after this one. */
  left: number;
}

/** A command line by its verb: one of the book in capitals, else the first word as it was said. */
export function commandIn(line: string): { verb: string; rest: string } {
  const { verb, rest } = splitCommand(line);
  if (commandNamed(verb)) return { verb, rest };
  return { verb: line.slice(0, verb.length).trim().slice(0, VERB_CHARACTERS), rest };
}

/** Characters of a word that nobody knows; the line itself is kept whole. */
const VERB_CHARACTERS = 40;

const SPECIAL: Record<string, Verb> = { '(connect)': 'connect', '(message)': 'message', '(response)': '(response)' };

/** What the session machine calls it. */
export function typeOf(verb: string, rest: string): Verb | '' {
  if (verb === 'BDAT') return chunkOf(rest)?.last ? 'BDAT LAST' : 'BDAT';
  return own(SPECIAL, verb) ?? (commandNamed(verb) ? (verb as Verb) : '');
}

/** The argument of a command by the grammar of its verb; `undefined` for what is none. */
export function argumentOf(verb: string, rest: string): unknown {
  const command = commandNamed(verb);
  if (!command) return undefined;
  let parse = parsers.get(verb);
  if (!parse) parsers.set(verb, (parse = remembered((words) => command.parse(words))));
  return parse(rest);
}

const parsers = new Map<string, (rest: string) => unknown>();

/** What BDAT announces; `undefined` if it is written so that nobody can count. */
export function chunkOf(rest: string): ChunkArgument | undefined {
  return argumentOf('BDAT', rest) as ChunkArgument | undefined;
}

/** The address in MAIL or RCPT as the server has understood it, brackets or not. */
export function pathOf(verb: string, rest: string): string {
  const parsed = argumentOf(verb, rest) as { path: string } | undefined;
  return parsed?.path ?? /^(?:FROM|TO)?\s*:?\s*<?(?:@[^:>]*:)?([^>\s]*)/i.exec(rest)?.[1] ?? '';
}
