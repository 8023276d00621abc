/** The parts of a message as a tree with octet ranges: RFC 2045, 2046 and 2183. Broken messages give the best tree there is. */
import { decodeCharset } from './charset.ts';
import { withoutComments } from './comments.ts';
import { decodeBase64, decodeQuotedPrintable } from './encodings.ts';
import { firstRawValue, readHeader } from './header.ts';
import type { Header } from './header.ts';
import { multipartRanges } from './multipart.ts';
import { readable, text } from './octets.ts';
import { parseParameterised } from './parameters.ts';

/** Parts within parts deeper than this are left unopened. */
export const DEPTH_LIMIT = 20;
/** Parts of one message after this many are left out. */
const PART_LIMIT = 1000;

export interface Part {
  /** In lower case: 'text'. */
  type: string;
  /** In lower case: 'plain'. */
  subtype: string;
  parameters: Map<string, string>;
  /** In lower case: 'attachment', 'inline' or `''`. */
  disposition: string;
  dispositionParameters: Map<string, string>;
  /** Content-Transfer-Encoding in lower case; '7bit' if none is given. */
  encoding: string;
  header: Header;
  /** Offset where the part's own header begins. */
  start: number;
  /** Offset just after its empty line. */
  bodyStart: number;
  /** How many parts it lies within, those of opened messages included. */
  depth: number;
  /** Offset just after its last octet: before the CRLF of the delimiter that follows (RFC 2046 §5.1.1). */
  end: number;
  /** The parts of a multipart, or the one message of a message/rfc822 that no encoding hides. */
  children: Part[];
}

/** RFC 2045 §2.4: a header and a body, and the octets in which they stand. */
export interface Entity {
  octets: Uint8Array;
  part: Part;
}

/** What has been spent while one message is read. */
interface Budget {
  parts: number;
}

/** Trees that were read, for as long as somebody keeps the octets: clients ask for one message piece by piece. */
const trees = new WeakMap<Uint8Array, Part>();

/** The whole message as a part; its children are what it is made of. The octets must not change afterwards. */
export function readMime(octets: Uint8Array): Part {
  const known = trees.get(octets);
  if (known) return known;
  const tree = readPart(octets, 0, octets.length, 'text/plain', 0, { parts: PART_LIMIT });
  trees.set(octets, tree);
  return tree;
}

function readPart(octets: Uint8Array, start: number, end: number, defaultType: string, depth: number, budget: Budget): Part {
  budget.parts--;
  const header = readHeader(octets, start, end);
  const content = parseParameterised(firstRawValue(octets, header, 'Content-Type'));
  const disposition = parseParameterised(firstRawValue(octets, header, 'Content-Disposition'));
  const [type, subtype] = splitType(content.value, defaultType);
  const part: Part = {
    type,
    subtype,
    parameters: content.parameters,
    disposition: disposition.value,
    dispositionParameters: disposition.parameters,
    encoding: encodingOf(octets, header),
    header,
    depth,
    start,
    bodyStart: header.bodyStart,
    end,
    children: [],
  };
  if (depth < DEPTH_LIMIT) part.children = readChildren(octets, part, depth, budget);
  return part;
}

/** RFC 2045 §6.1. */
function encodingOf(octets: Uint8Array, header: Header): string {
  const written = withoutComments(firstRawValue(octets, header, 'Content-Transfer-Encoding'));
  return /^[^\s;]+/.exec(written.trim())?.[0].toLowerCase() ?? '7bit';
}

/** RFC 2045 §5.2: what is no media type counts as the default. */
function splitType(value: string, defaultType: string): [string, string] {
  const slash = value.indexOf('/');
  const whole = slash > 0 && slash < value.length - 1 ? value : defaultType;
  const at = whole.indexOf('/');
  return [whole.slice(0, at), whole.slice(at + 1)];
}

function readChildren(octets: Uint8Array, part: Part, depth: number, budget: Budget): Part[] {
  if (part.type === 'multipart') {
    const boundary = part.parameters.get('boundary') ?? '';
    // RFC 2046 §5.1.5: in a digest, a part without a type is a message
    const defaultType = part.subtype === 'digest' ? 'message/rfc822' : 'text/plain';
    const children: Part[] = [];
    for (const range of multipartRanges(octets, part.bodyStart, part.end, boundary, budget.parts)) {
      if (budget.parts > 0) children.push(readPart(octets, range.start, range.end, defaultType, depth + 1, budget));
    }
    return children;
  }
  if (isMessage(part) && !isEncoded(part) && budget.parts > 0)
    return [readPart(octets, part.bodyStart, part.end, 'text/plain', depth + 1, budget)];
  return [];
}

/** Whether the body is a message: RFC 2046 §5.2.1, RFC 6532 §3.7. */
function isMessage(part: Part): boolean {
  return part.type === 'message' && (part.subtype === 'rfc822' || part.subtype === 'global');
}

const unsealed = new WeakMap<Part, Entity>();

/**
 * The message that a part holds; `undefined`: it holds none, or lies too deep. RFC 2046 §5.2.1 forbids message/rfc822 an encoding that
 * hides it, but it is met with one, and RFC 6532 §3.7 allows it to message/global: then the octets are those without it.
 */
export function openMessage({ octets, part }: Entity): Entity | undefined {
  if (!isMessage(part) || part.depth >= DEPTH_LIMIT) return undefined;
  if (!isEncoded(part)) return part.children[0] && { octets, part: part.children[0] };
  let entity = unsealed.get(part);
  if (!entity) unsealed.set(part, (entity = unseal(decodeBody(octets, part), part.depth + 1)));
  return entity;
}

function unseal(octets: Uint8Array, depth: number): Entity {
  return { octets, part: readPart(octets, 0, octets.length, 'text/plain', depth, { parts: PART_LIMIT }) };
}

function isEncoded(part: Part): boolean {
  return part.encoding === 'base64' || part.encoding === 'quoted-printable';
}

/** The body without its transfer encoding. */
export function decodeBody(octets: Uint8Array, part: Part): Uint8Array {
  if (part.encoding === 'base64') return decodeBase64(octets, part.bodyStart, part.end);
  if (part.encoding === 'quoted-printable') return decodeQuotedPrintable(octets, part.bodyStart, part.end);
  return octets.subarray(part.bodyStart, part.end);
}

/** The body as text, in its charset; of an unknown charset as UTF-8 if it is that, else as latin1. */
export function decodeText(octets: Uint8Array, part: Part): string {
  const body = decodeBody(octets, part);
  const charset = part.parameters.get('charset') ?? 'us-ascii';
  const known = /^(?:us-)?ascii$/i.test(charset) ? undefined : decodeCharset(body, charset);
  return known ?? readable(text(body));
}

/** Name of the file that an attachment wants to be, or `''`. */
export function fileName(part: Part): string {
  return part.dispositionParameters.get('filename') ?? part.parameters.get('name') ?? '';
}

/** Parts without children, in order: what a reader is shown. Messages within messages are opened, but for encoded ones. */
export function leaves(part: Part): Part[] {
  return part.children.length === 0 ? [part] : part.children.flatMap(leaves);
}

/** The same, encoded messages opened too. */
export function openLeaves(entity: Entity): Entity[] {
  const message = openMessage(entity);
  if (message) return openLeaves(message);
  const { octets, part } = entity;
  return part.children.length === 0 ? [entity] : part.children.flatMap((child) => openLeaves({ octets, part: child }));
}
