/** The ENVELOPE of a message: RFC 3501 §7.4.2. Values stay encoded, as they stand in the header. */
import { parseMailbox } from '../../mail/address.ts';
import { readAddressList, type Listed, type ListedMailbox } from '../../mail/addressList.ts';
import { firstField, rawValue, type Header } from '../../mail/header.ts';
import { formatNstring, formatString } from './wire.ts';

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

function addresses(list: string | undefined, otherwise = 'NIL'): string {
  const listed = list === undefined ? [] : readAddressList(list);
  return listed.length === 0 ? otherwise : `(${listed.map(formatListed).join('')})`;
}

/** A group begins with its name where the mailbox stands and ends with nothing there: both have NIL for a host. */
function formatListed(listed: Listed): string {
  if (listed.kind === 'mailbox') return formatListedMailbox(listed);
  return `(NIL NIL ${formatString(listed.name)} NIL)${listed.members.map(formatListedMailbox).join('')}(NIL NIL NIL NIL)`;
}

/** What is no address is shown as a mailbox of no host. */
function formatListedMailbox({ name, address, written }: ListedMailbox): string {
  const parts = address === undefined ? undefined : parseMailbox(address);
  const shown = name === '' ? 'NIL' : formatString(name);
  return `(${shown} NIL ${formatString(parts?.localPart ?? written)} ${formatString(parts?.domain ?? '')})`;
}
