/** What stands on the prompt, and how it could go on. */
import type { Hint, Hints } from '../../worker/api.ts';

/** In IMAP what is typed may bear a tag of the person's own: it is theirs to keep. */
function untagged(line: string, { tag }: Hints): string {
  return tag === '' ? line : line.replace(/^\S+ ?/, '');
}

/** What is typed, without a tag that was given already. */
function wantedIn(typed: string, hints: Hints): string {
  const isTagged = hints.tag !== '' && /^\S*\d\S* /.test(typed);
  return (isTagged ? untagged(typed, hints) : typed).toLowerCase();
}

/** The hints that begin like this; all of them for an empty prompt. */
export function beginning(hints: Hints, typed: string): Hint[] {
  const wanted = wantedIn(typed, hints);
  return hints.now.filter(({ line }) => untagged(line, hints).toLowerCase().startsWith(wanted));
}

/** How the first of them goes on behind what is typed; '' if nothing does. */
export function restOf(hints: Hints, typed: string): string {
  const [first] = typed === '' ? [] : beginning(hints, typed);
  return first ? untagged(first.line, hints).slice(wantedIn(typed, hints).length) : '';
}

/** What Tab makes of the prompt. A tag that is missing is given. */
export function completed(hints: Hints, typed: string): string {
  const [first] = beginning(hints, typed);
  if (!first) return typed;
  const given = hints.tag !== '' && /^\S*\d\S* /.test(typed) ? `${typed.split(' ', 1)[0]} ` : '';
  return given === '' ? first.line : given + untagged(first.line, hints);
}

/** A line of a text as it is sent: a dot at its beginning is doubled, unless it stands alone and ends the text. RFC 5321 §4.5.2. */
export function dotDoubled(line: string): string {
  return line.startsWith('.') && line !== '.' ? `.${line}` : line;
}
