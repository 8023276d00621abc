/** Letters of a folder as a page lists them: what is told of each, in which order, and which hold what is looked for. */
import { decodeText, leaves, readMime } from '../../mail/mime.ts';
import { fieldValue, firstField, readHeader } from '../../mail/header.ts';
import type { StoredMessage } from '../../mail/mailbox.ts';
import { rowOf, toldByLetter, type Row } from '../program/picture.ts';

export function rowFor({ uid, octets, flags, internalDateMs }: StoredMessage): Row {
  return { ...rowOf(octets, { uid, flags: [...flags], size: octets.length, receivedMs: internalDateMs }), ...toldByLetter(octets) };
}

/** What a list may be sorted by, as its links call it. */
const KEYS: ReadonlyMap<string, (row: Row) => number | string> = new Map<string, (row: Row) => number | string>([
  ['from', ({ from }) => from.toLowerCase()],
  ['subject', ({ subject }) => subject.toLowerCase()],
  ['size', ({ size }) => size],
  ['flag', ({ flags }) => Number(flags.includes('\\Flagged'))],
  ['clip', ({ clip }) => Number(clip)],
  ['received', ({ receivedMs }) => receivedMs],
]);
export const SORTED_BY = ['from', 'subject', 'received', 'size', 'flag', 'clip'] as const;

/** Without a word that is known, the latest first. */
export function sorted(rows: readonly Row[], by: string, descending: boolean): Row[] {
  const key = KEYS.get(by);
  if (!key) return rows.toReversed();
  const compared = rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.uid - b.uid));
  return descending ? compared.reverse() : compared;
}

const SEARCHED = ['From', 'To', 'Cc', 'Subject'];

/** In the fields that people see and in the texts, without regard to case. */
export function holds(octets: Uint8Array, sought: string): boolean {
  const header = readHeader(octets);
  const fields = SEARCHED.flatMap((name) => firstField(header, name) ?? []).map((field) => fieldValue(octets, field));
  const texts = leaves(readMime(octets)).filter(({ type }) => type === 'text');
  const words = [...fields, ...texts.map((part) => decodeText(octets, part))].join('\n');
  return words.toLowerCase().includes(sought.toLowerCase());
}
