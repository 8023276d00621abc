/** Messages that have gone wrong elsewhere: each must come back as it was sent. */
import { ascii, concat, utf8 } from '../../src/mail/octets.ts';

const HEADER = 'Date: Sat, 21 Nov 2026 09:00:00 +0000\r\nFrom: Ana <ana@a.org>\r\nTo: bea@b.com\r\nMessage-ID: <interop@a.org>\r\n';

function message(subject: string, body: Uint8Array): Uint8Array {
  return concat([ascii(`${HEADER}Subject: ${subject}\r\n\r\n`), body]);
}

export const MESSAGES: readonly { name: string; octets: Uint8Array }[] = [
  { name: 'plain', octets: message('plain', ascii('Hola Bea\r\n')) },
  { name: 'dots at line starts', octets: message('dots', ascii('.\r\n..\r\n...three\r\n.one\r\n\r\n.\r\n')) },
  { name: 'long line', octets: message('long', ascii(`${'x'.repeat(998)}\r\nend\r\n`)) },
  {
    name: 'eight bits',
    octets: message('eight', concat([utf8('señora, ¿qué tal? €'), ascii('\r\n'), Uint8Array.of(0xff, 0xfe, 0x80), ascii('\r\n')])),
  },
  { name: 'empty body', octets: message('empty', ascii('')) },
  { name: 'only empty lines', octets: message('lines', ascii('\r\n\r\n\r\n')) },
];

/** What the author wrote, below the fields that hops put on top. */
export function asSent(delivered: Uint8Array, sent: Uint8Array): Uint8Array {
  return delivered.subarray(delivered.length - sent.length);
}
