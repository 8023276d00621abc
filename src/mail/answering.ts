/** From a letter that came to the one that answers it or passes it on: to whom, under which subject, with what quoted. RFC 5322 §3.6.3–§3.6.5. */
import { parseAddressList, parseGroupedList, type NamedAddress, type NamedGroup } from './addressList.ts';
import { sameAddress } from './address.ts';
import { fieldValue, firstField, firstRawValue, readHeader, type Header } from './header.ts';
import { messageIds } from './messageIds.ts';
import { decodeText, fileName, leaves, readMime, type Part } from './mime.ts';
import { readable } from './octets.ts';

export type How = 'reply' | 'reply all' | 'forward' | 'forward as attachment';

/** What a program lets its owner begin with. */
export interface Begun {
  to: string[];
  cc: string[];
  subject: string;
  text: string;
  inReplyTo: string[];
  references: string[];
  /** What of the letter goes along. */
  encloses: 'letter' | 'parts' | '';
}

/** Words in the owner's language. */
export interface AnsweringWords {
  /** 'On 21 November Ana wrote:' */
  attribution: string;
  /** What is written before the subject of a letter that is passed on: 'Fwd'. */
  forwarded: string;
  /** The line above such a letter: 'Forwarded message'. */
  banner: string;
}

/**
 * What programs write before the subject of an answer or of a letter passed on, in whatever language. RFC 5322 §3.6.5 knows `Re:` only,
 * once. One letter alone (`R:`, `I:`) may as well begin a sentence, and stays.
 */
const PREFIXES = 're|rv|res|rif|fwd?|aw|wg|antw|doorst|sv|vs|vb|vl|tr|enc|an|rm|odp|pd|ynt|ilt|回复|答复|回覆|转发|轉寄|返信|転送'.split(
  '|',
);
const PREFIX = new RegExp(String.raw`^\s*(?:${PREFIXES.join('|')})\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：]\s*`, 'iu');

/** The subject without what answers and forwards have put before it. */
export function bareSubject(subject: string): string {
  let bare = subject.trim();
  for (let prefix = PREFIX.exec(bare); prefix; prefix = PREFIX.exec(bare)) bare = bare.slice(prefix[0].length);
  return bare;
}

/** `owner`: the address of whoever answers, who does not write to themselves. */
export function answering(octets: Uint8Array, how: How, owner: string, words: AnsweringWords): Begun {
  const header = readHeader(octets);
  const value = (name: string): string => valueOf(octets, header, name);
  const base = bareSubject(value('Subject'));
  if (how === 'forward' || how === 'forward as attachment') return passedOn(octets, how, `${words.forwarded}: ${base}`, value, words);
  const isAll = how === 'reply all';
  const { to, cc } = recipients(octets, header, owner, isAll);
  const id = messageIds(firstRawValue(octets, header, 'Message-ID')).slice(0, 1);
  const before = messageIds(firstRawValue(octets, header, 'References'));
  const parents = before.length > 0 ? before : messageIds(firstRawValue(octets, header, 'In-Reply-To')).slice(0, 1);
  const text = `${words.attribution}\n${quoted(textOf(octets))}\n\n`;
  return { to: written(to), cc: written(cc), subject: `Re: ${base}`, text, inReplyTo: id, references: [...parents, ...id], encloses: '' };
}

/** Whether this person wrote the letter. */
export function isFrom(octets: Uint8Array, owner: string): boolean {
  return people(octets, readHeader(octets), 'From').some(({ address }) => sameAddress(address, owner));
}

/** A field as it reads; '' if it is missing. */
export function valueOf(octets: Uint8Array, header: Header, name: string): string {
  const field = firstField(header, name);
  return field ? fieldValue(octets, field) : '';
}

/** Whom a field names; nobody if it cannot be read. */
export function people(octets: Uint8Array, header: Header, name: string): NamedAddress[] {
  return parseAddressList(readable(firstRawValue(octets, header, name))) ?? [];
}

/** The same with groups left together. */
export function grouped(octets: Uint8Array, header: Header, name: string): (NamedAddress | NamedGroup)[] {
  return parseGroupedList(readable(firstRawValue(octets, header, name))) ?? [];
}

/** RFC 5322 §3.6.3: to Reply-To, or to From; all the others get a copy. */
function recipients(octets: Uint8Array, header: Header, owner: string, isAll: boolean): { to: NamedAddress[]; cc: NamedAddress[] } {
  const named = (name: string): NamedAddress[] => people(octets, header, name);
  const from = named('From');
  const isOwn = from.some(({ address }) => sameAddress(address, owner));
  const replyTo = named('Reply-To');
  // whoever answers a letter of their own goes on writing to the same people
  const to = distinct(isOwn ? named('To') : replyTo.length > 0 ? replyTo : from, []);
  const others = isAll ? distinct([...(isOwn ? [] : named('To')), ...named('Cc')], [...to.map(({ address }) => address), owner]) : [];
  return { to, cc: others };
}

/** Each once, without those that are left out. */
function distinct(people: readonly NamedAddress[], without: readonly string[]): NamedAddress[] {
  const kept: NamedAddress[] = [];
  for (const person of people)
    if (![...without, ...kept.map(({ address }) => address)].some((address) => sameAddress(address, person.address))) kept.push(person);
  return kept;
}

const SPECIAL = /[()<>[\]:;@\\,."]/;

/** As a person types them. */
export function written(people: readonly (NamedAddress | NamedGroup)[]): string[] {
  return people.map((entry) => {
    if ('members' in entry) return `${typedName(entry.name)}: ${written(entry.members).join(', ')}`.trimEnd() + ';';
    return entry.name === '' ? entry.address : `${typedName(entry.name)} <${entry.address}>`;
  });
}

function typedName(name: string): string {
  return SPECIAL.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name;
}

/** The first text for reading; '' if there is none. */
export function textOf(octets: Uint8Array): string {
  const isText = (part: Part): boolean => `${part.type}/${part.subtype}`.toLowerCase() === 'text/plain' && fileName(part) === '';
  const part = leaves(readMime(octets)).find(isText);
  return part ? decodeText(octets, part).replace(/\r\n?/g, '\n') : '';
}

/** RFC 3676 §4.3, §4.5: a signature is not quoted; what was quoted before gets one mark more and no space between. */
export function quoted(text: string): string {
  const lines = text
    .replace(/\n-- \n[^]*$/, '\n')
    .trimEnd()
    .split('\n');
  return lines.map((line) => (line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`)).join('\n');
}

function passedOn(
  octets: Uint8Array,
  how: 'forward' | 'forward as attachment',
  subject: string,
  value: (name: string) => string,
  words: AnsweringWords,
): Begun {
  const nobody = { to: [], cc: [], inReplyTo: [], references: [], subject };
  if (how === 'forward as attachment') return { ...nobody, text: '', encloses: 'letter' };
  const fields = ['From', 'Date', 'Subject', 'To', 'Cc'].flatMap((name) => (value(name) === '' ? [] : [`${name}: ${value(name).trim()}`]));
  const hasParts = leaves(readMime(octets)).some((part) => fileName(part) !== '');
  const text = `\n\n-------- ${words.banner} --------\n${fields.join('\n')}\n\n${textOf(octets)}`;
  return { ...nobody, text, encloses: hasParts ? 'parts' : '' };
}
