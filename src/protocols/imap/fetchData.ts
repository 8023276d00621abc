/** One untagged FETCH response: RFC 3501 §7.4.2. */
import { formatInternalDate } from '../../mail/date.ts';
import { readHeader } from '../../mail/header.ts';
import type { StoredMessage } from '../../mail/mailbox.ts';
import { ascii } from '../../mail/octets.ts';
import type { FetchItem, SimpleItem } from './commands/fetch.ts';
import { envelope } from './envelope.ts';
import { sectionOctets } from './section.ts';
import { structure } from './structure.ts';
import type { Selected, View } from './view.ts';
import { literal } from './wire.ts';

/** `* 12 FETCH (FLAGS (\Seen) BODY[] {342}…)` in pieces; bodies are views of the stored message. */
export function fetchResponse(view: View, { number, message }: Selected, items: readonly FetchItem[]): Uint8Array[] {
  const pieces = [ascii(`* ${number} FETCH (`)];
  items.forEach((item, index) => {
    if (index > 0) pieces.push(ascii(' '));
    pieces.push(...(item.kind === 'simple' ? [ascii(`${item.item} ${simple(view, message, item.item)}`)] : section(message, item)));
  });
  pieces.push(ascii(')\r\n'));
  return pieces;
}

function simple(view: View, message: StoredMessage, item: SimpleItem): string {
  switch (item) {
    case 'FLAGS':
      return view.flags(message);
    case 'UID':
      return String(message.uid);
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
  if (!octets) return [ascii(`${item.label} NIL`)];
  if (!item.partial) return [ascii(`${item.label} `), ...literal(octets)];
  const { from, count } = item.partial;
  // the response names the origin only: RFC 3501 §7.4.2
  return [ascii(`${item.label}<${from}> `), ...literal(octets.subarray(from, from + count))];
}
