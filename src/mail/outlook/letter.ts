/**
 * The message that Outlook keeps in a compound file ([MS-OXMSG]), as it would be sent. Outlook keeps no octets of it: its
 * header as it came, if it came by mail, its texts and its attachments. What the header lacks is written from what Outlook
 * knows, and the parts are put together anew.
 */
import { parseMailbox } from '../address.ts';
import type { NamedAddress, NamedGroup } from '../addressList.ts';
import { addressTokens, unstructuredField } from '../compose.ts';
import { formatDate } from '../date.ts';
import { encodeQuotedPrintable } from '../encodings.ts';
import { fold } from '../fold.ts';
import { readHeader } from '../header.ts';
import { BANNER, withCrlf } from '../lineEnds.ts';
import { messageIds } from '../messageIds.ts';
import { ascii, concat, CRLF, text as latin1, utf8 } from '../octets.ts';
import { asItIs, attachmentPart, multipart, textPart, withoutControls, type Attachment } from '../parts.ts';
import { readContainer, type Storage } from './container.ts';
import { BEFORE, charsetOf, Properties, PROPERTY } from './properties.ts';

/** A message, or why there is none. */
export type OutlookLetter =
  | {
      octets: Uint8Array;
      /** Its header is the one with which it came. */
      hasHeader: boolean;
      /** Attachments that were left out: there was no room for them, or nothing of them was there. */
      left: number;
      /** It has a text in Outlook's own form alone, which is not read. */
      isFormattedOnly: boolean;
    }
  /** `damaged`: the file cannot be read; `other`: another program's; `item`: Outlook's, but no message: its class ('IPM.Contact'). */
  | { octets?: undefined; why: 'damaged' | 'other' | 'item'; itemClass: string };

/** [MS-OXCMSG] §2.2.1.3, [MS-OXOSMIME] §2.1: kinds of items that are mail. */
const MAIL = /^(?:IPM\.(?:Note|Schedule|Post|Document)\b|REPORT\.|$)/i;
const CLEAR_SIGNED = /^IPM\.Note\.SMIME\.MultipartSigned$/i;
const ENCLOSED = /^IPM\.Note\.SMIME$/i;
const ATTACHMENT = /^__ATTACH_VERSION1\.0_/;
const PERSON = /^__RECIP_VERSION1\.0_/;
/** Messages within messages, and attachments of all of them. */
const MOST_NESTED = 20;
const MOST_ATTACHED = 1000;
const MOST_OCTETS = 32 * 1024 * 1024;
/** [MS-OXOMSG] §2.2.3.1: PidTagRecipientType. */
const FIELDS = ['', 'To', 'Cc', 'Bcc'] as const;
/** What tells of the body is written anew with it. */
const OF_BODY = /^(?:MIME-Version|Content-[\w-]+)$/i;

/** `most`: octets of attachments that are taken together. Never throws. */
export function outlookLetter(file: Uint8Array, most = MOST_OCTETS): OutlookLetter {
  const root = readContainer(file);
  if (!root) return { why: 'damaged', itemClass: '' };
  const properties = new Properties(root, BEFORE.message);
  const itemClass = properties.text(PROPERTY.messageClass);
  if (!isItem(root)) return { why: 'other', itemClass: '' };
  if (!MAIL.test(itemClass)) return { why: 'item', itemClass };
  const room = { octets: most, parts: MOST_ATTACHED, left: 0 };
  return {
    octets: withCrlf(letterIn(root, properties, room, 0)),
    hasHeader: properties.text(PROPERTY.transportMessageHeaders) !== '',
    left: room.left,
    isFormattedOnly: isFormattedOnly(properties),
  };
}

const isItem = (root: Storage): boolean => root.stream('__PROPERTIES_VERSION1.0') !== undefined;

function isFormattedOnly(properties: Properties): boolean {
  const isEmpty = properties.text(PROPERTY.body) === '' && !htmlOf(properties);
  return isEmpty && properties.octets(PROPERTY.rtfCompressed) !== undefined;
}

/** Once something does not fit in, nothing more is taken: several storages may claim the same octets. */
interface Room {
  octets: number;
  parts: number;
  left: number;
}

function letterIn(storage: Storage, properties: Properties, room: Room, depth: number): Uint8Array {
  const attachments = named(storage, ATTACHMENT).flatMap((each) => attachmentIn(each, properties.charset, room, depth) ?? []);
  return concat([utf8(headerOf(storage, properties)), bodyOf(properties, attachments)]);
}

const named = (storage: Storage, name: RegExp): Storage[] =>
  storage.storages.flatMap((each) => (name.test(each) ? [storage.storage(each)!] : []));

/** The fields with which it came, and those that are known besides. */
function headerOf(storage: Storage, properties: Properties): string {
  const came = cameWith(properties);
  const has = (name: string): boolean => came.some((field) => field.name.toLowerCase() === name.toLowerCase());
  const made = [...madeFields(storage, properties)].filter(([name, field]) => field !== '' && !has(name)).map(([, field]) => field);
  return [...came.map(({ field }) => field), ...made, fold('MIME-Version', ['1.0'])].join('');
}

function cameWith(properties: Properties): { name: string; field: string }[] {
  const written = properties.text(PROPERTY.transportMessageHeaders);
  const lines = written.startsWith(BANNER) ? written.slice(written.indexOf('\n') + 1) : written;
  const octets = withCrlf(utf8(lines === '' ? '' : `${lines.trimEnd()}\r\n\r\n`));
  const fields = readHeader(octets).fields.filter(({ name }) => !OF_BODY.test(name));
  return fields.map(({ name, start, end }) => ({ name, field: new TextDecoder().decode(octets.subarray(start, end)) }));
}

function* madeFields(storage: Storage, properties: Properties): Generator<[name: string, field: string]> {
  const sent = properties.time(PROPERTY.clientSubmitTime) ?? properties.time(PROPERTY.messageDeliveryTime);
  yield ['Date', sent === undefined ? '' : fold('Date', [formatDate(sent)])];
  yield ['From', addresses('From', [author(properties)])];
  const people = named(storage, PERSON).map((each) => new Properties(each, BEFORE.part, properties.charset));
  for (const [type, name] of FIELDS.entries())
    if (name !== '') yield [name, addresses(name, people.filter((each) => each.number(PROPERTY.recipientType) === type).map(person))];
  yield ['Subject', unstructuredField('Subject', properties.text(PROPERTY.subject))];
  yield ['Message-ID', ids('Message-ID', properties.text(PROPERTY.internetMessageId))];
  yield ['In-Reply-To', ids('In-Reply-To', properties.text(PROPERTY.inReplyToId))];
  yield ['References', ids('References', properties.text(PROPERTY.internetReferences))];
  // [MS-OXCMAIL] §2.2.3.2.5: 0 low, 2 high
  const importance = ['low', '', 'high'][properties.number(PROPERTY.importance) ?? 1] ?? '';
  yield ['Importance', importance === '' ? '' : fold('Importance', [importance])];
}

function addresses(name: string, people: readonly (Somebody | undefined)[]): string {
  const known = people.filter((each) => each !== undefined);
  return known.length === 0 ? '' : fold(name, addressTokens(known));
}

function ids(name: string, written: string): string {
  const found = messageIds(written);
  return found.length === 0 ? '' : fold(name, found);
}

type Somebody = NamedAddress | NamedGroup;

function author(properties: Properties): Somebody | undefined {
  return somebody(properties.text(PROPERTY.sentRepresentingName) || properties.text(PROPERTY.senderName), [
    properties.text(PROPERTY.sentRepresentingSmtpAddress),
    properties.text(PROPERTY.sentRepresentingEmailAddress),
    properties.text(PROPERTY.senderSmtpAddress),
    properties.text(PROPERTY.senderEmailAddress),
  ]);
}

function person(properties: Properties): Somebody | undefined {
  return somebody(properties.text(PROPERTY.displayName), [properties.text(PROPERTY.smtpAddress), properties.text(PROPERTY.emailAddress)]);
}

/** Who has an address within Exchange alone is named, as a group without members is (RFC 6854): none is made up. */
function somebody(displayed: string, known: readonly string[]): Somebody | undefined {
  const address = known.find((each) => parseMailbox(each) !== undefined);
  const name = withoutControls(displayed).replace(/^'(.*)'$/, '$1') || withoutControls(known.find(Boolean) ?? '');
  if (address === undefined) return name === '' ? undefined : { name, members: [] };
  return { name: name === address ? '' : name, address };
}

/** As texts, what these show, and what is attached: RFC 2046 §5.1, RFC 2387. */
function bodyOf(properties: Properties, attachments: readonly Attachment[]): Uint8Array {
  const enclosed = attachments.length === 1 ? enclosedIn(properties, attachments[0]!) : undefined;
  if (enclosed) return enclosed;
  const html = htmlOf(properties);
  const shown = html ? attachments.filter(({ contentId }) => contentId !== undefined && html.text.includes(`cid:${contentId}`)) : [];
  const others = attachments.filter((each) => !shown.includes(each)).map(({ contentId: _, ...each }) => each);
  const text = properties.text(PROPERTY.body);
  const plain = asItIs(text, others);
  const formatted = html ? [together('related', plain, [html.part, ...shown.map(attachmentPart)])] : [];
  const texts = text !== '' || !html ? [textPart('plain', { text }), ...formatted] : formatted;
  return together('mixed', plain, [together('alternative', plain, texts), ...others.map(attachmentPart)]);
}

/** Several parts are put together, one stays as it is. */
function together(subtype: string, plain: string, parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : multipart(subtype, plain, parts, `msg.${subtype}`);
}

function htmlOf(properties: Properties): { text: string; part: Uint8Array } | undefined {
  const octets = properties.octets(PROPERTY.html);
  const codePage = properties.number(PROPERTY.internetCodepage);
  if (octets && octets.length > 0) return html(octets, codePage === undefined ? properties.charset : charsetOf(codePage));
  const text = properties.text(PROPERTY.html);
  return text === '' ? undefined : html(utf8(text), 'utf-8');
}

/** Its octets stay what they were: whatever charset it names itself is right. */
function html(octets: Uint8Array, charset: string): { text: string; part: Uint8Array } {
  const head = fold('Content-Type', ['text/html;', `charset=${charset}`]) + fold('Content-Transfer-Encoding', ['quoted-printable']);
  const body = encodeQuotedPrintable(withCrlf(octets));
  return { text: latin1(octets), part: concat([ascii(head), CRLF, body, ...(octets.at(-1) === 10 ? [] : [CRLF])]) };
}

/** [MS-OXOSMIME] §2.1.3: of a message in S/MIME the only attachment holds the whole body, with its own Content-Type where it is signed in the clear. */
function enclosedIn(properties: Properties, { octets, type, name }: Attachment): Uint8Array | undefined {
  const itemClass = properties.text(PROPERTY.messageClass);
  if (CLEAR_SIGNED.test(itemClass) && readHeader(octets).fields.length > 0) return octets;
  return ENCLOSED.test(itemClass) ? attachmentPart({ octets, name, type: type || 'application/pkcs7-mime' }) : undefined;
}

function attachmentIn(storage: Storage, charset: string, room: Room, depth: number): Attachment | undefined {
  if (room.octets <= 0 || room.parts-- <= 0) return void room.left++;
  const properties = new Properties(storage, BEFORE.part, charset);
  const inner = depth < MOST_NESTED ? properties.inner(PROPERTY.attachData) : undefined;
  const octets = inner ? within(inner, charset, room, depth) : properties.octets(PROPERTY.attachData);
  room.octets -= octets?.length ?? 0;
  if (!octets || room.octets < 0) return void room.left++;
  const name = properties.text(PROPERTY.attachLongFilename) || properties.text(PROPERTY.attachFilename);
  const contentId = properties.text(PROPERTY.attachContentId).replace(/^<|>$/g, '');
  return {
    name: name || properties.text(PROPERTY.displayName),
    type: inner ? 'message/rfc822' : properties.text(PROPERTY.attachMimeTag),
    octets,
    ...(/^[!-;=?-~]+$/.test(contentId) && { contentId }),
  };
}

function within(inner: Storage, charset: string, room: Room, depth: number): Uint8Array {
  return withCrlf(letterIn(inner, new Properties(inner, BEFORE.inner, charset), room, depth + 1));
}
