/** What a client hears: RFC 3501 §7, read as far as our client needs it. Everything else is passed over. */
import type { PartShape } from '../../mail/attached.ts';
import { parseDate } from '../../mail/date.ts';
import { Cursor } from './cursor.ts';
import { readStructure } from './structureData.ts';
import { readThreads, type ThreadLine } from './threadData.ts';
import { decodeUtf7 } from './utf7.ts';
import { parseStatus, type Reply } from './wire.ts';

export type Response =
  /** `text`: what follows the plus sign; a challenge, in an exchange. */
  | { kind: 'continue'; text: string }
  | { kind: 'status'; tag: string; reply: Reply }
  | { kind: 'number'; number: number; name: 'EXISTS' | 'RECENT' | 'EXPUNGE' }
  | { kind: 'fetch'; number: number; data: FetchedData }
  | { kind: 'capability'; names: string[] }
  /** Of LIST; the name decoded, `attributes` in lower case. */
  | { kind: 'list'; name: string; separator: string; attributes: string[] }
  /** Of STATUS. */
  | { kind: 'counts'; name: string; messages: number | undefined; unseen: number | undefined }
  | { kind: 'search'; numbers: number[] }
  | { kind: 'thread'; lines: ThreadLine[] }
  | { kind: 'other' };

export interface FetchedData {
  uid: number | undefined;
  /** `undefined`: nothing was said of them. */
  flags: string[] | undefined;
  /** RFC822.SIZE, octets. */
  size: number | undefined;
  /** INTERNALDATE, epoch milliseconds. */
  receivedMs: number | undefined;
  /** BODY[] or BODY[HEADER], one character an octet. */
  body: string | undefined;
  /** BODY[HEADER.FIELDS (…)], one character an octet. */
  fields: string | undefined;
  /** BODY[]<0>: its first octets, one character each. */
  beginning: string | undefined;
  /** BODYSTRUCTURE. */
  structure: PartShape | undefined;
}

/** How deep lists in a response may nest: ENVELOPE needs three, BODYSTRUCTURE one for each level of parts. */
const DEPTH_LIMIT = 100;
const NAME = /[A-Za-z0-9.]+(?:\[[^\]]*\](?:<\d+>)?)?/y;
const PLAIN = /[^() "{\r\n]+/y;

/** One response; `undefined` if it is none. */
export function readResponse(frame: string): Response | undefined {
  if (frame.startsWith('+')) return { kind: 'continue', text: frame.slice(1).trim() };
  const status = parseStatus(frame);
  if (status) return { kind: 'status', tag: status.tag, reply: { condition: status.condition, code: status.code, text: status.text } };
  if (!frame.startsWith('* ')) return undefined;
  const cursor = new Cursor(frame);
  cursor.take('* ');
  const number = cursor.number();
  if (number !== undefined) return cursor.space ? numbered(number, cursor) : undefined;
  if (cursor.take('CAPABILITY ')) return { kind: 'capability', names: cursor.rest.toUpperCase().split(' ') };
  if (cursor.take('LIST ')) return listed(cursor);
  if (cursor.take('STATUS ')) return counted(cursor);
  if (cursor.take('SEARCH'))
    return {
      kind: 'search',
      numbers: cursor.rest
        .split(' ')
        .filter((word) => /^\d{1,10}$/.test(word))
        .map(Number),
    };
  if (cursor.take('THREAD')) return { kind: 'thread', lines: readThreads(cursor.rest) };
  return { kind: 'other' };
}

/** RFC 3501 §7.2.2. What comes behind the name (RFC 5258) is passed over. */
function listed(cursor: Cursor): Response {
  const attributes = cursor.list(() => cursor.flag());
  const separator = cursor.space ? (cursor.string() ?? cursor.match(PLAIN)?.[0]) : undefined;
  const name = cursor.space ? nameIn(cursor) : undefined;
  if (!attributes || separator === undefined || name === undefined) return { kind: 'other' };
  return { kind: 'list', name, separator: separator === 'NIL' ? '' : separator, attributes: attributes.map((each) => each.toLowerCase()) };
}

/** RFC 3501 §7.2.4. */
function counted(cursor: Cursor): Response {
  const name = nameIn(cursor);
  if (name === undefined || !cursor.space) return { kind: 'other' };
  const count = (item: string) => /^\d{1,10}$/.exec(new RegExp(`[( ]${item} (\\d+)`, 'i').exec(cursor.rest)?.[1] ?? '')?.[0];
  const [messages, unseen] = [count('MESSAGES'), count('UNSEEN')];
  return { kind: 'counts', name, messages: numberOf(messages), unseen: numberOf(unseen) };
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** The name of a mailbox: in modified UTF-7, or as it is if it is not that. */
function nameIn(cursor: Cursor): string | undefined {
  const written = cursor.astring();
  return written === undefined ? undefined : (decodeUtf7(written) ?? written);
}

function numbered(number: number, cursor: Cursor): Response | undefined {
  if (cursor.take('FETCH ')) {
    const data = fetched(cursor);
    return data && { kind: 'fetch', number, data };
  }
  const name = (['EXISTS', 'RECENT', 'EXPUNGE'] as const).find((known) => cursor.take(known));
  return name ? { kind: 'number', number, name } : { kind: 'other' };
}

function fetched(cursor: Cursor): FetchedData | undefined {
  const nothing = { uid: undefined, flags: undefined, size: undefined, receivedMs: undefined };
  const data: FetchedData = { ...nothing, body: undefined, fields: undefined, beginning: undefined, structure: undefined };
  const items = cursor.list(() => {
    const name = cursor.match(NAME)?.[0].toUpperCase();
    return name !== undefined && cursor.space ? readItem(cursor, name, data) : undefined;
  });
  return items && data;
}

function readItem(cursor: Cursor, name: string, data: FetchedData): true | undefined {
  if (name === 'UID') {
    data.uid = cursor.number();
    return data.uid === undefined ? undefined : true;
  }
  if (name === 'FLAGS') {
    const flags = cursor.list(() => cursor.flag());
    data.flags = flags;
    return flags && true;
  }
  if (name === 'RFC822.SIZE') {
    data.size = cursor.number();
    return data.size === undefined ? undefined : true;
  }
  if (name === 'INTERNALDATE') {
    const written = cursor.string();
    data.receivedMs = written === undefined ? undefined : parseDate(written);
    return written === undefined ? undefined : true;
  }
  if (name.startsWith('BODY[HEADER.FIELDS') && (cursor.sees('{') || cursor.sees('"'))) {
    data.fields = cursor.string();
    return data.fields === undefined ? undefined : true;
  }
  if ((name === 'BODY[]' || name === 'BODY[HEADER]') && (cursor.sees('{') || cursor.sees('"'))) {
    data.body = cursor.string();
    return data.body === undefined ? undefined : true;
  }
  if (name === 'BODY[]<0>' && (cursor.sees('{') || cursor.sees('"'))) {
    data.beginning = cursor.string();
    return data.beginning === undefined ? undefined : true;
  }
  if (name === 'BODYSTRUCTURE' && cursor.sees('(')) {
    data.structure = readStructure(cursor);
    return data.structure && true;
  }
  return passOver(cursor, 0);
}

/** Any value: a string, a number, an atom, NIL, or a list of values. */
function passOver(cursor: Cursor, depth: number): true | undefined {
  if (depth > DEPTH_LIMIT) return undefined;
  if (!cursor.take('(')) return (cursor.string() ?? cursor.match(PLAIN)) === undefined ? undefined : true;
  while (!cursor.take(')')) {
    if (!cursor.space && !passOver(cursor, depth + 1)) return undefined;
  }
  return true;
}

/** The number in a response code: 7 in `[UIDVALIDITY 7]`. */
export function codeNumber({ code }: Reply, name: string): number | undefined {
  const match = /^([A-Z]+) (\d{1,10})$/i.exec(code);
  return match && match[1]!.toUpperCase() === name ? Number(match[2]) : undefined;
}

/** The flags in a response code such as `[PERMANENTFLAGS (\\Seen \\*)]`, as written; `undefined` if it is another code. */
export function codeFlags({ code }: Reply, name: string): string[] | undefined {
  const match = /^([A-Z]+) \(([^()]*)\)$/i.exec(code);
  return match && match[1]!.toUpperCase() === name ? match[2]!.split(' ').filter((flag) => flag !== '') : undefined;
}

/** The names in a response code `[CAPABILITY IMAP4rev1 …]`, in upper case; `undefined` if it is another code. */
export function codeCapabilities({ code }: Reply): string[] | undefined {
  return /^CAPABILITY /i.test(code) ? code.toUpperCase().split(' ').slice(1) : undefined;
}
