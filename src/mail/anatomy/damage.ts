/** What goes wrong with letters, done on purpose: each damage is one that is met. */
import { fold } from '../fold.ts';
import { firstField, firstRawValue } from '../header.ts';
import { decodeBody } from '../mime.ts';
import { ascii, CR, EMPTY, indexOfCrlf, LF, text } from '../octets.ts';
import { boundaryOf, everyPart, type Anatomy } from './anatomy.ts';
import { isAllAscii } from './guess.ts';
import { spliced, withField } from './splice.ts';

/**
 * `close`: the closing line is lost; `stray`: a line of the text is the boundary; `boundary`: the header names another one;
 * `encoding`: another one is declared than was used; `charset`: the same; `cut`: base64 ends in the middle;
 * `version`: MIME-Version is lost; `eightBit`: octets over 127 under a header that says 7bit.
 */
export const DAMAGES = ['close', 'stray', 'boundary', 'encoding', 'charset', 'cut', 'version', 'eightBit'] as const;
export type Damage = (typeof DAMAGES)[number];

/** Those that the part can suffer. */
export const damagesOf = (octets: Uint8Array, node: Anatomy): Damage[] => DAMAGES.filter((each) => damaged(octets, node, each) !== null);

/** `null`: it cannot be damaged so. */
export function damaged(octets: Uint8Array, node: Anatomy, damage: Damage): Uint8Array | null {
  switch (damage) {
    case 'close':
      return withoutClose(octets, node);
    case 'stray':
      return withStray(octets, node);
    case 'boundary':
      return withOtherBoundary(octets, node);
    case 'encoding':
      return withOtherEncoding(octets, node);
    case 'charset':
      return withOtherCharset(octets, node);
    case 'cut':
      return cut(octets, node);
    case 'version':
      return withoutVersion(octets, node);
    case 'eightBit':
      return saidSevenBit(octets, node);
  }
}

const isLeaf = ({ part, children }: Anatomy): boolean => part.type !== 'multipart' && children.length === 0;

function withoutClose(octets: Uint8Array, { delimiters }: Anatomy): Uint8Array | null {
  const last = delimiters.at(-1);
  return last?.closes ? spliced(octets, last.start, last.end, EMPTY) : null;
}

/** Behind the first line of its first text, as if somebody had written it. */
function withStray(octets: Uint8Array, node: Anatomy): Uint8Array | null {
  if (node.children.length === 0 || node.part.type !== 'multipart') return null;
  const within = everyPart(node).find((each) => isLeaf(each) && each.part.type === 'text' && each.part.encoding !== 'base64');
  if (!within) return null;
  const { bodyStart, end } = within.part;
  const line = indexOfCrlf(octets, bodyStart, end);
  // a line has to follow that no header would begin with
  if (line < 0 || line + 4 > end || [CR, LF].includes(octets[line + 2]!)) return null;
  return spliced(octets, line + 2, line + 2, ascii(`--${boundaryOf(node.part)}\r\n`));
}

function withOtherBoundary(octets: Uint8Array, node: Anatomy): Uint8Array | null {
  const boundary = boundaryOf(node.part);
  if (boundary === '' || node.children.length === 0) return null;
  return valueReplaced(octets, node, 'Content-Type', boundary, `${boundary}x`);
}

/** What it is encoded as, and what is said of it then. */
function withOtherEncoding(octets: Uint8Array, node: Anatomy): Uint8Array | null {
  if (!isLeaf(node) || !firstField(node.part.header, 'Content-Transfer-Encoding')) return null;
  const other = node.part.encoding === 'base64' ? 'quoted-printable' : 'base64';
  return withField(octets, node, 'Content-Transfer-Encoding', fold('Content-Transfer-Encoding', [other]));
}

function withOtherCharset(octets: Uint8Array, node: Anatomy): Uint8Array | null {
  const charset = node.part.parameters.get('charset');
  // ASCII reads alike in either
  if (!isLeaf(node) || node.part.type !== 'text' || charset === undefined || isAllAscii(decodeBody(octets, node.part))) return null;
  return valueReplaced(octets, node, 'Content-Type', charset, charset.toLowerCase() === 'utf-8' ? 'iso-8859-1' : 'utf-8');
}

/** A value as it stands in a field, replaced where it stands; `null` if it stands there otherwise (RFC 2231). */
export function valueReplaced(octets: Uint8Array, { part }: Anatomy, name: string, before: string, after: string): Uint8Array | null {
  const field = firstField(part.header, name);
  const at = field ? text(octets, field.valueStart, field.end).lastIndexOf(before) : -1;
  return field && at >= 0 ? spliced(octets, field.valueStart + at, field.valueStart + at + before.length, ascii(after)) : null;
}

/** A third is lost, in the middle of a group. */
function cut(octets: Uint8Array, node: Anatomy): Uint8Array | null {
  const { encoding, bodyStart, end } = node.part;
  if (!isLeaf(node) || encoding !== 'base64' || end - bodyStart < 8) return null;
  let at = bodyStart + Math.floor(((end - bodyStart) * 2) / 3);
  while (at > bodyStart && lettersIn(octets, bodyStart, at) % 4 !== 2) at--;
  const isWhole = end === octets.length;
  return at === bodyStart ? null : spliced(octets, at, end, isWhole ? ascii('\r\n') : EMPTY);
}

const lettersIn = (octets: Uint8Array, start: number, end: number): number =>
  text(octets, start, end).replace(/[^A-Za-z0-9+/]/g, '').length;

function withoutVersion(octets: Uint8Array, node: Anatomy): Uint8Array | null {
  const isWhole = node.parent === null;
  return isWhole && firstField(node.part.header, 'MIME-Version') ? withField(octets, node, 'MIME-Version', '') : null;
}

/** RFC 2045 §6.2: what is said to be 7bit has no octet over 127. */
function saidSevenBit(octets: Uint8Array, node: Anatomy): Uint8Array | null {
  const body = octets.subarray(node.part.bodyStart, node.part.end);
  if (!isLeaf(node) || isAllAscii(body) || firstRawValue(octets, node.part.header, 'Content-Transfer-Encoding') === '') return null;
  if (node.part.encoding !== '8bit') return null;
  return withField(octets, node, 'Content-Transfer-Encoding', fold('Content-Transfer-Encoding', ['7bit']));
}
