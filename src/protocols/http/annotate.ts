/** Names the parts of an HTTP message, beside the grammar that says what they are. RFC 9112 §2–§5. */
import { indexOfCrlf, text } from '../../mail/octets.ts';
import { crlf, field, groups, type OctetField } from '../field.ts';

/** Fields named in one view; the rest goes unnamed. */
const MAX_FIELDS = 500;
const REQUEST_LINE = [/^(\S*)( ?)(\S*)( ?)(\S*)$/, ['http.method', 'space', 'http.target', 'space', 'http.version']] as const;
const STATUS_LINE = [/^(HTTP\/\S+)( ?)(\d*)( ?)(.*)$/, ['http.version', 'space', 'http.status', 'space', 'http.reason']] as const;
const FIELD_LINE = [/^([^:]*)(:)([ \t]*)(.*)$/, ['http.field', 'http.colon', 'space', 'http.value']] as const;

export function annotate(_kind: 'command' | 'reply' | 'text', octets: Uint8Array): OctetField[] {
  const fields: OctetField[] = [];
  for (let at = 0; at < octets.length && fields.length < MAX_FIELDS;) {
    const end = indexOfCrlf(octets, at);
    if (end < 0) return [...fields, ...field(octets, 'http.content', at, octets.length)];
    fields.push(...lineParts(octets, at, end), ...crlf(octets, end));
    if (end === at) return [...fields, ...field(octets, 'http.content', end + 2, octets.length)];
    at = end + 2;
  }
  return fields;
}

function lineParts(octets: Uint8Array, start: number, end: number): OctetField[] {
  const line = text(octets, start, end);
  const [grammar, keys] = start > 0 ? FIELD_LINE : line.startsWith('HTTP/') ? STATUS_LINE : REQUEST_LINE;
  const match = grammar.exec(line);
  return match ? groups(octets, start, match, keys) : field(octets, 'http.value', start, end);
}
