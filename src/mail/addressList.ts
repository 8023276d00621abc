/**
 * Address lists of header fields: RFC 5322 §3.4 with display names, comments, groups and quoted strings, and the obsolete forms of §4.4.
 * Reading is tolerant: what is no address is kept as written, so that it can be shown.
 */
import { own } from '../own.ts';
import { formatMailbox, isDotString, parseMailbox, quote, unquote } from './address.ts';
import { decodeWords } from './encodedWords.ts';

export interface NamedAddress {
  /** Display name, `''` if there is none. */
  name: string;
  /** 'bea@b.com' */
  address: string;
}

/** A group of RFC 5322 §3.4; nobody need be in it. */
export interface NamedGroup {
  name: string;
  members: NamedAddress[];
}

/** One member of a list as written: encoded words not decoded. */
export interface ListedMailbox {
  kind: 'mailbox';
  name: string;
  /** The obsolete source route before the address, '@x.org,@y.org', or `''`. */
  route: string;
  /** `undefined`: not an address. */
  address: string | undefined;
  /** What was written, for messages about it. */
  written: string;
}
export interface ListedGroup {
  kind: 'group';
  name: string;
  members: ListedMailbox[];
}
export type Listed = ListedMailbox | ListedGroup;

type TokenKind = 'word' | 'quoted' | 'literal' | 'comment' | 'angle' | ',' | ':' | ';';
interface Token {
  kind: TokenKind;
  /** As written, delimiters included. */
  written: string;
}

const CLOSING: Record<string, [TokenKind, string]> = {
  '"': ['quoted', '"'],
  '[': ['literal', ']'],
  '(': ['comment', ')'],
  '<': ['angle', '>'],
};
const WORD_END = /[\s()<>[\]:;,"]/g;

/** Addresses of a list, groups opened; `undefined` if any member is not an address. Display names are decoded. */
export function parseAddressList(list: string): NamedAddress[] | undefined {
  const addresses: NamedAddress[] = [];
  for (const mailbox of mailboxesOf(readAddressList(list))) {
    if (mailbox.address === undefined) return undefined;
    addresses.push({ name: decodeWords(mailbox.name), address: mailbox.address });
  }
  return addresses;
}

/** The same with groups left together: 'Friends: bea@b.com, carlos@b.com;'. */
export function parseGroupedList(list: string): (NamedAddress | NamedGroup)[] | undefined {
  const entries: (NamedAddress | NamedGroup)[] = [];
  for (const listed of readAddressList(list)) {
    const mailboxes = mailboxesOf([listed]);
    const members = mailboxes.flatMap(({ name, address }) => (address === undefined ? [] : [{ name: decodeWords(name), address }]));
    if (members.length < mailboxes.length) return undefined;
    if (listed.kind === 'group' && listed.name !== '') entries.push({ name: decodeWords(listed.name), members });
    else entries.push(...members);
  }
  return entries;
}

/** All mailboxes of a list, those of its groups included. */
export function mailboxesOf(list: Listed[]): ListedMailbox[] {
  return list.flatMap((listed) => (listed.kind === 'group' ? listed.members : [listed]));
}

/** Everything the list holds, in order. */
export function readAddressList(list: string): Listed[] {
  const listed: Listed[] = [];
  let group: ListedGroup | undefined;
  let pending: Token[] = [];
  const flush = () => {
    const mailbox = readMailbox(pending);
    if (mailbox) (group ? group.members : listed).push(mailbox);
    pending = [];
  };
  for (const token of tokens(list)) {
    if (token.kind === ',') flush();
    else if (token.kind === ':') {
      group = { kind: 'group', name: phrase(pending), members: [] };
      listed.push(group);
      pending = [];
    } else if (token.kind === ';') {
      flush();
      group = undefined;
    } else pending.push(token);
  }
  flush();
  return listed;
}

function* tokens(list: string): Generator<Token> {
  let at = 0;
  while (at < list.length) {
    const character = list[at]!;
    const start = at;
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    if (character === ',' || character === ':' || character === ';') {
      at++;
      yield { kind: character, written: character };
      continue;
    }
    const closing = own(CLOSING, character);
    at = closing ? closed(list, at, closing[1]) : endOfWord(list, at);
    yield { kind: closing ? closing[0] : 'word', written: list.slice(start, at) };
  }
}

function endOfWord(list: string, at: number): number {
  WORD_END.lastIndex = at + 1;
  return WORD_END.exec(list)?.index ?? list.length;
}

/** Offset after the delimiter that closes the one at `start`, or the end of the list. Comments nest; quoted strings protect angle brackets. */
function closed(list: string, start: number, close: string): number {
  const open = close === ')' ? '(' : '';
  let depth = 0;
  let quoted = false;
  for (let at = start + 1; at < list.length; at++) {
    const character = list[at];
    if (character === '\\') at++;
    else if (character === '"' && close === '>') quoted = !quoted;
    else if (character === open) depth++;
    else if (character === close && !quoted && depth-- === 0) return at + 1;
  }
  return list.length;
}

function readMailbox(pending: Token[]): ListedMailbox | undefined {
  if (pending.every((token) => token.kind === 'comment')) return undefined;
  const written = pending.map((token) => token.written).join(' ');
  const angle = pending.find((token) => token.kind === 'angle');
  const named = pending.filter((token) => token.kind !== 'comment' && token.kind !== 'angle');
  const name = (angle && phrase(named)) || commentOf(pending);
  return { kind: 'mailbox', name, ...(angle ? inAngle(angle.written) : { route: '', address: addrSpec(named) }), written };
}

/** The words of a display name: quoted strings opened, one space between. */
function phrase(words: Token[]): string {
  return words
    .filter((word) => word.kind !== 'comment' && word.kind !== 'angle')
    .map((word) => (word.kind === 'quoted' ? opened(word.written) : word.written))
    .join(' ');
}

function opened(written: string): string {
  return unquote(written.length > 1 && written.endsWith('"') ? written : `${written}"`);
}

/** The old way to give a name: `bea@b.com (Bea)`. */
function commentOf(pending: Token[]): string {
  const comment = pending.find((token) => token.kind === 'comment')?.written ?? '';
  return comment
    .replace(/^\(|\)$/g, '')
    .replace(/\\(.)/g, '$1')
    .trim();
}

/** RFC 5322 §4.4, obs-route: domains with an at sign before each, commas between, a colon at the end. */
function inAngle(angle: string): Pick<ListedMailbox, 'route' | 'address'> {
  const inside = [...tokens(angle.replace(/^<|>$/g, ''))].filter((token) => token.kind !== 'comment');
  const first = inside.find((token) => token.kind !== ',');
  const colon = first?.written.startsWith('@') ? inside.findIndex((token) => token.kind === ':') : -1;
  const route = inside.slice(0, Math.max(0, colon)).map(({ written }) => written);
  return { route: route.join(''), address: addrSpec(inside.slice(colon + 1)) };
}

/** RFC 5322 §4.4: white space around dots and the at sign is obsolete, but known. */
function addrSpec(words: Token[]): string | undefined {
  let whole = '';
  let glue = true;
  for (const { written } of words) {
    whole += glue || /^[.@]/.test(written) ? written : ` ${written}`;
    glue = written.endsWith('.') || written.endsWith('@');
  }
  const at = whole.lastIndexOf('@');
  const parts = parseMailbox(`${plainlyQuoted(whole.slice(0, Math.max(0, at)))}${whole.slice(Math.max(0, at))}`);
  return parts && formatMailbox(parts);
}

const ONE_WORD = String.raw`(?:[^\s"().,:;<>@[\]\\]+|"(?:[^"\\]|\\[^])*")`;
const OBSOLETE_LOCAL_PART = new RegExp(String.raw`^${ONE_WORD}(?:\.${ONE_WORD})+$`);

/** RFC 5322 §4.4, obs-local-part: words with dots between, each quoted or not; as one quoted string, which RFC 5321 knows. */
function plainlyQuoted(localPart: string): string {
  if (!localPart.includes('"') || !OBSOLETE_LOCAL_PART.test(localPart)) return localPart;
  return quote(localPart.replace(/"(?:[^"\\]|\\[^])*"/g, unquote));
}

/** Whether every word is an atom, so that no quotes are needed. */
export function isPhrase(name: string): boolean {
  return name.split(' ').every((word) => isDotString(word) && !word.includes('.'));
}
