/** The ENVELOPE of a message: RFC 3501 §7.4.2. Values stay encoded, as they stand in the header. */
import { firstField, rawValue, type Header } from '../../mail/header.ts';
import { envelopeAddresses, type EnvelopeAddress } from './envelopeAddresses.ts';
import { formatNstring } from './wire.ts';

export function envelope(octets: Uint8Array, header: Header): string {
  const value = (name: string) => {
    const field = firstField(header, name);
    return field && rawValue(octets, field);
  };
  const from = addresses(value('From'));
  // a message without Sender or Reply-To was sent by, and is answered to, its author
  const sender = addresses(value('Sender'), from);
  const replyTo = addresses(value('Reply-To'), from);
  const people = [from, sender, replyTo, addresses(value('To')), addresses(value('Cc')), addresses(value('Bcc'))];
  const [date, subject, inReplyTo, messageId] = ['Date', 'Subject', 'In-Reply-To', 'Message-ID'].map((name) => formatNstring(value(name)));
  return `(${date} ${subject} ${people.join(' ')} ${inReplyTo} ${messageId})`;
}

function addresses(list = '', otherwise = 'NIL'): string {
  const listed = envelopeAddresses(list);
  return listed.length === 0 ? otherwise : `(${listed.map(formatAddress).join('')})`;
}

function formatAddress({ name, route, mailbox, host }: EnvelopeAddress): string {
  return `(${[name, route, mailbox, host].map(formatNstring).join(' ')})`;
}
