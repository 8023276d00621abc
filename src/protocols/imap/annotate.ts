/** Names the parts of what IMAP puts on the wire, beside the grammar that says what they are. RFC 3501 §2.2, §4.3, §7. */
import { text } from '../../mail/octets.ts';
import { crlf, field, groups, lineAt, type OctetField } from '../field.ts';

/** Fields named in one view; the rest of a long answer goes unnamed. */
const MAX_FIELDS = 2000;

export function annotate(kind: 'command' | 'reply' | 'text', octets: Uint8Array): OctetField[] {
  const fields: OctetField[] = [];
  for (let at = 0, first = true; at < octets.length && fields.length < MAX_FIELDS; first = false) {
    const { end } = lineAt(octets, at);
    fields.push(...(kind === 'command' ? commandLine(octets, at, end, first) : responseLine(octets, at, end)), ...crlf(octets, end));
    at = end + 2;
    const size = announced(octets, end);
    fields.push(...field(octets, 'imap.literal', at, Math.min(octets.length, at + size)));
    at += size;
  }
  return fields;
}

/** Octets of the literal that the line before `end` announces, or 0. */
function announced(octets: Uint8Array, end: number): number {
  const match = /\{(\d{1,10})\+?\}$/.exec(text(octets, Math.max(0, end - 14), end));
  return match ? Number(match[1]) : 0;
}

/** `a1 FETCH 1 (FLAGS)`: tag, verb, argument; behind a literal the argument goes on. */
function commandLine(octets: Uint8Array, start: number, end: number, first: boolean): OctetField[] {
  if (!first) return field(octets, 'imap.argument', start, end);
  const line = text(octets, start, end);
  // what is said in the middle of a command has no tag: DONE, or base64
  if (!line.includes(' ')) return field(octets, /^DONE$/i.test(line) ? 'imap.verb' : 'imap.response64', start, end);
  const match = /^(\S*)( *)((?:UID +)?\S*)( *)(.*)$/is.exec(line)!;
  if (/^AUTHENTICATE$/i.test(match[3]!)) return authenticate(octets, start, line);
  const argument = /^LOGIN$/i.test(match[3]!) ? 'imap.login' : 'imap.argument';
  return groups(octets, start, match, ['imap.tag', 'space', 'imap.verb', 'space', argument]);
}

/** `a1 AUTHENTICATE PLAIN AGJlYQ==`: the mechanism, and the initial response if there is one (RFC 4959). */
function authenticate(octets: Uint8Array, start: number, line: string): OctetField[] {
  const match = /^(\S*)( *)(\S*)( *)(\S*)( *)(.*)$/s.exec(line)!;
  return groups(octets, start, match, ['imap.tag', 'space', 'imap.verb', 'space', 'imap.mechanism', 'space', 'imap.response64']);
}

const STATUS_LINE = /^(\S+)( )(OK|NO|BAD|BYE|PREAUTH)( ?)(\[[^\]]*\])?(.*)$/is;
const NUMBERED_LINE = /^(\*)( )(\d+)( )(\S+)(.*)$/s;

function responseLine(octets: Uint8Array, start: number, end: number): OctetField[] {
  const line = text(octets, start, end);
  const status = STATUS_LINE.exec(line);
  if (status) return groups(octets, start, status, [tagKey(status[1]!), 'space', 'imap.condition', 'space', 'imap.code', 'imap.text']);
  const numbered = NUMBERED_LINE.exec(line);
  if (numbered) return groups(octets, start, numbered, ['imap.untagged', 'space', 'imap.number', 'space', 'imap.response', 'imap.data']);
  const other = /^(\*|\+)( ?)(\S*)(.*)$/s.exec(line);
  if (!other) return field(octets, 'imap.data', start, end);
  const keys =
    other[1] === '+' ? ['imap.continue', 'space', 'imap.text', 'imap.text'] : ['imap.untagged', 'space', 'imap.response', 'imap.data'];
  return groups(octets, start, other, keys);
}

function tagKey(tag: string): string {
  return tag === '*' ? 'imap.untagged' : 'imap.tag';
}
