/** Parts of a message, each with its own header: a text, an attachment, and several together. RFC 2045, 2046, 2183. */
import { encodeBase64Lines, encodeQuotedPrintable } from './encodings.ts';
import { fold } from './fold.ts';
import { readHeader } from './header.ts';
import { isReady } from './lineEnds.ts';
import { lineFaults } from './lineFaults.ts';
import { CRLF, ascii, concat, isAscii, text as latin1, utf8 } from './octets.ts';
import { formatParameter } from './parameters.ts';

export interface Attachment {
  name: string;
  type: string;
  octets: Uint8Array;
  /** Another part shows it: how that one calls it, without angle brackets (RFC 2392). */
  contentId?: string;
}

interface Text {
  text: string;
  /** Beyond ASCII it goes as it is, in eight bits; in quoted-printable without it. */
  encoding?: '8bit';
}

const LINE_LIMIT = 998;
const MEDIA_TYPE = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+$/;

/** Header lines and body of a text part: as it is if 7-bit with lines of at most 998 octets, else quoted-printable UTF-8. */
export function textPart(subtype: string, { text, encoding }: Text): Uint8Array {
  const lines = text.replace(/\r\n?|\n/g, '\r\n');
  const ended = lines === '' || lines.endsWith('\r\n') ? lines : `${lines}\r\n`;
  const short = hasShortLines(ended);
  const plain = isAscii(ended) && short;
  const eightBit = encoding === '8bit' && !plain && short;
  const head =
    fold('Content-Type', [`text/${subtype};`, isAscii(ended) ? 'charset=us-ascii' : 'charset=utf-8']) +
    fold('Content-Transfer-Encoding', [plain ? '7bit' : eightBit ? '8bit' : 'quoted-printable']);
  return concat([ascii(head), CRLF, plain || eightBit ? utf8(ended) : encodeQuotedPrintable(utf8(ended))]);
}

function hasShortLines(lines: string): boolean {
  for (let start = 0; start < lines.length;) {
    const end = lines.indexOf('\r\n', start);
    if ((end < 0 ? lines.length : end) - start > LINE_LIMIT) return false;
    if (end < 0) return true;
    start = end + 2;
  }
  return true;
}

/** What travels as it is, and may hold anything, a boundary too: the text, and letters within. */
export function asItIs(text: string, attachments: readonly Attachment[]): string {
  return [text, ...attachments.filter(isLetter).map(({ octets }) => latin1(octets))].join('\n');
}

/** RFC 2046 §5.1: the parts in their order. `plain`: what of them travels as it is, for a boundary that stands nowhere in it. */
export function multipart(subtype: string, plain: string, parts: readonly Uint8Array[], seed: string): Uint8Array {
  const boundary = freeBoundary(seed, plain);
  const head = fold('Content-Type', [`multipart/${subtype};`, `boundary="${boundary}"`]);
  const delimited = parts.flatMap((part, index) => [ascii(`${index === 0 ? '' : '\r\n'}--${boundary}\r\n`), part]);
  return concat([ascii(head), CRLF, ...delimited, ascii(`\r\n--${boundary}--\r\n`)]);
}

/**
 * A boundary that stands nowhere in the parts. Its `=_` cannot occur in base64 or quoted-printable (RFC 2045 §6.7),
 * so only a plain text can hold it: the first number is taken that no number in the text begins with.
 */
export function freeBoundary(seed: string, text: string): string {
  const stem = `=_${seed.replace(/[^A-Za-z0-9.-]/g, '').slice(0, 40)}_`;
  const used = new Set<number>();
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    const digits = /^\d{0,9}/.exec(text.slice(at + stem.length, at + stem.length + 9))![0];
    for (let length = 1; length <= digits.length; length++) used.add(Number(digits.slice(0, length)));
  }
  let number = 1;
  while (used.has(number)) number++;
  return `${stem}${number}`;
}

export function attachmentPart(attachment: Attachment): Uint8Array {
  const { name, type, octets, contentId } = attachment;
  const fileName = withoutControls(name) || 'file';
  if (isLetter(attachment)) return letterPart(fileName, octets);
  const head =
    fold('Content-Type', [attachmentType(type)]) +
    fold('Content-Transfer-Encoding', ['base64']) +
    (contentId === undefined ? '' : fold('Content-ID', [`<${contentId}>`])) +
    fold('Content-Disposition', separated([contentId === undefined ? 'attachment' : 'inline', ...formatParameter('filename', fileName)]));
  return concat([ascii(head), CRLF, encodeBase64Lines(octets)]);
}

/** A message that can stand in another as it is: RFC 2046 §5.2.1 allows it no encoding. */
function isLetter({ type, octets }: Attachment): boolean {
  return (
    type.toLowerCase() === 'message/rfc822' && readHeader(octets).fields.length > 0 && isReady(octets) && lineFaults(octets).length === 0
  );
}

function letterPart(fileName: string, octets: Uint8Array): Uint8Array {
  const head =
    fold('Content-Type', ['message/rfc822']) +
    fold('Content-Transfer-Encoding', [octets.some((octet) => octet > 127) ? '8bit' : '7bit']) +
    fold('Content-Disposition', separated(['attachment', ...formatParameter('filename', fileName)]));
  return concat([ascii(head), CRLF, octets]);
}

function separated(parameters: string[]): string[] {
  return parameters.map((parameter, index) => (index === parameters.length - 1 ? parameter : `${parameter};`));
}

/** RFC 2046 §5.1, §5.2: multipart and message may not be base64, so they travel as plain octets. */
function attachmentType(type: string): string {
  return MEDIA_TYPE.test(type) && !/^(?:multipart|message)\//i.test(type) ? type.toLowerCase() : 'application/octet-stream';
}

/** A line end in a field would begin another field. */
export function withoutControls(words: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  return words.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}
