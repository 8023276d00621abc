/** What a client hears: RFC 3501 §7, read as far as our client needs it. Everything else is passed over. */
import { Cursor } from './cursor.ts';
import { parseStatus, type Reply } from './wire.ts';

export type Response =
  /** `text`: what follows the plus sign; a challenge, in an exchange. */
  | { kind: 'continue'; text: string }
  | { kind: 'status'; tag: string; reply: Reply }
  | { kind: 'number'; number: number; name: 'EXISTS' | 'RECENT' | 'EXPUNGE' }
  | { kind: 'fetch'; number: number; data: FetchedData }
  | { kind: 'capability'; names: string[] }
  | { kind: 'other' };

export interface FetchedData {
  uid: number | undefined;
  flags: string[];
  /** BODY[] or BODY[HEADER], one character an octet. */
  body: string | undefined;
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
  return { kind: 'other' };
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
  const data: FetchedData = { uid: undefined, flags: [], body: undefined };
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
    data.flags = flags ?? [];
    return flags && true;
  }
  if ((name === 'BODY[]' || name === 'BODY[HEADER]') && (cursor.sees('{') || cursor.sees('"'))) {
    data.body = cursor.string();
    return data.body === undefined ? undefined : true;
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

/** The names in a response code `[CAPABILITY IMAP4rev1 …]`, in upper case; `undefined` if it is another code. */
export function codeCapabilities({ code }: Reply): string[] | undefined {
  return /^CAPABILITY /i.test(code) ? code.toUpperCase().split(' ').slice(1) : undefined;
}
