/** The readers of what comes from outside, each as a function of octets. */
import { readAddressList } from '../../src/mail/addressList.ts';
import { parseMailbox, parsePath } from '../../src/mail/address.ts';
import { readAddress } from '../../src/mail/authentication/addresses.ts';
import { canonicalBody, canonicalField } from '../../src/mail/authentication/canonical.ts';
import { readDmarc } from '../../src/mail/authentication/dmarcRecord.ts';
import { readSignature } from '../../src/mail/authentication/dkimSignature.ts';
import { expand, isMacroString } from '../../src/mail/authentication/spfMacro.ts';
import { withoutComments } from '../../src/mail/comments.ts';
import { parseDate } from '../../src/mail/date.ts';
import { toSevenBit } from '../../src/mail/downgrade.ts';
import { decodeWords, encodeWords } from '../../src/mail/encodedWords.ts';
import { decodeBase64, decodeQuotedPrintable, encodeQuotedPrintable } from '../../src/mail/encodings.ts';
import { fold } from '../../src/mail/fold.ts';
import { foreignFormat } from '../../src/mail/foreign.ts';
import { fieldValue, readHeader } from '../../src/mail/header.ts';
import { inspectMessage } from '../../src/mail/inspect.ts';
import { imported } from '../../src/mail/imported.ts';
import { lineFaults } from '../../src/mail/lineFaults.ts';
import { readMbox } from '../../src/mail/mbox.ts';
import { messageIds } from '../../src/mail/messageIds.ts';
import { readMime } from '../../src/mail/mime.ts';
import { ascii, text } from '../../src/mail/octets.ts';
import { parseParameterised } from '../../src/mail/parameters.ts';
import { storable } from '../../src/mail/storable.ts';
import { surrogateOf } from '../../src/mail/surrogate.ts';
import { readHops, readReceived } from '../../src/mail/trace.ts';
import { FrameReader as DnsFrames } from '../../src/protocols/dns/framing.ts';
import { decode } from '../../src/protocols/dns/wire.ts';
import { DottedReader } from '../../src/protocols/dots.ts';
import { ContentReader } from '../../src/protocols/http/content.ts';
import { cookiesIn } from '../../src/protocols/http/cookies.ts';
import { parseForm } from '../../src/protocols/http/form.ts';
import { baseSubject } from '../../src/protocols/imap/baseSubject.ts';
import { Cursor } from '../../src/protocols/imap/cursor.ts';
import { readItems } from '../../src/protocols/imap/fetchItems.ts';
import { FrameReader as ImapFrames } from '../../src/protocols/imap/frames.ts';
import { matches } from '../../src/protocols/imap/pattern.ts';
import { readResponse } from '../../src/protocols/imap/responses.ts';
import { readKeys } from '../../src/protocols/imap/searchKeys.ts';
import { spans } from '../../src/protocols/imap/sequenceSet.ts';
import { structure } from '../../src/protocols/imap/structure.ts';
import { decodeUtf7 } from '../../src/protocols/imap/utf7.ts';
import { LineReader } from '../../src/protocols/lines.ts';
import { ImapServer } from '../../src/protocols/imap/server.ts';
import type { End, ServerCarrier } from '../../src/protocols/carrier.ts';
import { SmtpServer } from '../../src/protocols/smtp/server.ts';
import { parseReply } from '../../src/protocols/smtp/wire.ts';
import { house } from '../protocols/imap/house.ts';
import { plainPolicy } from '../protocols/smtp/house.ts';

export type Read = (octets: Uint8Array) => unknown;
const ofText =
  (read: (characters: string) => unknown): Read =>
  (octets) =>
    read(text(octets));

/** Of a field's value, of a line, of one command. */
export const VALUES: Record<string, Read> = {
  'address list': ofText(readAddressList),
  mailbox: ofText(parseMailbox),
  path: ofText((value) => parsePath(`<${value}>`)),
  comments: ofText(withoutComments),
  parameters: ofText(parseParameterised),
  'message IDs': ofText(messageIds),
  'encoded words': ofText(decodeWords),
  'words to encode': ofText(encodeWords),
  date: ofText(parseDate),
  'Received field': ofText(readReceived),
  'fields to fold': ofText((value) => fold('To', value.split(/(?<= )/))),
  'DKIM signature': ofText(readSignature),
  'DKIM field': ofText((value) => canonicalField(`a: ${value}`, 'relaxed')),
  'DMARC record': ofText(readDmarc),
  'SPF macro': ofText((value) => isMacroString(value) && expand(value, MACROS)),
  'IP address': ofText(readAddress),
  cookies: ofText((value) => cookiesIn([{ name: 'Cookie', value }])),
  form: ofText(parseForm),
  'base subject': ofText(baseSubject),
  'IMAP pattern': ofText((value) => matches(value, 'a/'.repeat(20))),
  'IMAP name': ofText((value) => decodeUtf7(value)),
  'IMAP response': ofText((value) => [readResponse(`* ${value}`), readResponse(`* 1 FETCH (BODY ${value}`)]),
  'IMAP search keys': ofText((value) => readKeys(new Cursor(value))),
  'IMAP items': ofText((value) => readItems(new Cursor(value))),
  'IMAP sequence set': ofText((value) => spans(value, 1000)),
  'SMTP reply': ofText((value) => parseReply(value.split('\r\n').map((line) => `250-${line}`))),
};
const MACROS = { sender: 'a@b.c', ip: '192.0.2.1', helo: 'a', domain: 'b.c', receiver: 'd' } as unknown as Parameters<typeof expand>[1];

/** Of whole messages. */
export const MESSAGES: Record<string, Read> = {
  header: (octets) => readHeader(octets).fields.map((field) => fieldValue(octets, field)),
  MIME: readMime,
  BODYSTRUCTURE: (octets) => structure(octets, true),
  'what the inspector tells': inspectMessage,
  mbox: readMbox,
  'foreign format': foreignFormat,
  'imported file': imported,
  'line faults': lineFaults,
  'storable message': storable,
  surrogate: surrogateOf,
  'seven bits': toSevenBit,
  hops: readHops,
  base64: (octets) => decodeBase64(octets),
  'quoted-printable': (octets) => decodeQuotedPrintable(octets),
  'DNS message': decode,
  'octets to quote': encodeQuotedPrintable,
  'DKIM body': (octets) => canonicalBody(octets, 'relaxed'),
};

/** Takes octets as they come, in small pieces or large ones. */
export interface Taker {
  take(octets: Uint8Array): void;
}

function exhaust(next: () => unknown): void {
  while (next());
}

/** A server to which this was said before. */
function listening(make: (carrier: ServerCarrier) => End, before: string): Taker {
  const server = make({ answer: () => {}, tls: null, moved: () => {}, close: () => {} });
  server.opened();
  server.received(ascii(before));
  return { take: (octets) => server.received(octets) };
}

const SUBMITTING = 'EHLO a.org\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<bea@b.com>\r\n';

/** Of what comes on a connection, piece by piece. */
export const STREAMS: Record<string, () => Taker> = {
  lines: () => {
    const lines = new LineReader(1000);
    return { take: (octets) => (lines.push(octets), exhaust(() => lines.line())) };
  },
  'dotted text': () => {
    const dotted = new DottedReader(Infinity);
    return { take: (octets) => void dotted.push(octets) };
  },
  'IMAP frames': () => {
    const frames = new ImapFrames(65_536, 65_536, () => 1_000_000);
    return { take: (octets) => (frames.push(octets), exhaust(() => frames.next())) };
  },
  'DNS frames': () => {
    const frames = new DnsFrames();
    return { take: (octets) => (frames.push(octets), exhaust(() => frames.message())) };
  },
  'chunked content': () => {
    const lines = new LineReader(1000);
    const content = new ContentReader({ kind: 'chunked' }, Infinity);
    return { take: (octets) => (lines.push(octets), void content.read(lines)) };
  },
  'SMTP server': () => listening((carrier) => new SmtpServer(plainPolicy('smtp'), carrier), 'EHLO a.org\r\n'),
  'SMTP server, in the text': () => listening((carrier) => new SmtpServer(plainPolicy('smtp'), carrier), `${SUBMITTING}DATA\r\n`),
  'IMAP server': () => listening((carrier) => new ImapServer(house().policy, carrier), 'a LOGIN bea correo\r\n'),
};
