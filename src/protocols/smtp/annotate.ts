/** Names the parts of what SMTP puts on the wire, beside the grammar that says what they are. RFC 5321 §2.4, §4.2, §4.5.2, RFC 3030 §2, RFC 4954 §4. */
import { text } from '../../mail/octets.ts';
import { crlf, field, groups, lineAt, linesIn, type OctetField } from '../field.ts';
import { commandNamed } from './commands/index.ts';

/** Fields named in one view; the rest of a long text goes unnamed. */
const MAX_FIELDS = 2000;
/** `AUTH PLAIN AGFu…`: verb, mechanism, initial response. */
const AUTH_LINE = ['smtp.verb', 'space', 'smtp.mechanism', 'space', 'smtp.response'];
/** `BDAT 86 LAST`: verb, octets that follow, whether they are the last. */
const BDAT_LINE = ['smtp.verb', 'space', 'smtp.chunk-size', 'space', 'smtp.last'];

export function annotate(kind: 'command' | 'reply' | 'text', octets: Uint8Array): OctetField[] {
  if (kind === 'text') return annotateText(octets);
  if (kind === 'reply') return linesIn(octets, 0, MAX_FIELDS).flatMap(({ start, end }) => replyLine(octets, start, end));
  return annotateCommand(octets);
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
    ...linesIn(octets, rest, MAX_FIELDS).flatMap((more) => [
      ...commandLine(octets, more.start, text(octets, more.start, more.end)),
      ...crlf(octets, more.end),
    ]),
  ];
}

function commandLine(octets: Uint8Array, start: number, line: string): OctetField[] {
  if (isResponse(line)) return field(octets, 'smtp.response', start, start + line.length);
  const keys = /^AUTH /i.test(line) ? AUTH_LINE : /^BDAT /i.test(line) ? BDAT_LINE : undefined;
  return keys ? groups(octets, start, /^(\S+)( +)(\S*)( *)(.*)$/s.exec(line), keys) : plainLine(octets, start, line);
}

/** A line of an AUTH exchange is no command: base64, or a star. */
function isResponse(line: string): boolean {
  return (
    line === '*' || (/^[A-Za-z0-9+/]{6,}={0,2}$/.test(line) && line.length % 4 === 0 && commandNamed(line.toUpperCase()) === undefined)
  );
}

/** `MAIL FROM:<ana@a.org> SIZE=412`: verb, keyword, path, parameters. */
function plainLine(octets: Uint8Array, start: number, line: string): OctetField[] {
  const match = /^(\S+)( +)?((?:FROM|TO):)?(<[^>]*>)?(.*)$/is.exec(line);
  return groups(octets, start, match, [
    'smtp.verb',
    'space',
    'smtp.keyword',
    'smtp.path',
    match?.[4] ? 'smtp.parameters' : 'smtp.argument',
  ]);
}

/** `250-2.1.0 Sender OK`: code, hyphen or space, enhanced code, text; behind 334 a challenge. */
function replyLine(octets: Uint8Array, start: number, end: number): OctetField[] {
  const match = /^(\d{3})([ -])?([245]\.\d{1,3}\.\d{1,3} )?(.*)$/s.exec(text(octets, start, end));
  if (!match) return [...field(octets, 'smtp.text', start, end), ...crlf(octets, end)];
  const [, code, separator] = match;
  const keys = ['smtp.code', separator === '-' ? 'smtp.more' : 'space', 'smtp.enhanced', code === '334' ? 'smtp.challenge' : 'smtp.text'];
  return [...groups(octets, start, match, keys), ...crlf(octets, end)];
}

/** The text after DATA: header, blank line, body, doubled dots, final dot. */
function annotateText(octets: Uint8Array): OctetField[] {
  const fields: OctetField[] = [];
  let inHeader = true;
  for (const { start, end } of linesIn(octets, 0, MAX_FIELDS)) {
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
