/** Patterns of LIST: `*` is anything, `%` anything within one level. RFC 3501 §6.3.8. */
import { SEPARATOR } from '../../mail/mailboxes.ts';

/** How many letters INBOX has: they match in any case. */
const INBOX_LETTERS = 5;

/** Whether the pattern matches the name. Time is bounded by the product of their lengths, and what is longer than the name is not tried. */
export function matches(pattern: string, name: string): boolean {
  const wanted = pattern.replace(/[*%]{2,}/g, (run) => (run.includes('*') ? '*' : '%'));
  if (wanted.replace(/[*%]/g, '').length > name.length) return false;
  const folded = /^INBOX(?:\/|$)/.test(name) ? INBOX_LETTERS : 0;
  // reached[i]: the first i characters of the name are matched by what was read of the pattern
  let reached: boolean[] = [true];
  for (const piece of wanted) {
    const next: boolean[] = [];
    for (let at = 0; at <= name.length; at++)
      next[at] = isWild(piece) ? spreads(piece, reached, next, name, at) : fits(piece, reached, name, at, folded);
    reached = next;
  }
  return reached[name.length] === true;
}

function isWild(piece: string): boolean {
  return piece === '*' || piece === '%';
}

/** A wildcard takes nothing, or one character more than it took. */
function spreads(piece: string, before: readonly boolean[], now: readonly boolean[], name: string, at: number): boolean {
  if (before[at]) return true;
  return at > 0 && now[at - 1] === true && (piece === '*' || name[at - 1] !== SEPARATOR);
}

function fits(piece: string, before: readonly boolean[], name: string, at: number, folded: number): boolean {
  if (at === 0 || !before[at - 1]) return false;
  const letter = name[at - 1]!;
  return letter === piece || (at <= folded && letter === piece.toUpperCase());
}
