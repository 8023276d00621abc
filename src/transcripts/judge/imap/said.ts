/** What was said, as the judge of IMAP looks at it. */
import { text } from '../../../mail/octets.ts';
import type { ImapAsked } from '../../dialogues/imap/command.ts';
import type { Frame } from '../../dialogues/imap/frames.ts';
import type { Response } from '../../dialogues/imap/response.ts';
import { isMasked } from '../masked.ts';
import { READ_OCTETS } from './grammar.ts';
import type { Accuse } from './accuse.ts';
import { faultsIn } from './responses/check.ts';
import { imapRules } from './rules.ts';

/** Characters of what was said that a sentence shows. */
export const SHOWN = 80;

/** RFC 9051 §9: what the formal syntax does not allow. A line that somebody masked or cut is no evidence. */
export function judgeGrammar(response: Response, frame: Frame, accuse: Accuse): void {
  if (!frame.whole || frame.torn) return;
  const faults = faultsIn(response, frame);
  if (faults.length === 0 || isMasked(frame.text)) return;
  for (const { production, wanted, found: line, severity, example, start, end } of faults) {
    accuse({ ...imapRules.production, severity }, { production, wanted, line }, example, start, end);
  }
}

/** As much as a sentence shows. */
export function shown(characters: string): string {
  return characters.slice(0, SHOWN);
}

/** As much of the first line of these octets. */
export function lineIn(octets: Uint8Array): string {
  return text(octets, 0, Math.min(SHOWN, octets.length)).split('\r\n', 1)[0]!;
}

/** What follows the verb, literals included, as the book's parsers read it; `undefined` if it is too long for that. */
export function wholeRest({ frame, rest }: ImapAsked): string | undefined {
  if (frame.literals.length === 0) return rest;
  if (frame.kept.size > READ_OCTETS) return undefined;
  const all = text(frame.kept.octets).replace(/\r?\n$/, '');
  const firstLine = all.slice(0, all.indexOf('\n')).replace(/\r$/, '');
  return all.slice(firstLine.length - rest.length);
}

/** The name by which a response is spoken of. */
export function nameOf(response: Response): string {
  if (response.kind === 'data' || response.kind === 'number') return response.name;
  if (response.kind === 'status') return response.condition;
  return response.kind === 'fetch' ? 'FETCH' : '';
}
