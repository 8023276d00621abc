import type { Command } from '../../command.ts';
import { readAll, type Cursor } from '../cursor.ts';

/** What part of a message is meant by `BODY[…]`: RFC 3501 §6.4.5. */
export interface Section {
  /** Part numbers: `1.2`; empty for the message itself. */
  path: number[];
  what: '' | 'HEADER' | 'HEADER.FIELDS' | 'HEADER.FIELDS.NOT' | 'TEXT' | 'MIME';
  /** Field names of HEADER.FIELDS, as written. */
  fields: string[];
}

export type SimpleItem = 'FLAGS' | 'UID' | 'INTERNALDATE' | 'RFC822.SIZE' | 'ENVELOPE' | 'BODYSTRUCTURE' | 'BODY';
export type FetchItem =
  | { kind: 'simple'; item: SimpleItem }
  | { kind: 'section'; label: string; section: Section; peek: boolean; partial: { from: number; count: number } | undefined };

export interface Fetch {
  set: string;
  items: FetchItem[];
}

const SIMPLE: readonly SimpleItem[] = ['FLAGS', 'UID', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODYSTRUCTURE', 'BODY'];
const MACROS: Record<string, readonly SimpleItem[]> = {
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
};
/** RFC 3501 §6.4.5: the old names, and whether they leave `\Seen` alone. */
const OLD: Record<string, { what: Section['what']; peek: boolean }> = {
  RFC822: { what: '', peek: false },
  'RFC822.HEADER': { what: 'HEADER', peek: true },
  'RFC822.TEXT': { what: 'TEXT', peek: false },
};
const NAME = /[A-Za-z0-9.]+/y;
const PATH = /[1-9]\d{0,5}(?:\.[1-9]\d{0,5}){0,50}/y;
const WHAT = /HEADER\.FIELDS\.NOT|HEADER\.FIELDS|HEADER|TEXT|MIME/iy;
const PARTIAL = /<(\d{1,10})\.([1-9]\d{0,9})>/y;

function parseFetch(rest: string): Fetch | undefined {
  return readAll(rest, (cursor) => {
    const set = cursor.sequenceSet();
    if (set === undefined || !cursor.space) return undefined;
    const items = cursor.sees('(') ? cursor.list(() => readItem(cursor), 100) : readMacroOrItem(cursor);
    return items && items.length > 0 ? { set, items } : undefined;
  });
}

function readMacroOrItem(cursor: Cursor): FetchItem[] | undefined {
  const macro = MACROS[cursor.rest.toUpperCase()];
  if (macro && cursor.match(NAME)) return macro.map((item) => ({ kind: 'simple', item }));
  const item = readItem(cursor);
  return item && [item];
}

function readItem(cursor: Cursor): FetchItem | undefined {
  const name = cursor.match(NAME)?.[0].toUpperCase();
  if (name === undefined) return undefined;
  if ((name === 'BODY' || name === 'BODY.PEEK') && cursor.sees('[')) return readSectionItem(cursor, name === 'BODY.PEEK');
  const old = OLD[name];
  if (old) return { kind: 'section', label: name, section: { path: [], what: old.what, fields: [] }, peek: old.peek, partial: undefined };
  const item = SIMPLE.find((simple) => simple === name);
  return item && { kind: 'simple', item };
}

function readSectionItem(cursor: Cursor, peek: boolean): FetchItem | undefined {
  cursor.take('[');
  const section = readSection(cursor);
  if (!section || !cursor.take(']')) return undefined;
  const range = cursor.match(PARTIAL);
  const partial = range && { from: Number(range[1]), count: Number(range[2]) };
  if (!partial && cursor.sees('<')) return undefined;
  return { kind: 'section', label: `BODY[${formatSection(section)}]`, section, peek, partial };
}

function readSection(cursor: Cursor): Section | undefined {
  const path = (cursor.match(PATH)?.[0] ?? '').split('.').filter(Boolean).map(Number);
  if (cursor.sees(']')) return { path, what: '', fields: [] };
  if (path.length > 0 && !cursor.take('.')) return undefined;
  const what = cursor.match(WHAT)?.[0].toUpperCase() as Section['what'] | undefined;
  if (!what || (what === 'MIME' && path.length === 0)) return undefined;
  if (!what.startsWith('HEADER.')) return { path, what, fields: [] };
  const fields = cursor.space ? cursor.list(() => cursor.astring()) : undefined;
  return fields && fields.length > 0 ? { path, what, fields } : undefined;
}

/** A section as it is written back in the response. */
function formatSection({ path, what, fields }: Section): string {
  const place = [...path, ...(what === '' ? [] : [what])].join('.');
  return fields.length === 0
    ? place
    : `${place} (${fields.map((field) => (/^[!-~]+$/.test(field) && !/[(){%*"\\]/.test(field) ? field : `"${field.replace(/["\\]/g, '\\$&')}"`)).join(' ')})`;
}

export const fetch = {
  verb: 'FETCH',
  syntax: 'FETCH sequence-set items',
  example: 'FETCH 1 (FLAGS BODY[])',
  rfc: 'rfc3501#6.4.5',
  replies: { success: ['OK'], failure: ['NO', 'BAD'] },
  parse: parseFetch,
} satisfies Command<Fetch>;
export const uidFetch = {
  ...fetch,
  verb: 'UID FETCH',
  syntax: `UID ${fetch.syntax}`,
  example: `UID ${fetch.example}`,
  rfc: 'rfc3501#6.4.8',
};
