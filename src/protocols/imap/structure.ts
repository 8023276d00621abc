/** BODYSTRUCTURE and its short form BODY: RFC 3501 §7.4.2, in the grammar of RFC 9051 §9. */
import { withoutComments } from '../../mail/comments.ts';
import { firstField, firstRawValue } from '../../mail/header.ts';
import { openMessage, readMime, type Entity } from '../../mail/mime.ts';
import { LF } from '../../mail/octets.ts';
import { readParameters } from '../../mail/parameters.ts';
import { envelope } from './envelope.ts';
import { formatHeaderString } from './wire.ts';

/** `extended`: BODYSTRUCTURE, with the extension data. */
export function structure(octets: Uint8Array, extended: boolean): string {
  return describe({ octets, part: readMime(octets) }, extended);
}

function describe(entity: Entity, extended: boolean): string {
  return entity.part.type === 'multipart' ? describeMultipart(entity, extended) : describeSingle(entity, extended);
}

function describeMultipart(entity: Entity, extended: boolean): string {
  const { octets, part } = entity;
  // the grammar knows no multipart without parts
  const parts =
    part.children.map((child) => describe({ octets, part: child }, extended)).join('') ||
    (extended ? `(${NOTHING} NIL NIL NIL NIL)` : `(${NOTHING})`);
  const extension = extended ? ` ${parameters(entity, 'Content-Type')} ${disposition(entity)} ${language(entity)}` : '';
  return `(${parts} ${formatHeaderString(part.subtype)}${extension})`;
}

const NOTHING = '"text" "plain" NIL NIL NIL "7bit" 0 0';

function describeSingle(entity: Entity, extended: boolean): string {
  const { part } = entity;
  const fields = [
    mediaType(entity),
    typeParameters(entity),
    headerString(entity, 'Content-ID'),
    headerString(entity, 'Content-Description'),
    formatHeaderString(part.encoding),
    String(part.end - part.bodyStart),
    ...ofKind(entity, extended),
  ];
  if (extended) fields.push(headerString(entity, 'Content-MD5'), disposition(entity), language(entity));
  return `(${fields.join(' ')})`;
}

/** RFC 9051 §9: no body-type-basic is a message, so one that lies too deep to be opened is told as octets. */
function mediaType(entity: Entity): string {
  const { type, subtype } = entity.part;
  const sealed = type === 'message' && (subtype === 'rfc822' || subtype === 'global') && !openMessage(entity);
  return sealed ? '"application" "octet-stream"' : `${formatHeaderString(type)} ${formatHeaderString(subtype)}`;
}

/** Text has its lines; a message within has its envelope, its structure and its lines. */
function ofKind(entity: Entity, extended: boolean): string[] {
  const message = openMessage(entity);
  if (message) return [envelope(message.octets, message.part.header), describe(message, extended), String(countLines(message, 'start'))];
  return entity.part.type === 'text' ? [String(countLines(entity, 'bodyStart'))] : [];
}

function countLines({ octets, part }: Entity, from: 'start' | 'bodyStart'): number {
  let lines = 0;
  for (let at = part[from]; at < part.end; at++) if (octets[at] === LF) lines++;
  return lines;
}

function parameters({ octets, part }: Entity, field: string): string {
  const pairs = readParameters(firstRawValue(octets, part.header, field));
  return list(pairs.flat());
}

function list(strings: readonly string[]): string {
  return strings.length === 0 ? 'NIL' : `(${strings.map(formatHeaderString).join(' ')})`;
}

/** RFC 2045 §5.2: what does not say its type is text in US-ASCII. */
function typeParameters(entity: Entity): string {
  const { part } = entity;
  const untold = part.type === 'text' && !firstField(part.header, 'Content-Type');
  return untold ? '("charset" "us-ascii")' : parameters(entity, 'Content-Type');
}

function disposition(entity: Entity): string {
  const { part } = entity;
  return part.disposition === '' ? 'NIL' : `(${formatHeaderString(part.disposition)} ${parameters(entity, 'Content-Disposition')})`;
}

/** Content-Language, which is a list (RFC 3282 §2), and Content-Location: the last two fields of the extension data. */
function language(entity: Entity): string {
  const tags = withoutComments(firstRawValue(entity.octets, entity.part.header, 'Content-Language')).split(',');
  return `${list(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))} ${headerString(entity, 'Content-Location')}`;
}

function headerString({ octets, part }: Entity, name: string): string {
  const value = firstRawValue(octets, part.header, name);
  return value === '' ? 'NIL' : formatHeaderString(value);
}
