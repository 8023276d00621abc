/** From what an author typed to the octets of a message: RFC 5322 and MIME, the envelope kept apart. */
import { isPhrase, parseAddressList, parseGroupedList } from './addressList.ts';
import type { NamedAddress, NamedGroup } from './addressList.ts';
import { domainOf, quote, sameAddress } from './address.ts';
import { formatDate } from './date.ts';
import { encodeWords } from './encodedWords.ts';
import { fold } from './fold.ts';
import { concat, utf8 } from './octets.ts';
import { messageIds } from './messageIds.ts';
import { asItIs, attachmentPart, multipart, textPart, withoutControls, type Attachment } from './parts.ts';

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
  attachments: Attachment[];
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

/** Of RFC 2047 §2, less what stands before the first word. */
const ENCODED_LINE_LIMIT = 76;

/**
 * The message of a draft that `checkDraft` found in order. The same arguments give the same octets.
 * Bcc is in the envelope only, never in the header of what is sent: the first method of RFC 5322 §3.6.3.
 */
export function compose(draft: MailDraft, posting: Posting): Composed {
  return composing(draft)(posting);
}

/** The same for a draft that is sent again and again: what depends on the draft alone is written once. */
export function composing(draft: MailDraft): (posting: Posting) => Composed {
  const [fields, text] = [draftLines(draft), textPart('plain', draft)];
  const attached = draft.attachments.map(attachmentPart);
  const plain = asItIs(draft.text, draft.attachments);
  const reversePath = named([draft.from])[0]?.address ?? '';
  const forwardPaths = envelopeRecipients(draft);
  return (posting) => {
    const body = attached.length === 0 ? text : multipart('mixed', plain, [text, ...attached], posting.boundarySeed);
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
