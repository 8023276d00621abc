/** IMAP's octets: tags, strings, literals, status lines. RFC 3501 §2.2, §4, §7.1, RFC 7888. */
import { ascii } from '../../mail/octets.ts';

/** Longest line of a command, and longest command without its literals, octets. RFC 2683 §3.2.1.5 asks for at least 8,000. */
export const COMMAND_LINE_OCTETS = 8192;
export const COMMAND_OCTETS = 65_536;
/** RFC 7888 §5: a literal that does not wait is at most this long. */
export const LITERAL_MINUS_OCTETS = 4096;

export type Condition = 'OK' | 'NO' | 'BAD' | 'BYE' | 'PREAUTH';

export interface Reply {
  condition: Condition;
  /** Response code without its brackets ('READ-ONLY', 'UIDVALIDITY 7'), or ''. */
  code: string;
  text: string;
}

interface TaggedCommand {
  /** '' if there is none that could be answered to. */
  tag: string;
  /** In upper case; 'UID FETCH' is one verb here. '' if there is none. */
  verb: string;
  rest: string;
}

// eslint-disable-next-line no-control-regex -- tags hold no control characters
const TAGGED = /^([^(){ %*"\\+\x00-\x1f\x7f-\xff]+) ((?:UID +)?[A-Za-z]+)(?: ([^]*))?$/i;
// eslint-disable-next-line no-control-regex
const TAG = /^[^(){ %*"\\+\x00-\x1f\x7f-\xff]+(?= |$)/;

/** A command split into tag, verb and the rest. */
export function splitCommand(frame: string): TaggedCommand {
  const match = TAGGED.exec(frame);
  if (match) return { tag: match[1]!, verb: match[2]!.toUpperCase().replace(/ +/, ' '), rest: match[3] ?? '' };
  return { tag: TAG.exec(frame)?.[0] ?? '', verb: '', rest: '' };
}

/** `a1 OK [READ-WRITE] Done`; a tag of '*' makes it untagged. */
export function formatStatus(tag: string, { condition, code, text }: Reply): string {
  return `${tag} ${condition}${code === '' ? '' : ` [${code}]`} ${text}`;
}

const STATUS = /^(\S+) (OK|NO|BAD|BYE|PREAUTH)(?: \[([^\]]*)\])?(?: ([^]*))?$/i;

/** A status response with its tag; `undefined` if the line is none. */
export function parseStatus(line: string): (Reply & { tag: string }) | undefined {
  const match = STATUS.exec(line);
  return match
    ? { tag: match[1]!, condition: match[2]!.toUpperCase() as Condition, code: match[3] ?? '', text: match[4] ?? '' }
    : undefined;
}

const MOST_QUOTED = 1000;

/** Latin1 characters as a quoted string, or as a literal where quotes cannot hold them: RFC 3501 §4.3. */
export function formatString(characters: string): string {
  return isQuotable(characters) ? `"${characters.replace(/["\\]/g, '\\$&')}"` : `{${characters.length}}\r\n${characters}`;
}

function isQuotable(characters: string): boolean {
  return characters.length <= MOST_QUOTED && /^[ -~]*$/.test(characters);
}

/** RFC 3501 §4.5: NIL is not the empty string. */
export function formatNstring(characters: string | undefined): string {
  return characters === undefined ? 'NIL' : formatString(characters);
}

/** A literal: its announcement, then its octets as they are. */
export function literal(octets: Uint8Array): Uint8Array[] {
  return [ascii(`{${octets.length}}\r\n`), octets];
}
