/**
 * Whether a command of IMAP is written as it must be. The book's own parsers know the standard and the extensions that our
 * server speaks; what they do not know may be a later extension, so only what no grammar of IMAP allows counts as wrong there.
 */
import { commandNamed } from '../../../protocols/imap/commands/index.ts';

/** Longest command that is read whole. */
export const READ_OCTETS = 131_072;

/** 'right' | 'wrong' | 'unknown': not what the book knows, yet no grammar forbids it. */
export function verdictOn(verb: string, rest: string): 'right' | 'wrong' | 'unknown' {
  const command = commandNamed(verb);
  if (!command || command.parse(rest) !== undefined) return 'right';
  return isPlain(verb) || !isBalanced(rest) ? 'wrong' : 'unknown';
}

/** Commands that take nothing, or always the same: no extension has given them more. */
const PLAIN: ReadonlySet<string> = new Set([
  'CAPABILITY',
  'NOOP',
  'LOGOUT',
  'STARTTLS',
  'LOGIN',
  'DELETE',
  'SUBSCRIBE',
  'UNSUBSCRIBE',
  'RENAME',
  'LSUB',
  'CHECK',
  'CLOSE',
  'UNSELECT',
  'EXPUNGE',
  'UID EXPUNGE',
  'COPY',
  'UID COPY',
  'MOVE',
  'UID MOVE',
  'IDLE',
  'NAMESPACE',
]);

function isPlain(verb: string): boolean {
  return PLAIN.has(verb);
}

/** Parentheses, quotes and literals are closed; no word is empty. */
function isBalanced(rest: string): boolean {
  let depth = 0;
  const pattern = /"(?:[^"\\\r\n]|\\["\\])*"|~?\{(\d{1,10})\+?\}\r\n|[()]|[^()"{]+|./gy;
  for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
    const [found, literal] = match;
    if (literal !== undefined) pattern.lastIndex += Number(literal);
    else if (found === '(') depth++;
    else if (found === ')' && --depth < 0) return false;
    else if (found === '"' || found === '{') return false;
    if (pattern.lastIndex > rest.length) return false;
  }
  return depth === 0;
}
