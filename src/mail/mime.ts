/** The parts of a message as a tree with octet ranges: RFC 2045, 2046 and 2183. Broken messages give the best tree there is. */
import { decodeCharset } from './charset.ts';
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
  /** Offset just after its last octet: before the CRLF of the delimiter that follows (RFC 2046 §5.1.1). */
  end: number;
  /** The parts of a multipart, or the one message of a message/rfc822. */
  children: Part[];
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
  const encoding = firstRawValue(octets, header, 'Content-Transfer-Encoding').replace(/\s.*$/s, '').toLowerCase() || '7bit';
  const part: Part = {
    type,
    subtype,
    parameters: content.parameters,
    disposition: disposition.value,
    dispositionParameters: disposition.parameters,
    encoding,
    header,
    start,
    bodyStart: header.bodyStart,
    end,
    children: [],
  };
  if (depth < DEPTH_LIMIT) part.children = readChildren(octets, part, depth, budget);
  return part;
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
  if (isMessage(part) && budget.parts > 0) return [readPart(octets, part.bodyStart, part.end, 'text/plain', depth + 1, budget)];
  return [];
}

/** Whether the body is a message that can be opened: RFC 2046 §5.2.1 allows it no encoding that hides it. */
export function isMessage(part: Part): boolean {
  return part.type === 'message' && part.subtype === 'rfc822' && !isEncoded(part);
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

/** Parts without children, in order: what a reader is shown. Messages within messages are opened. */
export function leaves(part: Part): Part[] {
  return part.children.length === 0 ? [part] : part.children.flatMap(leaves);
}
