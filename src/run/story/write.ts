/** A story as text that a person reads and changes: YAML in a fixed order, moments as spans, records a line each. What is written is read the same. */
import { Document, isScalar, visit, type Scalar, type YAMLMap } from 'yaml';
import { encodeBase64 } from '../../mail/encodings.ts';
import { decodeUtf8, equal, text as latin1, utf8 } from '../../mail/octets.ts';
import { own } from '../../own.ts';
import { isTimed } from '../schema/interventions.ts';
import { recordsIn, TTL_SECONDS } from '../schema/records.ts';
import type { Scenario, ZoneRecord } from '../scenario.ts';
import { spanMs, spanWords } from '../span.ts';
import { keysAt, OWN } from './form.ts';

/** Editors that know JSON Schema look for this line. */
const HEAD = '# yaml-language-server: $schema=story.schema.json\n';
/** Characters of a part that is written in one line. */
const LONGEST_IN_A_LINE = 110;
/** Shorter spans are told in milliseconds. */
const SPOKEN_FROM_MS = 1000;
/** Where a part of a list is written in one line, if it fits. */
const IN_A_LINE: ReadonlySet<string> = new Set(['links', 'actions', 'faults', 'filing', 'lines', 'replies', 'records']);
const SPANS: ReadonlySet<string> = new Set(['at', 'forMs', 'greylistMs', 'idleMs', 'pauseMs', 'waitMs']);
/** What a letter has when nothing is written. */
const EMPTY_IN_A_DRAFT: ReadonlySet<string> = new Set(['cc', 'bcc', 'replyTo', 'attachments']);

type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** What a card would say of it. */
export interface StoryWords {
  title?: string;
  question?: string;
  description?: string;
}

export function writeStory(scenario: Scenario, words: StoryWords = {}): string {
  return textOf(writtenOf(scenario, words));
}

/** A scenario as a person would write it down: plain data that the form of a story reads as the same scenario. */
export function writtenOf({ id, startsAt, zones, faults, ...rest }: Scenario, words: StoryWords = {}): Plain {
  return {
    ...words,
    ...(id === OWN ? {} : { id }),
    startsAt: instantWords(startsAt),
    ...(spoken(rest) as object),
    ...(zones.length === 0 ? {} : { zones: zones.map(({ origin, host, records }) => ({ origin, host, records: recordsText(records) })) }),
    faults: faults.map(({ ...fault }) => {
      const { atMs, ...others } = fault as { kind: string; atMs?: number };
      const timed = isTimed(others.kind) && atMs !== undefined ? { ...others, at: atMs } : others;
      const { records, ...plain } = timed as { records?: ZoneRecord[] };
      return { ...(spoken(plain) as { [key: string]: Plain }), ...(records ? { records: recordsText(records) } : {}) };
    }),
  };
}

function instantWords(epochMs: number): Plain {
  const words = new Date(epochMs).toISOString().replace('.000Z', 'Z');
  return Date.parse(words) === epochMs && /^\d{4}-[^.]*Z$/.test(words) ? words : epochMs;
}

/** Octets as text, spans as words, line ends as a person types them, and nothing that is so anyway. */
function spoken(value: unknown, key = ''): Plain {
  if (value instanceof Uint8Array) return spokenOctets(value, key === 'mail');
  if (Array.isArray(value)) return value.map((each) => spoken(each, key));
  if (typeof value === 'string' && key === 'lines') return plainEnds(value);
  if (typeof value === 'number' && SPANS.has(key)) return spokenSpan(value);
  if (typeof value !== 'object' || value === null) return value as Plain;
  const isDraft = 'subject' in value && 'bcc' in value;
  const members = Object.entries(value).filter(
    ([name, member]) => member !== undefined && !(isDraft && EMPTY_IN_A_DRAFT.has(name) && (member as unknown[] | string).length === 0),
  );
  return Object.fromEntries(members.map(([name, member]) => [name, spoken(member, name === 'line' ? 'lines' : name)]));
}

function spokenSpan(ms: number): Plain {
  const words = spanWords(ms);
  return ms >= SPOKEN_FROM_MS && spanMs(words) === ms ? words : ms;
}

const crlf = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n');
const plainEnds = (text: string): string => (crlf(text.replaceAll('\r\n', '\n')) === text ? text.replaceAll('\r\n', '\n') : text);

/** `isMessage`: its lines end in CRLF, and are written without. */
function spokenOctets(octets: Uint8Array, isMessage: boolean): Plain {
  const text = decodeUtf8(octets);
  const written = text !== undefined && isMessage ? plainEnds(text) : text;
  const again = written === undefined ? undefined : utf8(isMessage ? crlf(written) : written);
  return written !== undefined && again && equal(again, octets) ? written : { base64: latin1(encodeBase64(octets)) };
}

/** A record a line, in columns; a list where text would not say the same. */
function recordsText(records: readonly ZoneRecord[]): Plain {
  const widest = (of: (record: ZoneRecord) => string): number => Math.max(0, ...records.map((record) => of(record).length));
  const [names, types] = [widest(({ name }) => name), widest(({ type }) => type)];
  const ttl = ({ ttlSeconds }: ZoneRecord): string => (ttlSeconds === TTL_SECONDS ? '' : `${ttlSeconds}`);
  const ttls = widest(ttl);
  const line = (record: ZoneRecord): string =>
    [record.name.padEnd(names), ...(ttls > 0 ? [ttl(record).padStart(ttls)] : []), record.type.padEnd(types), record.data].join('  ');
  const text = records.map((record) => `${line(record)}\n`).join('');
  const { records: again, bad } = recordsIn(text);
  return bad.length === 0 && JSON.stringify(again) === JSON.stringify(records.map(inOrderOfRecord)) && records.length > 0
    ? text
    : records.map((record) => ({ ...record }));
}

const inOrderOfRecord = ({ name, type, ttlSeconds, data }: ZoneRecord): ZoneRecord => ({ name, type, ttlSeconds, data });

/** What was written, as text: its parts in order, whatever they are. */
export function textOf(written: unknown): string {
  const document = new Document(inOrder(written, [], written), { aliasDuplicateObjects: false });
  visit(document, {
    Seq(_, node) {
      if (node.items.every((item) => isScalar(item) && isShort(item))) node.flow = true;
    },
    Map(_, node, path) {
      if (path.some((each) => 'key' in each && isScalar(each.key) && IN_A_LINE.has(String(each.key.value))) && fits(node)) node.flow = true;
    },
  });
  const root = document.contents as YAMLMap | null;
  if (root && 'items' in root) for (const { key, value } of root.items.slice(1)) if (!isScalar(value)) (key as Scalar).spaceBefore = true;
  return HEAD + document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

const isShort = ({ value }: Scalar): boolean => !String(value).includes('\n') && String(value).length <= LONGEST_IN_A_LINE;

function fits({ items }: YAMLMap): boolean {
  const scalars = items.filter(({ value }) => isScalar(value) && isShort(value as Scalar));
  const characters = items.reduce((sum, { key, value }) => sum + String(key).length + String(value).length + 4, 0);
  return scalars.length === items.length && characters <= LONGEST_IN_A_LINE;
}

/** Keys in the order of the form; those that it has not come last. */
function inOrder(value: unknown, path: readonly (string | number)[], root: unknown): unknown {
  if (Array.isArray(value)) return value.map((each, place) => inOrder(each, [...path, place], root));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.keys(value);
  const known = keysAt(path, root);
  const keys = [...known.filter((key) => members.includes(key)), ...members.filter((key) => !known.includes(key))];
  return Object.fromEntries(keys.map((key) => [key, inOrder(own(value as Record<string, unknown>, key), [...path, key], root)]));
}
