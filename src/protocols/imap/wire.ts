/** IMAP's octets: tags, strings, literals, status lines. RFC 3501 §2.2, §4, §7.1, RFC 7888. */
import { ascii } from '../../mail/octets.ts';

/** Longest line of a command, and longest command with its literals, but for a message; octets. RFC 7162 §4 and RFC 9051 §4 ask for 8,192 at least. */
export const COMMAND_LINE_OCTETS = 65_536;
export const COMMAND_OCTETS = 131_072;
/** RFC 7888 §5: a literal that does not wait is at most this long. */
export const LITERAL_MINUS_OCTETS = 4096;

export type Condition = 'OK' | 'NO' | 'BAD' | 'BYE' | 'PREAUTH';

/** What a command may be answered with: '+' asks for more of it. */
export type ConditionOrMore = Condition | '+';

export interface Reply {
  condition: ConditionOrMore;
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

/** `a1 OK [READ-WRITE] Done`; a tag of '*' makes it untagged; a continuation has none. */
export function formatStatus(tag: string, { condition, code, text }: Reply): string {
  if (condition === '+') return `+ ${text}`;
  return `${tag} ${condition}${code === '' ? '' : ` [${code}]`} ${text}`;
}

const STATUS = /^(\S+) (OK|NO|BAD|BYE|PREAUTH)(?: \[([^\]]*)\])?(?: ([^]*))?$/i;

/** A status response with its tag; `undefined` if the line is none. */
export function parseStatus(line: string): (Reply & { tag: string; condition: Condition }) | undefined {
  const match = STATUS.exec(line);
  return match
    ? { tag: match[1]!, condition: match[2]!.toUpperCase() as Condition, code: match[3] ?? '', text: match[4] ?? '' }
    : undefined;
}

/** The condition of the last line; a line that has none counts as BAD. */
export function conditionOf(lines: string): ConditionOrMore {
  const last = lines.slice(lines.lastIndexOf('\n') + 1);
  if (/^\+( |$)/.test(last)) return '+';
  return parseStatus(last)?.condition ?? 'BAD';
}

const MOST_QUOTED = 1000;

/** Latin1 characters as a quoted string, or as a literal where quotes cannot hold them: RFC 3501 §4.3. */
export function formatString(characters: string): string {
  return isQuotable(characters) ? `"${characters.replace(/["\\]/g, '\\$&')}"` : `{${characters.length}}\r\n${characters}`;
}

function isQuotable(characters: string): boolean {
  return characters.length <= MOST_QUOTED && /^[ -~]*$/.test(characters);
}

/** Octets for a string: quoted strings of a session that took UTF-8 may hold it (RFC 6855 §3, RFC 9051 §4.3). */
export function formatUtf8String(characters: string): string {
  const quotable = characters.length <= MOST_QUOTED && !/[\0\r\n]/.test(characters);
  return quotable ? `"${characters.replace(/["\\]/g, '\\$&')}"` : formatString(characters);
}

/** What a header says, as a string, which holds no NUL: RFC 9051 §9, CHAR8. */
export function formatHeaderString(characters: string): string {
  return formatString(characters.replaceAll('\0', ''));
}

/** RFC 3501 §4.5: NIL is not the empty string. */
export function formatNstring(characters: string | undefined): string {
  return characters === undefined ? 'NIL' : formatHeaderString(characters);
}

/** Latin1 characters as they are if they are an astring, else as `formatString`: RFC 3501 §9. */
export function formatAstring(characters: string): string {
  const atom = /^[!#$&'+,\-./0-9:;<=>?@A-Z[\]^_`a-z|}~]+$/.test(characters) && characters.toUpperCase() !== 'NIL';
  return atom ? characters : formatString(characters);
}

/** A literal: its announcement, then its octets as they are. `~`: they may hold NUL (RFC 9051 §4.3.1, literal8). */
export function literal(octets: Uint8Array, mark: '' | '~' = ''): Uint8Array[] {
  return [ascii(`${mark}{${octets.length}}\r\n`), octets];
}
