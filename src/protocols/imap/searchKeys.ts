/** What a message must be to be found: RFC 3501 §6.4.4. */
import { own } from '../../own.ts';
import { dayNumber, monthNumber } from '../../mail/date.ts';
import { readable } from '../../mail/octets.ts';
import { casemapped } from './casemap.ts';
import type { Cursor } from './cursor.ts';

/** Texts are case-mapped. */
export type SearchKey =
  | { key: 'all' }
  | { key: 'flag'; flag: string; is: boolean }
  | { key: 'recent'; is: boolean }
  | { key: 'new' }
  /** An empty text asks whether the field is there at all. */
  | { key: 'header'; field: string; text: string }
  /** BODY looks in the body, TEXT in the header too. */
  | { key: 'text'; header: boolean; text: string }
  /** Days since 1970; `sent` looks at the Date field, otherwise at the internal date. */
  | { key: 'date'; sent: boolean; is: 'before' | 'on' | 'since'; day: number }
  | { key: 'larger' | 'smaller'; octets: number }
  /** RFC 7162 §3.1.5. */
  | { key: 'modseq'; from: number }
  | { key: 'sequence' | 'uid'; set: string }
  | { key: 'not'; one: SearchKey }
  | { key: 'or'; one: SearchKey; other: SearchKey }
  | { key: 'and'; all: SearchKey[] };

/** Keys in one search, and how deep they may nest. */
const KEY_LIMIT = 200;
const DEPTH_LIMIT = 20;
const DATE = /"?(\d{1,2})-([A-Za-z]{3})-(\d{4})"?/y;
const NAME = /[A-Z]+/iy;

const FLAGS: Record<string, [flag: string, is: boolean]> = {
  ANSWERED: ['\\Answered', true],
  DELETED: ['\\Deleted', true],
  DRAFT: ['\\Draft', true],
  FLAGGED: ['\\Flagged', true],
  SEEN: ['\\Seen', true],
  UNANSWERED: ['\\Answered', false],
  UNDELETED: ['\\Deleted', false],
  UNDRAFT: ['\\Draft', false],
  UNFLAGGED: ['\\Flagged', false],
  UNSEEN: ['\\Seen', false],
};
const DATES: Record<string, [sent: boolean, is: 'before' | 'on' | 'since']> = {
  BEFORE: [false, 'before'],
  ON: [false, 'on'],
  SINCE: [false, 'since'],
  SENTBEFORE: [true, 'before'],
  SENTON: [true, 'on'],
  SENTSINCE: [true, 'since'],
};

/** The keys at the end of SEARCH, SORT and THREAD. */
export function readKeys(cursor: Cursor): SearchKey[] | undefined {
  const all: SearchKey[] = [];
  do {
    const key = readKey(cursor, 0);
    if (!key) return undefined;
    if (all.push(key) > KEY_LIMIT) return cursor.exceeds(KEY_LIMIT, 'search keys');
  } while (cursor.space);
  return all;
}

function readKey(cursor: Cursor, depth: number): SearchKey | undefined {
  if (depth > DEPTH_LIMIT) return cursor.exceeds(DEPTH_LIMIT, 'levels of search keys');
  if (cursor.sees('(')) {
    const all = cursor.list(() => readKey(cursor, depth + 1), KEY_LIMIT, 'search keys');
    return all && all.length > 0 ? { key: 'and', all } : undefined;
  }
  const set = cursor.sequenceSet();
  if (set !== undefined) return { key: 'sequence', set };
  const name = cursor.match(NAME)?.[0].toUpperCase() ?? '';
  const simple = simpleKey(name);
  if (simple) return simple;
  return cursor.space ? readArgument(cursor, name, depth) : undefined;
}

function simpleKey(name: string): SearchKey | undefined {
  const flag = own(FLAGS, name);
  if (flag) return { key: 'flag', flag: flag[0], is: flag[1] };
  if (name === 'ALL') return { key: 'all' };
  if (name === 'NEW') return { key: 'new' };
  return name === 'RECENT' || name === 'OLD' ? { key: 'recent', is: name === 'RECENT' } : undefined;
}

function readArgument(cursor: Cursor, name: string, depth: number): SearchKey | undefined {
  const dates = own(DATES, name);
  if (dates) return readDateKey(cursor, ...dates);
  switch (name) {
    case 'BCC':
    case 'CC':
    case 'FROM':
    case 'SUBJECT':
    case 'TO':
      return withText(cursor, (text) => ({ key: 'header', field: name, text }));
    case 'BODY':
    case 'TEXT':
      return withText(cursor, (text) => ({ key: 'text', header: name === 'TEXT', text }));
    case 'HEADER':
      return readHeaderKey(cursor);
    case 'KEYWORD':
    case 'UNKEYWORD':
      return readKeyword(cursor, name === 'KEYWORD');
    case 'LARGER':
    case 'SMALLER':
      return readSize(cursor, name === 'LARGER' ? 'larger' : 'smaller');
    case 'MODSEQ':
      return readModSequence(cursor);
    case 'UID':
      return readUid(cursor);
    case 'NOT':
      return readNot(cursor, depth);
    default:
      return name === 'OR' ? readOr(cursor, depth) : undefined;
  }
}

function withText(cursor: Cursor, make: (text: string) => SearchKey): SearchKey | undefined {
  const text = cursor.astring();
  return text === undefined ? undefined : make(casemapped(readable(text)));
}

function readHeaderKey(cursor: Cursor): SearchKey | undefined {
  const field = cursor.astring();
  return field !== undefined && cursor.space ? withText(cursor, (text) => ({ key: 'header', field, text })) : undefined;
}

function readKeyword(cursor: Cursor, is: boolean): SearchKey | undefined {
  const flag = cursor.atom();
  return flag === undefined ? undefined : { key: 'flag', flag, is };
}

function readSize(cursor: Cursor, key: 'larger' | 'smaller'): SearchKey | undefined {
  const octets = cursor.number();
  return octets === undefined ? undefined : { key, octets };
}

/** One mod-sequence is kept for all flags of a message, so the name of one only has to be well written. */
function readModSequence(cursor: Cursor): SearchKey | undefined {
  if (cursor.sees('"')) {
    const entry = cursor.string();
    const typed = entry?.startsWith('/flags/') && cursor.space && (cursor.take('all ') || cursor.take('priv ') || cursor.take('shared '));
    if (!typed) return undefined;
  }
  const from = cursor.modSequence();
  return from === undefined ? undefined : { key: 'modseq', from };
}

function readUid(cursor: Cursor): SearchKey | undefined {
  const set = cursor.sequenceSet();
  return set === undefined ? undefined : { key: 'uid', set };
}

function readNot(cursor: Cursor, depth: number): SearchKey | undefined {
  const one = readKey(cursor, depth + 1);
  return one && { key: 'not', one };
}

function readOr(cursor: Cursor, depth: number): SearchKey | undefined {
  const one = readKey(cursor, depth + 1);
  const other = one && cursor.space ? readKey(cursor, depth + 1) : undefined;
  return other && { key: 'or', one: one!, other };
}

function readDateKey(cursor: Cursor, sent: boolean, is: 'before' | 'on' | 'since'): SearchKey | undefined {
  const match = cursor.match(DATE);
  const day = match && dayNumber(Number(match[3]), monthNumber(match[2]!), Number(match[1]));
  return day === undefined ? undefined : { key: 'date', sent, is, day };
}
