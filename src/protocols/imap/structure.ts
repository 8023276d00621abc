/** BODYSTRUCTURE and its short form BODY: RFC 3501 §7.4.2. */
import { firstField, firstRawValue } from '../../mail/header.ts';
import { isMessage, readMime, type Part } from '../../mail/mime.ts';
import { LF } from '../../mail/octets.ts';
import { readParameters } from '../../mail/parameters.ts';
import { envelope } from './envelope.ts';
import { formatString } from './wire.ts';

/** `extended`: BODYSTRUCTURE, with the extension data. */
export function structure(octets: Uint8Array, extended: boolean): string {
  return describe(octets, readMime(octets), extended);
}

function describe(octets: Uint8Array, part: Part, extended: boolean): string {
  return part.type === 'multipart' ? describeMultipart(octets, part, extended) : describeSingle(octets, part, extended);
}

function describeMultipart(octets: Uint8Array, part: Part, extended: boolean): string {
  // the grammar knows no multipart without parts
  const parts = part.children.map((child) => describe(octets, child, extended)).join('') || '("text" "plain" NIL NIL NIL "7bit" 0 0)';
  const extension = extended ? ` ${parameters(octets, part, 'Content-Type')} ${disposition(octets, part)} ${language(octets, part)}` : '';
  return `(${parts} ${formatString(part.subtype)}${extension})`;
}

function describeSingle(octets: Uint8Array, part: Part, extended: boolean): string {
  const fields = [
    formatString(part.type),
    formatString(part.subtype),
    typeParameters(octets, part),
    headerString(octets, part, 'Content-ID'),
    headerString(octets, part, 'Content-Description'),
    formatString(part.encoding),
    String(part.end - part.bodyStart),
    ...ofKind(octets, part, extended),
  ];
  if (extended) fields.push(headerString(octets, part, 'Content-MD5'), disposition(octets, part), language(octets, part));
  return `(${fields.join(' ')})`;
}

/** Text has its lines; a message within has its envelope, its structure and its lines. */
function ofKind(octets: Uint8Array, part: Part, extended: boolean): string[] {
  const lines = String(countLines(octets, part.bodyStart, part.end));
  const [message] = part.children;
  if (isMessage(part) && message) return [envelope(octets, message.header), describe(octets, message, extended), lines];
  return part.type === 'text' ? [lines] : [];
}

function countLines(octets: Uint8Array, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at++) if (octets[at] === LF) lines++;
  return lines;
}

function parameters(octets: Uint8Array, part: Part, field: string): string {
  const pairs = readParameters(firstRawValue(octets, part.header, field));
  return pairs.length === 0 ? 'NIL' : `(${pairs.map(([name, value]) => `${formatString(name)} ${formatString(value)}`).join(' ')})`;
}

/** RFC 2045 §5.2: what does not say its type is text in US-ASCII. */
function typeParameters(octets: Uint8Array, part: Part): string {
  const untold = part.type === 'text' && !firstField(part.header, 'Content-Type');
  return untold ? '("charset" "us-ascii")' : parameters(octets, part, 'Content-Type');
}

function disposition(octets: Uint8Array, part: Part): string {
  return part.disposition === '' ? 'NIL' : `(${formatString(part.disposition)} ${parameters(octets, part, 'Content-Disposition')})`;
}

/** Content-Language and Content-Location, the last two fields of the extension data. */
function language(octets: Uint8Array, part: Part): string {
  return `${headerString(octets, part, 'Content-Language')} ${headerString(octets, part, 'Content-Location')}`;
}

function headerString(octets: Uint8Array, part: Part, name: string): string {
  const value = firstRawValue(octets, part.header, name);
  return value === '' ? 'NIL' : formatString(value);
}
