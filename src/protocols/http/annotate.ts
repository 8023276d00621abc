/** Names the parts of an HTTP message, beside the grammar that says what they are. RFC 9112 §2–§5. */
import { indexOfCrlf, text } from '../../mail/octets.ts';
import type { OctetField } from '../field.ts';

/** Fields named in one view; the rest goes unnamed. */
const MAX_FIELDS = 500;
const REQUEST_LINE = [/^(\S*)( ?)(\S*)( ?)(\S*)$/, ['http.method', 'space', 'http.target', 'space', 'http.version']] as const;
const STATUS_LINE = [/^(HTTP\/\S+)( ?)(\d*)( ?)(.*)$/, ['http.version', 'space', 'http.status', 'space', 'http.reason']] as const;
const FIELD_LINE = [/^([^:]*)(:)([ \t]*)(.*)$/, ['http.field', 'http.colon', 'space', 'http.value']] as const;

export function annotate(_kind: 'command' | 'reply' | 'text', octets: Uint8Array): OctetField[] {
  const fields: OctetField[] = [];
  for (let at = 0; at < octets.length && fields.length < MAX_FIELDS;) {
    const end = indexOfCrlf(octets, at);
    if (end < 0) return [...fields, ...part(octets, 'http.content', at, octets.length)];
    fields.push(...lineParts(octets, at, end), { key: 'crlf', start: end, end: end + 2, value: 'CR LF' });
    if (end === at) return [...fields, ...part(octets, 'http.content', end + 2, octets.length)];
    at = end + 2;
  }
  return fields;
}

function lineParts(octets: Uint8Array, start: number, end: number): OctetField[] {
  const line = text(octets, start, end);
  const [grammar, keys] = start > 0 ? FIELD_LINE : line.startsWith('HTTP/') ? STATUS_LINE : REQUEST_LINE;
  const match = grammar.exec(line);
  if (!match) return part(octets, 'http.value', start, end);
  let at = start;
  return keys.flatMap((key, index) => part(octets, key, at, (at += match[index + 1]!.length)));
}

function part(octets: Uint8Array, key: string, start: number, end: number): OctetField[] {
  return end > start ? [{ key, start, end, value: text(octets, start, Math.min(end, start + 200)) }] : [];
}
