/** Whether a message is what a SEARCH looks for: RFC 3501 §6.4.4. Texts are compared case-mapped, decoded. */
import { parseDay } from '../../mail/date.ts';
import { decodeWords } from '../../mail/encodedWords.ts';
import { allFields, fieldValue, firstField, rawValue, readHeader, type Header } from '../../mail/header.ts';
import { decodeText, openLeaves, readMime } from '../../mail/mime.ts';
import { readable } from '../../mail/octets.ts';
import { casemapped } from './casemap.ts';
import { envelopeAddresses } from './envelopeAddresses.ts';
import type { SearchKey } from './searchKeys.ts';
import { inSpans, spans } from './sequenceSet.ts';
import type { Selected, View } from './view.ts';

const DAY_MS = 86_400_000;

/** The messages of the view that fit all keys. */
export function found(view: View, keys: readonly SearchKey[]): Selected[] {
  const messages = view.all;
  const largestUid = messages[messages.length - 1]?.message.uid ?? 0;
  return messages.filter((selected) => keys.every((key) => fits(view, selected, key, largestUid)));
}

function fits(view: View, selected: Selected, key: SearchKey, largestUid: number): boolean {
  const { number, message } = selected;
  const also = (one: SearchKey) => fits(view, selected, one, largestUid);
  switch (key.key) {
    case 'all':
      return true;
    case 'flag':
      return hasFlag(message.flags, key.flag) === key.is;
    case 'recent':
      return view.isRecent(message) === key.is;
    case 'new':
      return view.isRecent(message) && !message.flags.has('\\Seen');
    case 'header':
      return headerHolds(message.octets, key.field, key.text);
    case 'text':
      return textHolds(message.octets, key.header, key.text);
    case 'date':
      return key.sent ? sentFits(message.octets, key.is, key.day) : dayFits(Math.floor(message.internalDateMs / DAY_MS), key.is, key.day);
    case 'larger':
      return message.octets.length > key.octets;
    case 'smaller':
      return message.octets.length < key.octets;
    case 'modseq':
      return message.revision >= key.from;
    case 'sequence':
      return key.set === '$' ? view.isSaved(message) : inSpans(number, spansOf(key, view.count));
    case 'uid':
      return key.set === '$' ? view.isSaved(message) : inSpans(message.uid, spansOf(key, largestUid));
    case 'not':
      return !also(key.one);
    case 'or':
      return also(key.one) || also(key.other);
    case 'and':
      return key.all.every(also);
  }
}

/** The spans of a key, read once a search and not once a message. */
const readSpans = new WeakMap<SearchKey, { largest: number; spans: ReturnType<typeof spans> }>();
function spansOf(key: SearchKey & { set: string }, largest: number): ReturnType<typeof spans> {
  let read = readSpans.get(key);
  if (read?.largest !== largest) readSpans.set(key, (read = { largest, spans: spans(key.set, largest) }));
  return read!.spans;
}

/** Whether the keys ask for mod-sequences: then the answer tells the largest (RFC 7162 §3.1.5). */
export function asksModSequence(keys: readonly SearchKey[]): boolean {
  return keys.some((key) => {
    if (key.key === 'modseq') return true;
    if (key.key === 'not') return asksModSequence([key.one]);
    if (key.key === 'or') return asksModSequence([key.one, key.other]);
    return key.key === 'and' && asksModSequence(key.all);
  });
}

/** RFC 3501 §2.3.2: flags are compared without case. */
function hasFlag(flags: ReadonlySet<string>, wanted: string): boolean {
  if (flags.has(wanted)) return true;
  for (const flag of flags) if (flag.toLowerCase() === wanted.toLowerCase()) return true;
  return false;
}

function headerHolds(octets: Uint8Array, name: string, text: string): boolean {
  const addressed = ADDRESS_FIELDS.has(name.toLowerCase());
  return allFields(readHeader(octets), name).some(
    (field) => holds(fieldValue(octets, field), text) || (addressed && addressHolds(rawValue(octets, field), text)),
  );
}

/** RFC 3501 §6.4.4: FROM, TO, CC and BCC look at the envelope, where routes, comments and quotes are gone. */
const ADDRESS_FIELDS: ReadonlySet<string> = new Set(['from', 'to', 'cc', 'bcc']);

function addressHolds(list: string, text: string): boolean {
  return envelopeAddresses(list).some(({ name = '', mailbox = '', host }) => {
    const address = readable(host === undefined ? mailbox : `${mailbox}@${host}`);
    return holds(name === '' ? address : `${decodeWords(readable(name))} <${address}>`, text);
  });
}

function textHolds(octets: Uint8Array, header: boolean, text: string): boolean {
  const root = readMime(octets);
  if (header && headerText(octets, root.header, text)) return true;
  return openLeaves({ octets, part: root }).some((leaf) => leaf.part.type === 'text' && holds(decodeText(leaf.octets, leaf.part), text));
}

function headerText(octets: Uint8Array, header: Header, text: string): boolean {
  return header.fields.some((field) => holds(`${field.name}: ${fieldValue(octets, field)}`, text));
}

function holds(value: string, text: string): boolean {
  return casemapped(value).includes(text);
}

function sentFits(octets: Uint8Array, is: 'before' | 'on' | 'since', day: number): boolean {
  const header = readHeader(octets);
  const field = firstField(header, 'Date');
  // RFC 3501 §6.4.4 disregards time and time zone
  const sentDay = field && parseDay(rawValue(octets, field));
  return sentDay !== undefined && dayFits(sentDay, is, day);
}

function dayFits(day: number, is: 'before' | 'on' | 'since', wanted: number): boolean {
  if (is === 'on') return day === wanted;
  return is === 'before' ? day < wanted : day >= wanted;
}
