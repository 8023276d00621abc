/** The octets that `BODY[section]` names: RFC 3501 §6.4.5. */
import type { Header } from '../../mail/header.ts';
import { decodeBody, openMessage, readMime, type Entity } from '../../mail/mime.ts';
import { CRLF, concat } from '../../mail/octets.ts';
import type { Section } from './fetchItems.ts';

/** Views of the message where it can be, copies where fields are chosen; `undefined` if there is no such part. */
export function sectionOctets(octets: Uint8Array, section: Section): Uint8Array | undefined {
  const { path, what } = section;
  if (path.length === 0 && what === '') return octets;
  const root = { octets, part: readMime(octets) };
  if (path.length === 0) return ofMessage(root, section);
  const entity = entityAt(root, path);
  if (!entity) return undefined;
  if (what === '') return bodyOf(entity);
  if (what === 'MIME') return headerOf(entity);
  const message = openMessage(entity);
  return message && ofMessage(message, section);
}

/** Transfer encodings that are known: the last three are none. RFC 2045 §6.1. */
const ENCODINGS: ReadonlySet<string> = new Set(['base64', 'quoted-printable', '7bit', '8bit', 'binary']);

/** The part without its transfer encoding; `unknown`: it has one that is not known; `undefined`: there is no such part. RFC 9051 §6.4.5. */
export function decodedSection(octets: Uint8Array, path: readonly number[]): Uint8Array | 'unknown' | undefined {
  if (path.length === 0) return octets;
  const entity = entityAt({ octets, part: readMime(octets) }, path);
  if (!entity) return undefined;
  return ENCODINGS.has(entity.part.encoding) ? decodeBody(entity.octets, entity.part) : 'unknown';
}

/** Part numbers count the parts of a multipart; what is no multipart is its own part 1. */
function entityAt(root: Entity, path: readonly number[]): Entity | undefined {
  let entity = partOfMessage(root, path[0]!);
  for (const number of path.slice(1)) {
    if (!entity) return undefined;
    const message = openMessage(entity);
    entity = message ? partOfMessage(message, number) : childOf(entity, number);
  }
  return entity;
}

function partOfMessage(message: Entity, number: number): Entity | undefined {
  if (message.part.type === 'multipart') return childOf(message, number);
  return number === 1 ? message : undefined;
}

function childOf({ octets, part }: Entity, number: number): Entity | undefined {
  const child = part.children[number - 1];
  return child && { octets, part: child };
}

function ofMessage(message: Entity, { what, fields }: Section): Uint8Array {
  if (what === 'TEXT') return bodyOf(message);
  if (what === 'HEADER') return headerOf(message);
  const names = new Set(fields.map((field) => field.toLowerCase()));
  return chosenFields(message.octets, message.part.header, names, what === 'HEADER.FIELDS');
}

function bodyOf({ octets, part }: Entity): Uint8Array {
  return octets.subarray(part.bodyStart, part.end);
}

function headerOf({ octets, part }: Entity): Uint8Array {
  return octets.subarray(part.start, part.bodyStart);
}

/** The fields that are named, or all others; in their order, with an empty line after them. */
function chosenFields(octets: Uint8Array, header: Header, names: ReadonlySet<string>, named: boolean): Uint8Array {
  const chosen = header.fields.filter((field) => names.has(field.name.toLowerCase()) === named);
  return concat([...chosen.map((field) => octets.subarray(field.start, field.end)), CRLF]);
}
