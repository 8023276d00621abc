/** Which octets of a recording are secrets, whoever can read them on the line: the page shows asterisks in their place until the reader uncovers them. */
import { own } from '../../own.ts';
import { text } from '../../mail/octets.ts';
import { withoutSecret as withoutImapSecret } from '../../protocols/imap/secrets.ts';
import { withoutSecret as withoutSmtpSecret } from '../../protocols/smtp/secrets.ts';
import { withoutSecret as withoutPop3Secret } from '../../protocols/pop3/secrets.ts';
import type { Journal } from '../../sim/journal.ts';

/** Octets `start` to `end` of the entry `index`. */
export interface CoveredSpan {
  index: number;
  start: number;
  end: number;
}

/** As much of a step as is looked through, octets. */
const MAX_READ = 65_536;
const ASTERISK = 42;

/** Where the secret begins in what was said, or -1. */
type Find = (verb: string, said: string) => number;
const differing =
  (withoutSecret: (verb: string, said: string) => string): Find =>
  (verb, said) => {
    const masked = withoutSecret(verb, said);
    return said === masked ? -1 : masked.length - '****'.length;
  };
const smtp = differing(withoutSmtpSecret);
const FINDS: Record<string, Find> = {
  smtp,
  submission: smtp,
  lmtp: smtp,
  pop3: differing(withoutPop3Secret),
  imap: differing(withoutImapSecret),
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

/** A literal is said after the server's '+', which answers the command that announced it, or the literal before. */
function belongsToLogin(journal: Journal, literal: number): boolean {
  for (let index = literal, steps = 0; index >= 0 && steps < 8; steps++) {
    index = journal.cause(index);
    if (index >= 0 && journal.kind(index) === 'command' && journal.label(index) !== '(literal)') return journal.label(index) === 'LOGIN';
  }
  return false;
}
