/** Names the parts of what SMTP puts on the wire, beside the grammar that says what they are. RFC 5321 §2.4, §4.2, §4.5.2. */
import { indexOfCrlf, text } from '../../mail/octets.ts';
import type { OctetField } from '../field.ts';

/** Fields named in one view; the rest of a long text goes unnamed. */
const MAX_FIELDS = 2000;

export function annotate(kind: 'command' | 'reply' | 'text', octets: Uint8Array): OctetField[] {
  if (kind === 'text') return annotateText(octets);
  return lines(octets).flatMap(({ start, end }) => (kind === 'command' ? command(octets, start, end) : replyLine(octets, start, end)));
}

interface LineRange {
  start: number;
  /** Before the CRLF. */
  end: number;
}

function lines(octets: Uint8Array): LineRange[] {
  const found: LineRange[] = [];
  for (let start = 0; start < octets.length && found.length < MAX_FIELDS;) {
    const crlf = indexOfCrlf(octets, start);
    const end = crlf < 0 ? octets.length : crlf;
    found.push({ start, end });
    start = end + 2;
  }
  return found;
}

function field(octets: Uint8Array, key: string, start: number, end: number): OctetField[] {
  return end > start ? [{ key, start, end, value: text(octets, start, Math.min(end, start + 200)) }] : [];
}

function crlf(octets: Uint8Array, end: number): OctetField[] {
  return end + 2 <= octets.length ? [{ key: 'crlf', start: end, end: end + 2, value: 'CR LF' }] : [];
}

/** `MAIL FROM:<ana@a.org> SIZE=412`: verb, keyword, path, parameters. */
function command(octets: Uint8Array, start: number, end: number): OctetField[] {
  const line = text(octets, start, end);
  const match = /^(\S+)( +)?((?:FROM|TO):)?(<[^>]*>)?(.*)$/is.exec(line);
  if (!match) return crlf(octets, end);
  const [, verb = '', space = '', keyword = '', path = '', rest = ''] = match;
  let at = start;
  const next = (key: string, part: string) => field(octets, key, at, (at += part.length));
  const parts = [...next('smtp.verb', verb), ...next('space', space), ...next('smtp.keyword', keyword), ...next('smtp.path', path)];
  return [...parts, ...next(path ? 'smtp.parameters' : 'smtp.argument', rest), ...crlf(octets, end)];
}

/** `250-2.1.0 Sender OK`: code, hyphen or space, enhanced code, text. */
function replyLine(octets: Uint8Array, start: number, end: number): OctetField[] {
  const line = text(octets, start, end);
  const match = /^(\d{3})([ -])?([245]\.\d{1,3}\.\d{1,3} )?(.*)$/s.exec(line);
  if (!match) return [...field(octets, 'smtp.text', start, end), ...crlf(octets, end)];
  const [, code = '', separator = '', enhanced = '', rest = ''] = match;
  let at = start;
  const next = (key: string, part: string) => field(octets, key, at, (at += part.length));
  const parts = [
    ...next('smtp.code', code),
    ...next(separator === '-' ? 'smtp.more' : 'space', separator),
    ...next('smtp.enhanced', enhanced),
  ];
  return [...parts, ...next('smtp.text', rest), ...crlf(octets, end)];
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
