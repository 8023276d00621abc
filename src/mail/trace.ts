/** What hops write at the top of a message: RFC 5321 §4.4. Each function gives whole header lines, to be put before the message. */
import { formatPath } from './address.ts';
import { formatDate, parseDate } from './date.ts';
import { fold } from './fold.ts';
import { allFields, isEmptyLine, rawValue, readHeader } from './header.ts';
import { SPACE, TAB, lineEnd, text, utf8 } from './octets.ts';

/** RFC 5321 §6.3: a message with this many Received fields is going round in circles. */
export const HOP_LIMIT = 100;

const COLON = 58;

interface Hop {
  /** What the client called itself in EHLO: a domain or an address literal. */
  from: string;
  /** Where it really called from: '192.0.2.10' or '2001:db8::1'. */
  fromAddress: string;
  /** Host that writes the field. */
  by: string;
  /** RFC 3848: 'SMTP', 'ESMTP', 'ESMTPA'… */
  with: string;
  id: string;
  /** The recipient; `''` when there are several, so that none learns of another (RFC 5321 §7.2). */
  for: string;
  /** Epoch milliseconds. */
  dateMs: number;
}

/** `Received: from … by … with … id … for …; date`, folded by a tab as is customary. */
export function received(hop: Hop): Uint8Array {
  const literal = hop.fromAddress.includes(':') ? `[IPv6:${hop.fromAddress}]` : `[${hop.fromAddress}]`;
  const recipient = hop.for === '' ? '' : `\r\n\tfor ${formatPath(hop.for)}`;
  return utf8(
    `Received: from ${hop.from} (${literal})\r\n\tby ${hop.by} with ${hop.with} id ${hop.id}${recipient};\r\n\t${formatDate(hop.dateMs)}\r\n`,
  );
}

/** `Return-Path: <ana@a.org>`: the envelope's reverse-path, kept at final delivery (RFC 5321 §4.4). */
export function returnPath(reversePath: string): Uint8Array {
  return utf8(fold('Return-Path', [formatPath(reversePath)]));
}

/** `Delivered-To: bea@b.com`: whose mailbox it was put in; a custom, not a standard of RFC 5321. */
export function deliveredTo(address: string): Uint8Array {
  return utf8(fold('Delivered-To', [address]));
}

/** Received fields in the header of `message`: compare with `HOP_LIMIT`. */
export function countReceived(message: Uint8Array): number {
  let count = 0;
  // every hop asks: no list of all fields is made for it
  for (let at = 0; at < message.length && !isEmptyLine(message, at, message.length); at = lineEnd(message, at))
    if (isReceived(message, at)) count++;
  return count;
}

const RECEIVED = 'received';

/** Whether the line that begins at `start` begins a Received field, in whatever case, white space before the colon or not. */
function isReceived(message: Uint8Array, start: number): boolean {
  let at = start;
  for (; at < start + RECEIVED.length; at++) if ((message[at]! | 32) !== RECEIVED.charCodeAt(at - start)) return false;
  while (message[at] === SPACE || message[at] === TAB) at++;
  return message[at] === COLON;
}

/** A Received field read back; what is not there is `''`, a date that is none `undefined`. */
interface ReadHop {
  from: string;
  /** What stands in parentheses after `from`: mostly the address literal. */
  tcpInfo: string;
  by: string;
  with: string;
  id: string;
  for: string;
  dateMs: number | undefined;
}

/** Reads an unfolded Received value of whatever program: words in any order, comments anywhere. */
export function readReceived(value: string): ReadHop {
  const semicolon = value.lastIndexOf(';');
  const clauses = (semicolon < 0 ? value : value.slice(0, semicolon)).slice(0, 4000);
  const tcpInfo = /(?:^|\s)from\s+[^\s()]+\s*\(([^()]*)\)/i.exec(clauses)?.[1] ?? '';
  const words = clauses
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .split(/\s+/);
  return {
    from: after(words, 'from'),
    tcpInfo,
    by: after(words, 'by'),
    with: after(words, 'with'),
    id: after(words, 'id'),
    for: after(words, 'for').replace(/^<|>$/g, ''),
    dateMs: semicolon < 0 ? undefined : parseDate(value.slice(semicolon + 1)),
  };
}

function after(words: string[], keyword: string): string {
  const index = words.findIndex((word) => word.toLowerCase() === keyword);
  return index < 0 ? '' : (words[index + 1] ?? '');
}

/** All hops of a message, the last one first, as they stand in it. */
export function readHops(message: Uint8Array): ReadHop[] {
  return allFields(readHeader(message), 'Received').map((field) => readReceived(rawValue(message, field)));
}

/** The reverse-path that final delivery kept, or `undefined` if there is no Return-Path field. */
export function readReturnPath(message: Uint8Array): string | undefined {
  const [field] = allFields(readHeader(message), 'Return-Path');
  return field && /^\s*<?([^<>\s]*)>?/.exec(text(message, field.valueStart, field.end))?.[1];
}
