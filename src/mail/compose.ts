/** From what an author typed to the octets of a message: RFC 5322 and MIME, the envelope kept apart. */
import { isPhrase, parseAddressList, parseGroupedList } from './addressList.ts';
import type { NamedAddress, NamedGroup } from './addressList.ts';
import { domainOf, quote, sameAddress } from './address.ts';
import { formatDate } from './date.ts';
import { encodeWords } from './encodedWords.ts';
import { encodeBase64Lines, encodeQuotedPrintable } from './encodings.ts';
import { fold } from './fold.ts';
import { readHeader } from './header.ts';
import { isReady } from './lineEnds.ts';
import { lineFaults } from './lineFaults.ts';
import { CRLF, ascii, concat, isAscii, text as latin1, utf8 } from './octets.ts';
import { messageIds } from './messageIds.ts';
import { formatParameter } from './parameters.ts';

/** A message as its author writes it, before it is octets. Addresses are as typed: 'bea@b.com' or 'Bea <bea@b.com>'. */
export interface MailDraft {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  /** Laid aside: whom its copies go to in secret has to be kept (RFC 5322 §3.6.3). */
  isDraft?: true;
  replyTo: string;
  subject: string;
  text: string;
  attachments: { name: string; type: string; octets: Uint8Array }[];
  /** Message-ids of the letter that is answered, and of those before it, with their angle brackets: RFC 5322 §3.6.4. */
  inReplyTo?: readonly string[];
  references?: readonly string[];
  /** Text beyond ASCII goes as it is, in eight bits; in quoted-printable without it. */
  encoding?: '8bit';
  /** RFC 2156 §5.3.4, and the number that older programs read. */
  priority?: 'high' | 'low';
  /** The author wants to hear when it is read: RFC 8098 §2.1. */
  receipt?: true;
  /** The author's program signs it: RFC 8551, or RFC 3156. */
  signed?: 'smime' | 'openpgp';
  /** The author's program seals its content for those who get it, signed or not: RFC 8551 §3.3. */
  encrypted?: 'smime';
}

type Attachment = MailDraft['attachments'][number];

/** What the author's program adds. */
interface Posting {
  /** What stands before the @ of the Message-ID: '20260105.1'. Behind it stands the writer's own domain (RFC 5322 §3.6.4). */
  idLeft: string;
  /** Epoch milliseconds. */
  date: number;
  /** Makes the boundary; the same seed makes the same message. */
  boundarySeed: string;
}

interface Composed {
  octets: Uint8Array;
  /** RFC 5321 envelope. */
  reversePath: string;
  /** To, Cc and Bcc, each address once. */
  forwardPaths: string[];
}

const LINE_LIMIT = 998;
/** Of RFC 2047 §2, less what stands before the first word. */
const ENCODED_LINE_LIMIT = 76;
const MEDIA_TYPE = /^[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+-]+$/;

/**
 * The message of a draft that `checkDraft` found in order. The same arguments give the same octets.
 * Bcc is in the envelope only, never in the header of what is sent: the first method of RFC 5322 §3.6.3.
 */
export function compose(draft: MailDraft, posting: Posting): Composed {
  return composing(draft)(posting);
}

/** The same for a draft that is sent again and again: what depends on the draft alone is written once. */
export function composing(draft: MailDraft): (posting: Posting) => Composed {
  const [fields, text] = [draftLines(draft), textPart(draft)];
  const attached = draft.attachments.map(attachmentPart);
  // whatever travels as it is may hold anything
  const plain = [draft.text, ...draft.attachments.filter(isLetter).map(({ octets }) => latin1(octets))].join('\n');
  const reversePath = named([draft.from])[0]?.address ?? '';
  const forwardPaths = envelopeRecipients(draft);
  return (posting) => {
    const body = attached.length === 0 ? text : mixed(plain, [text, ...attached], posting.boundarySeed);
    const octets = concat([utf8(headerLines(fields, posting, domainOf(reversePath))), body]);
    return { octets, reversePath, forwardPaths: [...forwardPaths] };
  };
}

/** Everybody who gets a copy, each once, in the order To, Cc, Bcc. */
export function envelopeRecipients(draft: MailDraft): string[] {
  const recipients: string[] = [];
  const seen = new Set<string>();
  for (const { address } of named([...draft.to, ...draft.cc, ...draft.bcc])) {
    const key = address.toLowerCase();
    if (!seen.has(key)) recipients.push(address);
    seen.add(key);
  }
  return recipients;
}

function headerLines(draft: string, { date, idLeft }: Posting, domain: string): string {
  const identification = fold('Message-ID', [`<${idLeft}@${domain}>`]);
  return `${fold('Date', [formatDate(date)])}${draft}${identification}${fold('MIME-Version', ['1.0'])}`;
}

/** The fields that the author filled in. */
function draftLines(draft: MailDraft): string {
  const lines = [
    addressField('From', [draft.from]),
    addressField('Reply-To', repliesElsewhere(draft) ? [draft.replyTo] : []),
    addressField('To', draft.to),
    addressField('Cc', draft.cc),
    addressField('Bcc', draft.isDraft ? draft.bcc : []),
    unstructuredField('Subject', draft.subject),
    idField('In-Reply-To', draft.inReplyTo),
    idField('References', draft.references),
    addressField('Disposition-Notification-To', draft.receipt ? [draft.from] : []),
    draft.priority ? `${fold('Importance', [draft.priority])}${fold('X-Priority', [draft.priority === 'high' ? '1' : '5'])}` : '',
  ];
  return lines.join('');
}

/** Only what is a message-id: a field without any is not written. */
function idField(name: string, typed: readonly string[] = []): string {
  const ids = typed.flatMap(messageIds);
  return ids.length === 0 ? '' : fold(name, ids);
}

function repliesElsewhere(draft: MailDraft): boolean {
  const [replyTo] = named([draft.replyTo]);
  const [from] = named([draft.from]);
  return replyTo !== undefined && !(from && sameAddress(replyTo.address, from.address));
}

function named(typed: string[]): NamedAddress[] {
  return typed.flatMap((list) => parseAddressList(list) ?? []);
}

/** A group keeps its name in the header; whoever is in it is in the envelope (RFC 5322 §3.4). */
function addressField(name: string, typed: string[]): string {
  const entries = typed.flatMap((list) => parseGroupedList(list) ?? []);
  return entries.length === 0 ? '' : fold(name, addressTokens(entries));
}

/** The words of an address list, so that folding may break between any two. */
export function addressTokens(entries: readonly (NamedAddress | NamedGroup)[]): string[] {
  return entries.flatMap((entry, index) => {
    const last = index === entries.length - 1 ? '' : ',';
    if ('members' in entry) return groupTokens(entry, last);
    return entry.name === '' ? [`${entry.address}${last}`] : [...nameTokens(entry.name), `<${entry.address}>${last}`];
  });
}

function groupTokens({ name, members }: NamedGroup, last: string): string[] {
  const words = nameTokens(name);
  const final = words.at(-1)!;
  // RFC 2047 §5 (3): a space between an encoded word and whatever is special
  const head = final.startsWith('=?') ? [...words, ':'] : [...words.slice(0, -1), `${final}:`];
  const inside = addressTokens(members);
  const [end] = inside.length === 0 ? head.splice(-1) : inside.splice(-1);
  return [...head, ...inside, `${end};${last}`];
}

function nameTokens(name: string): string[] {
  const clean = withoutControls(name);
  if (!isPlain(clean) || clean.length > 60) return encodeWords(clean, ENCODED_LINE_LIMIT - 'Reply-To: '.length);
  return isPhrase(clean) ? clean.split(' ') : [quote(clean)];
}

/** RFC 5322 §2.2.1: as it is when its words can be folded, else in encoded words. */
export function unstructuredField(name: string, words: string): string {
  const clean = withoutControls(words);
  if (clean === '') return `${name}:\r\n`;
  return fold(name, isPlain(clean) ? clean.split(' ') : encodeWords(clean, ENCODED_LINE_LIMIT - name.length - 2));
}

/** ASCII words of a sensible length, one space between, none that looks like an encoded word. */
function isPlain(words: string): boolean {
  return /^[!-~]{1,70}(?: [!-~]{1,70})*$/.test(words) && !words.includes('=?');
}

function withoutControls(words: string): string {
  // eslint-disable-next-line no-control-regex -- a line end in a field would begin another field
  return words.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** Header lines and body of a text part: as it is if 7-bit with lines of at most 998 octets, else quoted-printable UTF-8. */
function textPart({ text, encoding }: MailDraft): Uint8Array {
  const lines = text.replace(/\r\n?|\n/g, '\r\n');
  const ended = lines === '' || lines.endsWith('\r\n') ? lines : `${lines}\r\n`;
  const short = hasShortLines(ended);
  const plain = isAscii(ended) && short;
  const eightBit = encoding === '8bit' && !plain && short;
  const head =
    fold('Content-Type', ['text/plain;', isAscii(ended) ? 'charset=us-ascii' : 'charset=utf-8']) +
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

/** RFC 2046 §5.1.3. The text comes first, then the attachments in their order. */
function mixed(text: string, parts: readonly Uint8Array[], seed: string): Uint8Array {
  const boundary = freeBoundary(seed, text);
  const head = fold('Content-Type', ['multipart/mixed;', `boundary="${boundary}"`]);
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

function attachmentPart(attachment: Attachment): Uint8Array {
  const { name, type, octets } = attachment;
  const fileName = withoutControls(name) || 'file';
  if (isLetter(attachment)) return letterPart(fileName, octets);
  const head =
    fold('Content-Type', [attachmentType(type)]) +
    fold('Content-Transfer-Encoding', ['base64']) +
    fold('Content-Disposition', separated(['attachment', ...formatParameter('filename', fileName)]));
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
