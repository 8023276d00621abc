/** What is wrong with the MIME of a letter, each with the section that says so, and how it could be mended. */
import { decodeCharset } from '../charset.ts';
import { firstField, firstRawValue, rawValue } from '../header.ts';
import { decodeBody } from '../mime.ts';
import { decodeUtf8, isAscii, text } from '../octets.ts';
import { readParameters } from '../parameters.ts';
import { boundaryOf, everyPart, type Anatomy } from './anatomy.ts';
import { hindranceOf } from './costs.ts';
import { encodedWordsIn } from './encodedWord.ts';
import { badEscape, encodingOf, isAllAscii, isSurelyUtf8, looksBase64 } from './guess.ts';
import { usedBoundary, type Repair } from './repair.ts';

export const MIME_FINDINGS = [
  'noVersion',
  'noBoundary',
  'boundaryUnused',
  'boundaryTooLong',
  'notClosed',
  'strayBoundary',
  'multipartEncoded',
  'messageEncoded',
  'encodingUnknown',
  'notSevenBit',
  'looksBase64',
  'badBase64',
  'cutBase64',
  'badQuotedPrintable',
  'charsetUnknown',
  'charsetWrong',
  'longLine',
  'wordTooLong',
  'wordInParameter',
  'eightBitName',
  'twoParts',
] as const;
export type MimeFindingKey = (typeof MIME_FINDINGS)[number];

export interface MimeFinding {
  key: MimeFindingKey;
  path: string;
  /** The octets that it is about. */
  start: number;
  end: number;
  /** 'RFC 2046 §5.1.1' */
  section: string;
  values: Record<string, string | number>;
  /** `null`: nobody but the author could. */
  repair: Repair | null;
}

/** More are not worth reading. */
const MOST = 100;

/** In the order of the parts; at most a hundred. */
export function mimeFindings(octets: Uint8Array, root: Anatomy): MimeFinding[] {
  return everyPart(root)
    .flatMap((node) => [...ofHeader(octets, node), ...ofMultipart(octets, node), ...ofLeaf(octets, node)])
    .slice(0, MOST);
}

type Told = Partial<Pick<MimeFinding, 'start' | 'end' | 'values' | 'repair'>>;

function finding(node: Anatomy, key: MimeFindingKey, section: string, told: Told = {}): MimeFinding {
  const { start, bodyStart } = node.part;
  return { key, path: node.path, start, end: bodyStart, section, values: {}, repair: null, ...told };
}

function ofHeader(octets: Uint8Array, node: Anatomy): MimeFinding[] {
  const found: MimeFinding[] = [];
  const { header } = node.part;
  const isLetter = node.parent === null || node.parent.part.type === 'message';
  const content = header.fields.find(({ name }) => /^content-/i.test(name));
  if (isLetter && content && !firstField(header, 'MIME-Version'))
    found.push(finding(node, 'noVersion', 'RFC 2045 §4', { start: content.start, end: content.end, repair: 'version' }));
  for (const field of header.fields) {
    const value = rawValue(octets, field);
    const at = { start: field.start, end: field.end };
    const long = encodedWordsIn(value).find(({ isTooLong }) => isTooLong);
    if (long) found.push(finding(node, 'wordTooLong', 'RFC 2047 §2', { ...at, values: { field: field.name, length: long.raw.length } }));
  }
  return [...found, ...ofNames(octets, node)];
}

/** How the name of a file is written. */
function ofNames(octets: Uint8Array, node: Anatomy): MimeFinding[] {
  const found: MimeFinding[] = [];
  for (const name of ['Content-Disposition', 'Content-Type']) {
    const field = firstField(node.part.header, name);
    const wanted = name === 'Content-Type' ? 'name' : 'filename';
    const value = field && readParameters(rawValue(octets, field)).find(([each]) => each === wanted)?.[1];
    if (!field || value === undefined) continue;
    const told = { start: field.start, end: field.end, values: { field: name, parameter: wanted } };
    const repair = wanted === 'filename' ? ('name' as const) : null;
    if (encodedWordsIn(value).length > 0) found.push(finding(node, 'wordInParameter', 'RFC 2047 §5', { ...told, repair }));
    else if (!isAscii(value)) found.push(finding(node, 'eightBitName', 'RFC 2231 §1', { ...told, repair }));
  }
  return found;
}

const LONGEST_BOUNDARY = 70;

function ofMultipart(octets: Uint8Array, node: Anatomy): MimeFinding[] {
  const { part, children, delimiters } = node;
  if (part.type !== 'multipart') return [];
  const found: MimeFinding[] = [];
  const boundary = boundaryOf(part);
  const used = children.length === 0 ? usedBoundary(octets, node) : '';
  const values = { boundary };
  const repair = used === '' ? null : ('boundary' as const);
  if (boundary === '') found.push(finding(node, 'noBoundary', 'RFC 2046 §5.1.1', { repair }));
  else if (children.length === 0) found.push(finding(node, 'boundaryUnused', 'RFC 2046 §5.1.1', { values, repair }));
  if (boundary.length > LONGEST_BOUNDARY)
    found.push(finding(node, 'boundaryTooLong', 'RFC 2046 §5.1.1', { values: { length: boundary.length } }));
  if (part.encoding === 'base64' || part.encoding === 'quoted-printable')
    found.push(finding(node, 'multipartEncoded', 'RFC 2045 §6.4', { values: { encoding: part.encoding } }));
  if (delimiters.length > 0 && !delimiters.at(-1)!.closes)
    found.push(
      finding(node, 'notClosed', 'RFC 2046 §5.1.1', {
        start: delimiters.at(-1)!.line,
        end: delimiters.at(-1)!.end,
        values,
        repair: 'close',
      }),
    );
  if ((part.subtype === 'signed' || part.subtype === 'encrypted') && children.length > 0 && children.length !== 2)
    found.push(finding(node, 'twoParts', 'RFC 1847 §2', { values: { count: children.length } }));
  return [...found, ...strays(node)];
}

/** A part that begins neither with a field nor with an empty line was hardly meant to be one. */
function strays(node: Anatomy): MimeFinding[] {
  return node.children.flatMap((child, number) => {
    const { line, end } = node.delimiters[number]!;
    const { header, start } = child.part;
    if (header.fields[0]?.start === start || header.problems.length === 0) return [];
    return [
      finding(child, 'strayBoundary', 'RFC 2046 §5.1.1', {
        start: line,
        end,
        values: { boundary: boundaryOf(node.part) },
        repair: 'stray',
      }),
    ];
  });
}

const KNOWN_ENCODINGS: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary', 'quoted-printable', 'base64']);

function ofLeaf(octets: Uint8Array, node: Anatomy): MimeFinding[] {
  const { part, children } = node;
  if (part.type === 'multipart') return [];
  const body = octets.subarray(part.bodyStart, part.end);
  const at = { start: part.bodyStart, end: part.end };
  if (part.type === 'message' && (part.encoding === 'base64' || part.encoding === 'quoted-printable') && part.subtype === 'rfc822')
    return [finding(node, 'messageEncoded', 'RFC 2046 §5.2.1', { values: { encoding: part.encoding } })];
  if (children.length > 0) return [];
  if (!KNOWN_ENCODINGS.has(part.encoding))
    return [finding(node, 'encodingUnknown', 'RFC 2045 §6.4', { values: { encoding: part.encoding } })];
  const found = ofEncoding(node, body, at);
  // what cannot be decoded has no characters to speak of
  const isReadable = !found.some(({ key }) => key === 'badBase64' || key === 'looksBase64');
  return [...found, ...(isReadable && part.type === 'text' ? ofCharset(octets, node, at) : [])];
}

/** At most one: the first that explains the others. */
function ofEncoding(node: Anatomy, body: Uint8Array, at: Told): MimeFinding[] {
  const { encoding } = node.part;
  const seen = encodingOf(body);
  const values = { encoding, seen };
  const one = (key: MimeFindingKey, section: string, told: Told = {}): MimeFinding[] => [
    finding(node, key, section, { ...at, values, repair: 'encoding', ...told }),
  ];
  if (encoding === 'base64') return ofBase64(body, one);
  if (encoding !== 'binary' && looksBase64(body) && hasBase64Look(body)) return one('looksBase64', 'RFC 2045 §6.1');
  if (encoding === 'quoted-printable') {
    const bad = badEscape(text(body));
    return bad < 0
      ? []
      : one('badQuotedPrintable', 'RFC 2045 §6.7', {
          start: at.start! + bad,
          end: at.start! + Math.min(body.length, bad + 3),
          repair: null,
        });
  }
  const hindrance = encoding === '7bit' || encoding === '8bit' ? hindranceOf(encoding, body) : '';
  if (hindrance === 'eightBit') return one('notSevenBit', 'RFC 2045 §2.7');
  return hindrance === 'long' ? one('longLine', 'RFC 2045 §2.7', { repair: null }) : [];
}

/** A long word of letters alone may be a word. */
const hasBase64Look = (body: Uint8Array): boolean => /\d|[+/=]/.test(text(body)) && /[A-Z]/.test(text(body)) && /[a-z]/.test(text(body));

function ofBase64(body: Uint8Array, one: (key: MimeFindingKey, section: string, told?: Told) => MimeFinding[]): MimeFinding[] {
  const characters = text(body);
  if (/[^A-Za-z0-9+/=\s]/.test(characters)) return one('badBase64', 'RFC 2045 §6.8');
  const letters = characters.replace(/[^A-Za-z0-9+/=]/g, '').length;
  // words between blanks are a text, not base64
  if (/[A-Za-z0-9] [A-Za-z0-9]/.test(characters)) return one('badBase64', 'RFC 2045 §6.8');
  if (letters % 4 === 0) return [];
  return one('cutBase64', 'RFC 2045 §6.8', { values: { letters }, repair: 'cut' });
}

function ofCharset(octets: Uint8Array, node: Anatomy, at: Told): MimeFinding[] {
  const { part } = node;
  const body = decodeBody(octets, part);
  const charset = (part.parameters.get('charset') ?? 'us-ascii').toLowerCase();
  const repair = 'charset' as const;
  if (decodeCharset(new Uint8Array(0), charset) === undefined)
    return [
      finding(node, 'charsetUnknown', 'RFC 2046 §4.1.2', {
        values: { charset },
        repair: isAllAscii(body) || isSurelyUtf8(body) ? repair : null,
      }),
    ];
  if (isAllAscii(body)) return [];
  const isUnfit =
    charset === 'us-ascii' ||
    (charset === 'utf-8' && decodeUtf8(body) === undefined) ||
    (/^(?:iso-8859-|windows-125|latin)/.test(charset) && isSurelyUtf8(body));
  const seen = isSurelyUtf8(body) ? 'utf-8' : 'iso-8859-1';
  const isDeclared = firstRawValue(octets, part.header, 'Content-Type') !== '';
  return isUnfit
    ? [finding(node, 'charsetWrong', 'RFC 2046 §4.1.2', { ...at, values: { charset: isDeclared ? charset : 'us-ascii', seen }, repair })]
    : [];
}
