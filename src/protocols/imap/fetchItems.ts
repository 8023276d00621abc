/** What FETCH asks of each message, read and written back: RFC 3501 §6.4.5, RFC 9051 §6.4.5. */
import { own } from '../../own.ts';
import type { Cursor } from './cursor.ts';

/** What part of a message is meant by `BODY[…]`: RFC 3501 §6.4.5. */
export interface Section {
  /** Part numbers: `1.2`; empty for the message itself. */
  path: number[];
  what: '' | 'HEADER' | 'HEADER.FIELDS' | 'HEADER.FIELDS.NOT' | 'TEXT' | 'MIME';
  /** Field names of HEADER.FIELDS, as written. */
  fields: string[];
}

export type SimpleItem = 'FLAGS' | 'UID' | 'INTERNALDATE' | 'RFC822.SIZE' | 'ENVELOPE' | 'BODYSTRUCTURE' | 'BODY' | 'MODSEQ';
/** Said in words alone. */
export interface InWords {
  kind: 'simple';
  item: SimpleItem;
}
export type FetchItem =
  | InWords
  | { kind: 'section'; label: string; section: Section; peek: boolean; partial: Partial | undefined }
  /** The part without its transfer encoding: RFC 9051 §6.4.5. `size`: only how many octets that is. */
  | { kind: 'binary'; label: string; path: number[]; size: boolean; peek: boolean; partial: Partial | undefined };

export interface Partial {
  from: number;
  count: number;
}

const SIMPLE: readonly SimpleItem[] = ['FLAGS', 'UID', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODYSTRUCTURE', 'BODY', 'MODSEQ'];
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
const ITEM_LIMIT = 100;
const MACRO = /(?:ALL|FAST|FULL)(?= |$)/iy;
const NAME = /[A-Za-z0-9.]+/y;
const PART_LIMIT = 50;
const PATH = /[1-9]\d{0,5}(?:\.[1-9]\d{0,5})*/y;
const WHAT = /HEADER\.FIELDS\.NOT|HEADER\.FIELDS|HEADER|TEXT|MIME/iy;
const PARTIAL = /<(\d{1,10})\.([1-9]\d{0,9})>/y;

/** Items in parentheses, or one, or a macro. */
export function readItems(cursor: Cursor): FetchItem[] | undefined {
  return cursor.sees('(') ? cursor.list(() => readItem(cursor), ITEM_LIMIT, 'items') : readMacroOrItem(cursor);
}

function readMacroOrItem(cursor: Cursor): FetchItem[] | undefined {
  const macro = cursor.match(MACRO)?.[0].toUpperCase();
  if (macro !== undefined) return own(MACROS, macro)!.map((item) => ({ kind: 'simple', item }));
  const item = readItem(cursor);
  return item && [item];
}

function readItem(cursor: Cursor): FetchItem | undefined {
  const name = cursor.match(NAME)?.[0].toUpperCase();
  if (name === undefined) return undefined;
  if ((name === 'BODY' || name === 'BODY.PEEK') && cursor.sees('[')) return readSectionItem(cursor, name === 'BODY.PEEK');
  if (BINARY.has(name)) return readBinaryItem(cursor, name);
  const old = own(OLD, name);
  if (old) return { kind: 'section', label: name, section: { path: [], what: old.what, fields: [] }, peek: old.peek, partial: undefined };
  const item = SIMPLE.find((simple) => simple === name);
  return item && { kind: 'simple', item };
}

function readSectionItem(cursor: Cursor, peek: boolean): FetchItem | undefined {
  cursor.take('[');
  const section = readSection(cursor);
  if (!section || !cursor.take(']')) return undefined;
  const partial = readPartial(cursor);
  if (!partial && cursor.sees('<')) return undefined;
  return { kind: 'section', label: `BODY[${formatSection(section)}]`, section, peek, partial };
}

const BINARY: ReadonlySet<string> = new Set(['BINARY', 'BINARY.PEEK', 'BINARY.SIZE']);

function readBinaryItem(cursor: Cursor, name: string): FetchItem | undefined {
  if (!cursor.take('[')) return undefined;
  const path = readPath(cursor);
  if (!path || !cursor.take(']')) return undefined;
  const size = name === 'BINARY.SIZE';
  const partial = size ? undefined : readPartial(cursor);
  if (cursor.sees('<')) return undefined;
  return { kind: 'binary', label: `${size ? name : 'BINARY'}[${path.join('.')}]`, path, size, peek: name !== 'BINARY', partial };
}

function readPartial(cursor: Cursor): Partial | undefined {
  const range = cursor.match(PARTIAL);
  return range && { from: Number(range[1]), count: Number(range[2]) };
}

/** `undefined`: it leads deeper than is read here. */
function readPath(cursor: Cursor): number[] | undefined {
  const path = (cursor.match(PATH)?.[0] ?? '').split('.').filter(Boolean).map(Number);
  return path.length > PART_LIMIT ? cursor.exceeds(PART_LIMIT, 'levels of parts') : path;
}

function readSection(cursor: Cursor): Section | undefined {
  const path = readPath(cursor);
  if (!path) return undefined;
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

/** RFC 3501 §6.4.8: an answer to a UID command says the UID, asked for or not; RFC 7162 §3.1.4.1: CHANGEDSINCE says MODSEQ. */
export function withItems<Item extends FetchItem>(items: readonly Item[], uid: boolean, modSequence: boolean): (Item | InWords)[] {
  const before: InWords[] = uid && !has(items, 'UID') ? [{ kind: 'simple', item: 'UID' }] : [];
  const after: InWords[] = modSequence && !has(items, 'MODSEQ') ? [{ kind: 'simple', item: 'MODSEQ' }] : [];
  return [...before, ...items, ...after];
}

export function areInWords(items: readonly FetchItem[]): items is readonly InWords[] {
  return items.every(({ kind }) => kind === 'simple');
}

export function has(items: readonly FetchItem[], wanted: SimpleItem): boolean {
  return items.some((item) => item.kind === 'simple' && item.item === wanted);
}
