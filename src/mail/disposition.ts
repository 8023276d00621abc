/** Receipts: who asks for one, and the notification that answers. RFC 8098, in the multipart/report of RFC 6522. */
import { mailboxesOf, parseAddressList, readAddressList } from './addressList.ts';
import { sameAddress } from './address.ts';
import { addressTokens, unstructuredField } from './compose.ts';
import { formatDate } from './date.ts';
import { encodeQuotedPrintable } from './encodings.ts';
import { fold } from './fold.ts';
import { firstRawValue, readHeader } from './header.ts';
import { messageIds } from './messageIds.ts';
import { CRLF, ascii, concat, isAscii, readable, text, utf8 } from './octets.ts';
import { freeBoundary } from './parts.ts';

const ASKING_FIELD = 'Disposition-Notification-To';

export interface ReceiptAsked {
  /** Addresses. */
  to: readonly string[];
  /** They are not where the letter came from: RFC 8098 §2.1 has the reader warned of that. */
  isElsewhere: boolean;
}

/** Whether the letter asks for a receipt; `null` if it does not, or asks for it at nowhere. */
export function receiptAsked(octets: Uint8Array): ReceiptAsked | null {
  const header = readHeader(octets);
  const people = (name: string): string[] =>
    (parseAddressList(readable(firstRawValue(octets, header, name))) ?? []).map(({ address }) => address);
  const to = people(ASKING_FIELD);
  if (to.length === 0) return null;
  const from = people('Return-Path');
  return { to, isElsewhere: to.length > 1 || !from.some((address) => sameAddress(address, to[0]!)) };
}

export interface Receipt {
  /** The letter that was read. */
  original: Uint8Array;
  /** Its reader: 'Beatriz <bea@b.com>'. */
  from: string;
  to: readonly string[];
  /** In the reader's language; the first part, for people. */
  subject: string;
  text: string;
  /** Epoch milliseconds. */
  dateMs: number;
  /** What stands before the @ of the Message-ID. */
  idLeft: string;
}

interface Notified {
  octets: Uint8Array;
  /** RFC 8098 §3: none, so that nobody answers it. */
  reversePath: '';
  forwardPaths: string[];
}

/** The notification that a letter was shown to its reader, who agreed to say so. */
export function receiptOf(receipt: Receipt): Notified {
  const { original, to, idLeft } = receipt;
  const header = original.subarray(0, readHeader(original).bodyStart);
  const boundary = freeBoundary(idLeft, text(header));
  const eightBit = header.some((octet) => octet > 127);
  const returned = fold('Content-Type', [eightBit ? 'message/global-headers' : 'text/rfc822-headers']);
  const encoding = eightBit ? fold('Content-Transfer-Encoding', ['8bit']) : '';
  const parts = [humanPart(receipt), dispositionPart(receipt), concat([ascii(`${returned}${encoding}\r\n`), header])];
  const delimited = parts.flatMap((part, place) => [ascii(`${place === 0 ? '' : '\r\n'}--${boundary}\r\n`), part]);
  const octets = concat([utf8(headerOf(receipt, boundary)), CRLF, ...delimited, ascii(`\r\n--${boundary}--\r\n`)]);
  return { octets, reversePath: '', forwardPaths: [...to] };
}

function addressOf(from: string): string {
  return mailboxesOf(readAddressList(from))[0]?.address ?? '';
}

function headerOf({ original, from, to, subject, dateMs, idLeft }: Receipt, boundary: string): string {
  const answered = idOf(original);
  const domain = addressOf(from).replace(/^.*@/, '');
  return [
    fold('Date', [formatDate(dateMs)]),
    fold('From', addressTokens(parseAddressList(from) ?? [])),
    fold('To', [to.map((address) => `<${address}>`).join(', ')]),
    unstructuredField('Subject', subject),
    fold('Message-ID', [`<${idLeft}@${domain}>`]),
    ...(answered === '' ? [] : [fold('In-Reply-To', [answered]), fold('References', [answered])]),
    // RFC 3834 §5.2: so that no program answers this
    fold('Auto-Submitted', ['auto-replied']),
    fold('MIME-Version', ['1.0']),
    fold('Content-Type', ['multipart/report;', 'report-type=disposition-notification;', `boundary="${boundary}"`]),
  ].join('');
}

function idOf(original: Uint8Array): string {
  return messageIds(firstRawValue(original, readHeader(original), 'Message-ID'))[0] ?? '';
}

function humanPart({ text: said }: Receipt): Uint8Array {
  const lines = `${said.replace(/\r\n?|\n/g, '\r\n').replace(/(\r\n)*$/, '')}\r\n`;
  const head =
    fold('Content-Type', ['text/plain;', `charset=${isAscii(lines) ? 'us-ascii' : 'utf-8'}`]) +
    fold('Content-Transfer-Encoding', ['quoted-printable']);
  return concat([ascii(head), CRLF, encodeQuotedPrintable(utf8(lines))]);
}

/** RFC 8098 §3.1. The person clicked, and was asked before it was sent: §3.2.6.1, §3.2.6.2. */
function dispositionPart({ original, from }: Receipt): Uint8Array {
  const reader = addressOf(from);
  const id = idOf(original);
  const type = isAscii(reader) ? 'message/disposition-notification' : 'message/global-disposition-notification';
  const recipient = firstRawValue(original, readHeader(original), 'Original-Recipient').trim();
  const fields = [
    fold('Reporting-UA', ['Mailscope']),
    isAscii(recipient) && recipient !== '' ? fold('Original-Recipient', [recipient.replace(/\s+/g, ' ')]) : '',
    fold('Final-Recipient', [isAscii(reader) ? 'rfc822;' : 'utf-8;', reader]),
    id === '' ? '' : fold('Original-Message-ID', [id]),
    fold('Disposition', ['manual-action/MDN-sent-manually;', 'displayed']),
  ];
  return utf8(`${fold('Content-Type', [type])}\r\n${fields.join('')}`);
}
