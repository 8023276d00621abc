/** Untagged FETCH responses: RFC 3501 §7.4.2. */
import { formatInternalDate } from '../../mail/date.ts';
import { readHeader } from '../../mail/header.ts';
import type { StoredMessage } from '../../mail/mailbox.ts';
import { ascii } from '../../mail/octets.ts';
import type { FetchItem, InWords, Partial, SimpleItem } from './fetchItems.ts';
import { envelope } from './envelope.ts';
import { decodedSection, sectionOctets } from './section.ts';
import { structure } from './structure.ts';
import type { Selected, View } from './view.ts';
import { literal } from './wire.ts';

/** The responses of all these messages, where items are said in words alone: one text, for clients ask it of thousands. */
export function inWords(view: View, selected: readonly Selected[], items: readonly InWords[]): Uint8Array[] {
  let lines = '';
  for (const { number, message } of selected) {
    let words = '';
    for (const { item } of items) words += `${words && ' '}${item} ${simple(view, message, item)}`;
    lines += `* ${number} FETCH (${words})\r\n`;
  }
  return lines === '' ? [] : [ascii(lines)];
}

/** `* 12 FETCH (FLAGS (\Seen) BODY[] {342}…)` in pieces; bodies are views of the stored message. */
export function fetchResponse(view: View, { number, message }: Selected, items: readonly FetchItem[]): Uint8Array[] {
  const pieces = [ascii(`* ${number} FETCH (`)];
  items.forEach((item, index) => {
    if (index > 0) pieces.push(ascii(' '));
    pieces.push(...itemData(view, message, item));
  });
  pieces.push(ascii(')\r\n'));
  return pieces;
}

function itemData(view: View, message: StoredMessage, item: FetchItem): Uint8Array[] {
  if (item.kind === 'simple') return [ascii(`${item.item} ${simple(view, message, item.item)}`)];
  return item.kind === 'section' ? section(message, item) : binary(message, item);
}

function simple(view: View, message: StoredMessage, item: SimpleItem): string {
  switch (item) {
    case 'FLAGS':
      return view.flags(message);
    case 'UID':
      return String(message.uid);
    case 'MODSEQ':
      return `(${message.revision})`;
    case 'INTERNALDATE':
      return `"${formatInternalDate(message.internalDateMs)}"`;
    case 'RFC822.SIZE':
      return String(message.octets.length);
    case 'ENVELOPE':
      return envelope(message.octets, readHeader(message.octets));
    default:
      return structure(message.octets, item === 'BODYSTRUCTURE');
  }
}

function section(message: StoredMessage, item: FetchItem & { kind: 'section' }): Uint8Array[] {
  const octets = sectionOctets(message.octets, item.section);
  return octets ? cut(item.label, octets, item.partial) : [ascii(`${placed(item)} NIL`)];
}

/** A literal8 where there is a NUL in it: RFC 9051 §7.5.2. */
function binary(message: StoredMessage, item: FetchItem & { kind: 'binary' }): Uint8Array[] {
  const decoded = decodedSection(message.octets, item.path);
  if (item.size) return [ascii(`${item.label} ${decoded instanceof Uint8Array ? decoded.length : 0}`)];
  return decoded instanceof Uint8Array ? cut(item.label, decoded, item.partial, true) : [ascii(`${placed(item)} NIL`)];
}

function cut(label: string, octets: Uint8Array, partial: Partial | undefined, mayHoldNul = false): Uint8Array[] {
  const wanted = partial ? octets.subarray(partial.from, partial.from + partial.count) : octets;
  return [ascii(`${placed({ label, partial })} `), ...literal(wanted, mayHoldNul && wanted.includes(0) ? '~' : '')];
}

/** What is asked for from the middle on is told with its origin, and with that only, also where there is no such part: RFC 3501 §7.4.2. */
function placed({ label, partial }: { label: string; partial?: Partial | undefined }): string {
  return partial ? `${label}<${partial.from}>` : label;
}

/** Whether every part that is wanted decoded can be: RFC 9051 §6.4.5, UNKNOWN-CTE. */
export function isDecodable({ octets }: StoredMessage, items: readonly FetchItem[]): boolean {
  return items.every((item) => item.kind !== 'binary' || decodedSection(octets, item.path) !== 'unknown');
}
