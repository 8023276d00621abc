/** What is done to a letter at the workbench: each a change of its octets, after which it is read anew. Nothing throws. */
import { freeBoundary } from '../parts.ts';
import { fold } from '../fold.ts';
import { firstField, firstRawValue } from '../header.ts';
import { decodeBody, decodeText } from '../mime.ts';
import { ascii, concat, CRLF, isAscii, text as latin1, utf8 } from '../octets.ts';
import { formatParameter, readParameters } from '../parameters.ts';
import { anatomyOf, partAt, type Anatomy } from './anatomy.ts';
import { encodedAs, hindranceOf, type Encoding } from './costs.ts';
import { damaged, type Damage } from './damage.ts';
import { freshPart, type Fresh } from './fresh.ts';
import { repaired, type Repair } from './repair.ts';
import { octetsOf, reordered, spliced, withBody, withChild, withField, withoutChild } from './splice.ts';

export type MimeEdit =
  /** One part more in a multipart; beside a part that is none, both come into a new multipart/mixed. */
  | { do: 'add'; path: string; fresh: Fresh }
  | { do: 'remove'; path: string }
  /** Among its siblings. */
  | { do: 'move'; path: string; by: -1 | 1 }
  /** Behind the multipart in which it lies; into the multipart before it. */
  | { do: 'out' | 'in'; path: string }
  /** Into a multipart of its own. */
  | { do: 'wrap'; path: string; subtype: string }
  | { do: 'recode'; path: string; encoding: Encoding }
  | { do: 'charset'; path: string; charset: 'utf-8' | 'iso-8859-1' }
  | { do: 'subtype'; path: string; subtype: string }
  | { do: 'disposition'; path: string; disposition: '' | 'inline' | 'attachment' }
  | { do: 'name'; path: string; name: string }
  | { do: 'text'; path: string; text: string }
  | { do: 'damage'; path: string; damage: Damage }
  | { do: 'repair'; path: string; repair: Repair };

/** Why something cannot be done. */
export type Refusal = 'noPart' | 'notHere' | 'lastPart' | 'notInCharset' | 'nothingToMend';

export type Edited = { octets: Uint8Array; path: string } | { refused: Refusal };

/** The letter after the change, and the path of what was changed. */
export function edited(octets: Uint8Array, edit: MimeEdit): Edited {
  const node = partAt(anatomyOf(octets), edit.path);
  return node ? done(octets, node, edit) : { refused: 'noPart' };
}

function done(octets: Uint8Array, node: Anatomy, edit: MimeEdit): Edited {
  const here = (changed: Uint8Array): Edited => ({ octets: changed, path: node.path });
  switch (edit.do) {
    case 'add':
      return added(octets, node, edit.fresh);
    case 'remove':
      return removed(octets, node);
    case 'move':
      return moved(octets, node, edit.by);
    case 'out':
      return movedOut(octets, node);
    case 'in':
      return movedIn(octets, node);
    case 'wrap':
      return { octets: wrapped(octets, node, edit.subtype), path: `${node.path}.1` };
    case 'recode':
      return recoded(octets, node, edit.encoding);
    case 'charset':
      return inCharset(octets, node, edit.charset);
    case 'subtype':
      return node.part.type === 'multipart' ? here(withSubtype(octets, node, edit.subtype)) : { refused: 'notHere' };
    case 'disposition':
      return here(withDisposition(octets, node, edit.disposition));
    case 'name':
      return here(withName(octets, node, edit.name));
    case 'text':
      return isLeafText(node) ? here(withText(octets, node, edit.text)) : { refused: 'notHere' };
    case 'damage': {
      const changed = damaged(octets, node, edit.damage);
      return changed ? here(changed) : { refused: 'notHere' };
    }
    case 'repair': {
      const changed = repaired(octets, node, edit.repair);
      return changed ? here(changed) : { refused: 'nothingToMend' };
    }
  }
}

const isMultipart = ({ children, part }: Anatomy): boolean => part.type === 'multipart' && children.length > 0;
const isLeaf = ({ children, part }: Anatomy): boolean => part.type !== 'multipart' && children.length === 0;
export const isLeafText = (node: Anatomy): boolean => node.part.type === 'text' && isLeaf(node);
/** Its place among its siblings, from 0. */
const numberOf = ({ path }: Anatomy): number => Number(path.slice(path.lastIndexOf('.') + 1)) - 1;
/** The multipart that it is a part of. */
const containerOf = ({ parent }: Anatomy): Anatomy | null => (parent && isMultipart(parent) ? parent : null);

function added(octets: Uint8Array, node: Anatomy, fresh: Fresh): Edited {
  const part = freshPart(fresh);
  if (isMultipart(node)) {
    const last = node.children.length;
    return { octets: withChild(octets, node, last, part), path: `${node.path}.${last + 1}` };
  }
  const container = containerOf(node);
  if (container) {
    const number = numberOf(node) + 1;
    return { octets: withChild(octets, container, number, part), path: `${container.path}.${number + 1}` };
  }
  const around = wrapped(octets, node, 'mixed');
  const multipart = partAt(anatomyOf(around), node.path)!;
  return { octets: withChild(around, multipart, 1, part), path: `${node.path}.2` };
}

function removed(octets: Uint8Array, node: Anatomy): Edited {
  const container = containerOf(node);
  if (!container) return { refused: 'notHere' };
  // RFC 2046 §5.1: a multipart has at least one part
  if (container.children.length === 1) return { refused: 'lastPart' };
  return { octets: withoutChild(octets, container, numberOf(node)), path: container.path };
}

function moved(octets: Uint8Array, node: Anatomy, by: -1 | 1): Edited {
  const container = containerOf(node);
  const [from, to] = [numberOf(node), numberOf(node) + by];
  if (!container?.children[to]) return { refused: 'notHere' };
  const order = container.children.slice();
  [order[from], order[to]] = [order[to]!, order[from]!];
  return { octets: reordered(octets, container, order), path: `${container.path}.${to + 1}` };
}

function movedOut(octets: Uint8Array, node: Anatomy): Edited {
  const container = containerOf(node);
  const outer = container && containerOf(container);
  if (!outer) return { refused: 'notHere' };
  if (container.children.length === 1) return { refused: 'lastPart' };
  const number = numberOf(container) + 1;
  // what lies farther back first: it leaves the offsets before it as they were
  const put = withChild(octets, outer, number, octetsOf(octets, node));
  return { octets: withoutChild(put, container, numberOf(node)), path: `${outer.path}.${number + 1}` };
}

function movedIn(octets: Uint8Array, node: Anatomy): Edited {
  const container = containerOf(node);
  const before = container?.children[numberOf(node) - 1];
  if (!container || !before || !isMultipart(before)) return { refused: 'notHere' };
  const last = before.children.length;
  const without = withoutChild(octets, container, numberOf(node));
  return { octets: withChild(without, before, last, octetsOf(octets, node)), path: `${before.path}.${last + 1}` };
}

const CONTENT = /^content-/i;

/** The part becomes the only one of a multipart, which takes its place; what is said of the content goes along with it. */
function wrapped(octets: Uint8Array, { part }: Anatomy, subtype: string): Uint8Array {
  const lines = part.header.fields.map(({ name, start, end }) => ({ isContent: CONTENT.test(name), octets: octets.subarray(start, end) }));
  const inner = concat([
    ...lines.filter(({ isContent }) => isContent).map((line) => line.octets),
    CRLF,
    octets.subarray(part.bodyStart, part.end),
  ]);
  const boundary = freeBoundary('mime', latin1(octets));
  const head = [
    ...lines.filter(({ isContent }) => !isContent).map((line) => line.octets),
    ascii(fold('Content-Type', [`multipart/${subtype};`, `boundary="${boundary}"`])),
    CRLF,
  ];
  // a letter ends with a line end; within another part, the delimiter that follows brings it
  const end = part.end === octets.length ? CRLF : new Uint8Array(0);
  const body = [ascii(`--${boundary}\r\n`), inner, ascii(`\r\n--${boundary}--`), end];
  return spliced(octets, part.start, part.end, concat([...withVersion(part, octets), ...head, ...body]));
}

/** RFC 2045 §4: a whole letter that becomes a multipart has to say so. */
function withVersion(part: Anatomy['part'], octets: Uint8Array): Uint8Array[] {
  const isWhole = part.start === 0 && part.end === octets.length;
  return isWhole && !firstField(part.header, 'MIME-Version') ? [ascii('MIME-Version: 1.0\r\n')] : [];
}

function recoded(octets: Uint8Array, node: Anatomy, encoding: Encoding): Edited {
  if (!isLeaf(node)) return { refused: 'notHere' };
  return { octets: withDecoded(octets, node, decodeBody(octets, node.part), encoding), path: node.path };
}

/** The part with this for its content, so encoded. */
function withDecoded(octets: Uint8Array, node: Anatomy, body: Uint8Array, encoding: Encoding): Uint8Array {
  const encoded = encodedAs(encoding, body, node.part.type === 'text');
  // the last line end of base64 is no content: within another part, the delimiter brings it
  const isLast = node.part.end === octets.length;
  const trimmed = encoding === 'base64' && !isLast ? encoded.subarray(0, Math.max(0, encoded.length - 2)) : encoded;
  return withField(withBody(octets, node, trimmed), node, 'Content-Transfer-Encoding', fold('Content-Transfer-Encoding', [encoding]));
}

const asEncoding = (encoding: string): Encoding =>
  encoding === 'base64' || encoding === 'quoted-printable' || encoding === 'binary' || encoding === '8bit' ? encoding : '7bit';

/** Other text in the same charset, if it can say it; else in UTF-8. Its encoding stays, if it may. */
function withText(octets: Uint8Array, node: Anatomy, typed: string): Uint8Array {
  const lines = typed.replace(/\r\n?|\n/g, '\r\n');
  const charset = (node.part.parameters.get('charset') ?? 'us-ascii').toLowerCase();
  const isLatin = charset === 'iso-8859-1' && isLatin1(lines);
  const isPlain = isAscii(lines) && charset === 'us-ascii';
  const body = isLatin ? ascii(lines) : utf8(lines);
  const wanted = asEncoding(node.part.encoding);
  const encoding = hindranceOf(wanted, body) === '' ? wanted : 'quoted-printable';
  const changed = withDecoded(octets, node, body, encoding);
  return isLatin || isPlain || charset === 'utf-8' ? changed : withCharset(changed, partAt(anatomyOf(changed), node.path)!, 'utf-8');
}

const isLatin1 = (characters: string): boolean => [...characters].every((each) => each.codePointAt(0)! < 256);

function inCharset(octets: Uint8Array, node: Anatomy, charset: 'utf-8' | 'iso-8859-1'): Edited {
  if (!isLeafText(node)) return { refused: 'notHere' };
  const characters = decodeText(octets, node.part);
  if (charset === 'iso-8859-1' && !isLatin1(characters)) return { refused: 'notInCharset' };
  const body = charset === 'utf-8' ? utf8(characters) : ascii(characters);
  const wanted = asEncoding(node.part.encoding);
  const changed = withDecoded(octets, node, body, hindranceOf(wanted, body) === '' ? wanted : 'quoted-printable');
  return { octets: withCharset(changed, partAt(anatomyOf(changed), node.path)!, charset), path: node.path };
}

/** The field with one parameter otherwise; `null` takes it away. Pieces of RFC 2231 are replaced as a whole. */
function withParameter(
  octets: Uint8Array,
  node: Anatomy,
  field: string,
  otherwise: string,
  name: string,
  value: string | null,
): Uint8Array {
  const raw = firstRawValue(octets, node.part.header, field);
  const kept = readParameters(raw).filter(([each]) => each.split('*')[0] !== name);
  const first = /^[^;]*/.exec(raw)![0].trim() || otherwise;
  const own = value === null || value === '' ? [] : formatParameter(name, value);
  return withField(octets, node, field, fieldLines(field, [first, ...kept.map(written), ...own]));
}

/** As it stood: in quotes if it needs them. */
const written = ([name, value]: [string, string]): string =>
  /^[!#$%&'*+\-.0-9A-Z^_`a-z{|}~]+$/.test(value) ? `${name}=${value}` : `${name}="${value.replace(/["\\]/g, '\\$&')}"`;

const fieldLines = (field: string, items: string[]): string =>
  fold(
    field,
    items.map((item, number) => (number === items.length - 1 ? item : `${item};`)),
  );

export const withCharset = (octets: Uint8Array, node: Anatomy, charset: string): Uint8Array =>
  withParameter(octets, node, 'Content-Type', 'text/plain', 'charset', charset);

function withSubtype(octets: Uint8Array, node: Anatomy, subtype: string): Uint8Array {
  const raw = firstRawValue(octets, node.part.header, 'Content-Type');
  const all = readParameters(raw);
  return withField(octets, node, 'Content-Type', fieldLines('Content-Type', [`multipart/${subtype}`, ...all.map(written)]));
}

function withDisposition(octets: Uint8Array, node: Anatomy, disposition: string): Uint8Array {
  if (disposition === '') return withField(octets, node, 'Content-Disposition', '');
  const raw = firstRawValue(octets, node.part.header, 'Content-Disposition');
  const items = [disposition, ...readParameters(raw).map(written)];
  return withField(octets, node, 'Content-Disposition', fieldLines('Content-Disposition', items));
}

function withName(octets: Uint8Array, node: Anatomy, name: string): Uint8Array {
  return withParameter(octets, node, 'Content-Disposition', 'attachment', 'filename', name);
}
