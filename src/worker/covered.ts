/** Which octets of a recording are secrets, whoever can read them on the line: the page shows asterisks in their place until the reader uncovers them. */
import { own } from '../own.ts';
import { text } from '../mail/octets.ts';
import { hasSecret as smtpSecret, withoutSecret as withoutSmtpSecret } from '../protocols/smtp/secrets.ts';
import { hasSecret as pop3Secret, withoutSecret as withoutPop3Secret } from '../protocols/pop3/secrets.ts';
import type { Journal } from '../sim/journal.ts';

/** Octets `start` to `end` of the entry `index`. */
export interface CoveredSpan {
  index: number;
  start: number;
  end: number;
}

/** As much of a step as is looked through, octets. */
const MAX_READ = 65_536;
const ASTERISK = 42;
/** What a log-in in IMAP says before its secret. */
const BEFORE_IMAP_SECRET = [/^\S+ +LOGIN +(?:"(?:[^"\\]|\\.)*"|[^\s"{]+) +/i, /^\S+ +(?:LOGIN|AUTHENTICATE +\S+) +/i];

/** Where the secret begins in what was said, or -1. */
type Find = (verb: string, said: string) => number;
const differing = (said: string, masked: string): number => (said === masked ? -1 : masked.length - '****'.length);
const smtp: Find = (verb, said) => (smtpSecret(verb) ? differing(said, withoutSmtpSecret(verb, said)) : -1);
const FINDS: Record<string, Find> = {
  smtp,
  submission: smtp,
  lmtp: smtp,
  pop3: (verb, said) => (pop3Secret(verb) ? differing(said, withoutPop3Secret(verb, said)) : -1),
  imap: imapSecret,
};

/** The secrets of the entries from `first` up to `end`, not including it. */
export function coveredIn(journal: Journal, first: number, end: number): CoveredSpan[] {
  const found: CoveredSpan[] = [];
  for (let index = Math.max(0, first); index < Math.min(end, journal.length); index++) {
    const span = spanOf(journal, index);
    if (span) found.push(span);
  }
  return found;
}

/** The octets with asterisks in place of the secret. */
export function withCover(octets: Uint8Array, { start, end }: CoveredSpan): Uint8Array {
  const covered = octets.slice();
  covered.fill(ASTERISK, start, end);
  return covered;
}

function spanOf(journal: Journal, index: number): CoveredSpan | undefined {
  if (journal.kind(index) !== 'command') return undefined;
  const protocol = journal.connections[journal.connection(index)]?.protocol ?? '';
  const octets = journal.octets(index);
  const said = text(octets, 0, Math.min(octets.length, MAX_READ)).trimEnd();
  const literal = protocol === 'imap' && journal.label(index) === '(literal)' && belongsToLogin(journal, index);
  const start = literal ? 0 : (own(FINDS, protocol)?.(journal.label(index), said) ?? -1);
  return start >= 0 && start < said.length ? { index, start, end: said.length } : undefined;
}

function imapSecret(verb: string, said: string): number {
  if (verb === '(response)') return said === '*' ? -1 : 0;
  if (verb !== 'LOGIN' && verb !== 'AUTHENTICATE') return -1;
  for (const before of BEFORE_IMAP_SECRET) {
    const match = before.exec(said);
    // an announced literal is no secret: what is in it comes as an entry of its own
    if (match) return /^\{\d+\+?\}$/.test(said.slice(match[0].length)) ? -1 : match[0].length;
  }
  return -1;
}

/** A literal is said after the server's '+', which answers the command that announced it, or the literal before. */
function belongsToLogin(journal: Journal, literal: number): boolean {
  for (let index = literal, steps = 0; index >= 0 && steps < 8; steps++) {
    index = journal.cause(index);
    if (index >= 0 && journal.kind(index) === 'command' && journal.label(index) !== '(literal)') return journal.label(index) === 'LOGIN';
  }
  return false;
}
