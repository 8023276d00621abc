/** The octets that `BODY[section]` names: RFC 3501 §6.4.5. */
import type { Header } from '../../mail/header.ts';
import { decodeBody, isMessage, readMime, type Part } from '../../mail/mime.ts';
import { CRLF, concat } from '../../mail/octets.ts';
import type { Section } from './fetchItems.ts';

/** Views of the message where it can be, copies where fields are chosen; `undefined` if there is no such part. */
export function sectionOctets(octets: Uint8Array, section: Section): Uint8Array | undefined {
  const { path, what } = section;
  if (path.length === 0 && what === '') return octets;
  const root = readMime(octets);
  if (path.length === 0) return ofMessage(octets, root, section);
  const part = partAt(root, path);
  if (!part) return undefined;
  if (what === '') return octets.subarray(part.bodyStart, part.end);
  if (what === 'MIME') return octets.subarray(part.start, part.bodyStart);
  const message = isMessage(part) ? part.children[0] : undefined;
  return message && ofMessage(octets, message, section);
}

/** Transfer encodings that are known: the last three are none. RFC 2045 §6.1. */
const ENCODINGS: ReadonlySet<string> = new Set(['base64', 'quoted-printable', '7bit', '8bit', 'binary']);

/** The part without its transfer encoding; `unknown`: it has one that is not known; `undefined`: there is no such part. RFC 9051 §6.4.5. */
export function decodedSection(octets: Uint8Array, path: readonly number[]): Uint8Array | 'unknown' | undefined {
  if (path.length === 0) return octets;
  const part = partAt(readMime(octets), path);
  if (!part) return undefined;
  return ENCODINGS.has(part.encoding) ? decodeBody(octets, part) : 'unknown';
}

/** Part numbers count the parts of a multipart; what is no multipart is its own part 1. */
function partAt(root: Part, path: readonly number[]): Part | undefined {
  let part: Part | undefined = partOfMessage(root, path[0]!);
  for (const number of path.slice(1)) {
    if (!part) return undefined;
    const [message] = part.children;
    part = isMessage(part) && message ? partOfMessage(message, number) : part.children[number - 1];
  }
  return part;
}

function partOfMessage(message: Part, number: number): Part | undefined {
  if (message.type === 'multipart') return message.children[number - 1];
  return number === 1 ? message : undefined;
}

function ofMessage(octets: Uint8Array, message: Part, { what, fields }: Section): Uint8Array {
  if (what === 'TEXT') return octets.subarray(message.bodyStart, message.end);
  if (what === 'HEADER') return octets.subarray(message.start, message.bodyStart);
  return chosenFields(octets, message.header, new Set(fields.map((field) => field.toLowerCase())), what === 'HEADER.FIELDS');
}

/** The fields that are named, or all others; in their order, with an empty line after them. */
function chosenFields(octets: Uint8Array, header: Header, names: ReadonlySet<string>, named: boolean): Uint8Array {
  const chosen = header.fields.filter((field) => names.has(field.name.toLowerCase()) === named);
  return concat([...chosen.map((field) => octets.subarray(field.start, field.end)), CRLF]);
}
