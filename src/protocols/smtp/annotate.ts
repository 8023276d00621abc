/** Names the parts of what SMTP puts on the wire, beside the grammar that says what they are. RFC 5321 §2.4, §4.2, §4.5.2, RFC 3030 §2, RFC 4954 §4. */
import { indexOfCrlf, text } from '../../mail/octets.ts';
import type { OctetField } from '../field.ts';
import { commandNamed } from './commands/index.ts';

/** Fields named in one view; the rest of a long text goes unnamed. */
const MAX_FIELDS = 2000;

export function annotate(kind: 'command' | 'reply' | 'text', octets: Uint8Array): OctetField[] {
  if (kind === 'text') return annotateText(octets);
  if (kind === 'reply') return lines(octets).flatMap(({ start, end }) => replyLine(octets, start, end));
  return annotateCommand(octets);
}

interface LineRange {
  start: number;
  /** Before the CRLF. */
  end: number;
}

function lines(octets: Uint8Array, from = 0): LineRange[] {
  const found: LineRange[] = [];
  for (let start = from; start < octets.length && found.length < MAX_FIELDS;) {
    const line = lineAt(octets, start);
    found.push(line);
    start = line.end + 2;
  }
  return found;
}

function lineAt(octets: Uint8Array, start: number): LineRange {
  const crlf = indexOfCrlf(octets, start);
  return { start, end: crlf < 0 ? octets.length : crlf };
}

/** A field and its value as text; none where it is empty. */
function field(octets: Uint8Array, key: string, start: number, end: number): OctetField[] {
  return end > start ? [{ key, start, end, value: text(octets, start, Math.min(end, start + 200)) }] : [];
}

function crlf(octets: Uint8Array, end: number): OctetField[] {
  return end + 2 <= octets.length ? [{ key: 'crlf', start: end, end: end + 2, value: 'CR LF' }] : [];
}

/** Parts of one line, named in their order: `[key, part]`; what the parts leave over is named nothing. */
function inOrder(octets: Uint8Array, start: number, parts: readonly (readonly [key: string, part: string])[]): OctetField[] {
  let at = start;
  return parts.flatMap(([key, part]) => field(octets, key, at, (at += part.length)));
}

/** The command line, and behind BDAT the chunk. */
function annotateCommand(octets: Uint8Array): OctetField[] {
  const { start, end } = lineAt(octets, 0);
  const line = text(octets, start, end);
  const rest = end + 2;
  const named = [...commandLine(octets, start, line), ...crlf(octets, end)];
  if (/^BDAT /i.test(line)) return [...named, ...field(octets, 'smtp.chunk', rest, octets.length)];
  return [
    ...named,
    ...lines(octets, rest).flatMap((more) => [
      ...commandLine(octets, more.start, text(octets, more.start, more.end)),
      ...crlf(octets, more.end),
    ]),
  ];
}

function commandLine(octets: Uint8Array, start: number, line: string): OctetField[] {
  if (isResponse(line)) return field(octets, 'smtp.response', start, start + line.length);
  if (/^AUTH /i.test(line)) return authLine(octets, start, line);
  return /^BDAT /i.test(line) ? bdatLine(octets, start, line) : plainLine(octets, start, line);
}

/** A line of an AUTH exchange is no command: base64, or a star. */
function isResponse(line: string): boolean {
  return (
    line === '*' || (/^[A-Za-z0-9+/]{6,}={0,2}$/.test(line) && line.length % 4 === 0 && commandNamed(line.toUpperCase()) === undefined)
  );
}

/** `AUTH PLAIN AGFu…`: verb, mechanism, initial response. */
function authLine(octets: Uint8Array, start: number, line: string): OctetField[] {
  const [, verb = '', space = '', mechanism = '', gap = '', initial = ''] = /^(\S+)( +)(\S*)( *)(.*)$/s.exec(line) ?? [];
  return inOrder(octets, start, [
    ['smtp.verb', verb],
    ['space', space],
    ['smtp.mechanism', mechanism],
    ['space', gap],
    ['smtp.response', initial],
  ]);
}

/** `BDAT 86 LAST`: verb, octets that follow, whether they are the last. */
function bdatLine(octets: Uint8Array, start: number, line: string): OctetField[] {
  const [, verb = '', space = '', size = '', gap = '', last = ''] = /^(\S+)( +)(\S*)( *)(.*)$/s.exec(line) ?? [];
  return inOrder(octets, start, [
    ['smtp.verb', verb],
    ['space', space],
    ['smtp.chunk-size', size],
    ['space', gap],
    ['smtp.last', last],
  ]);
}

/** `MAIL FROM:<ana@a.org> SIZE=412`: verb, keyword, path, parameters. */
function plainLine(octets: Uint8Array, start: number, line: string): OctetField[] {
  const [, verb = '', space = '', keyword = '', path = '', rest = ''] = /^(\S+)( +)?((?:FROM|TO):)?(<[^>]*>)?(.*)$/is.exec(line) ?? [];
  return inOrder(octets, start, [
    ['smtp.verb', verb],
    ['space', space],
    ['smtp.keyword', keyword],
    ['smtp.path', path],
    [path ? 'smtp.parameters' : 'smtp.argument', rest],
  ]);
}

/** `250-2.1.0 Sender OK`: code, hyphen or space, enhanced code, text; behind 334 a challenge. */
function replyLine(octets: Uint8Array, start: number, end: number): OctetField[] {
  const line = text(octets, start, end);
  const match = /^(\d{3})([ -])?([245]\.\d{1,3}\.\d{1,3} )?(.*)$/s.exec(line);
  if (!match) return [...field(octets, 'smtp.text', start, end), ...crlf(octets, end)];
  const [, code = '', separator = '', enhanced = '', rest = ''] = match;
  const parts = inOrder(octets, start, [
    ['smtp.code', code],
    [separator === '-' ? 'smtp.more' : 'space', separator],
    ['smtp.enhanced', enhanced],
    [code === '334' ? 'smtp.challenge' : 'smtp.text', rest],
  ]);
  return [...parts, ...crlf(octets, end)];
}

/** The text after DATA: header, blank line, body, doubled dots, final dot. */
function annotateText(octets: Uint8Array): OctetField[] {
  const fields: OctetField[] = [];
  let inHeader = true;
  for (const { start, end } of lines(octets)) {
    if (fields.length > MAX_FIELDS) break;
    if (text(octets, start, end) === '.' && end + 2 >= octets.length) fields.push(...field(octets, 'smtp.end-of-data', start, end));
    else if (inHeader && end === start) inHeader = false;
    else fields.push(...(inHeader ? headerLine(octets, start, end) : bodyLine(octets, start, end)));
    fields.push(...crlf(octets, end));
  }
  return fields;
}

function headerLine(octets: Uint8Array, start: number, end: number): OctetField[] {
  const colon = octets.indexOf(58, start);
  const folded = octets[start] === 32 || octets[start] === 9;
  if (folded || colon < 0 || colon >= end) return field(octets, 'header.value', start, end);
  return [...field(octets, 'header.name', start, colon), ...field(octets, 'header.value', colon + 1, end)];
}

function bodyLine(octets: Uint8Array, start: number, end: number): OctetField[] {
  const stuffed = octets[start] === 46 && octets[start + 1] === 46;
  return stuffed
    ? [...field(octets, 'dot-stuffing', start, start + 1), ...field(octets, 'body', start + 1, end)]
    : field(octets, 'body', start, end);
}
