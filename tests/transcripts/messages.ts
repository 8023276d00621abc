/** The messages that lie in Bea's INBOX when a dialogue says `mail: n`: the first n of these. */
import { ascii } from '../../src/mail/octets.ts';

const lines = (...all: string[]) => ascii(`${all.join('\r\n')}\r\n`);

/** Stored on 21 November 2026, 09:00:00 UTC, one second apart. */
export const FIRST_DATE_MS = Date.UTC(2026, 10, 21, 9, 0, 0);

export const MESSAGES: readonly Uint8Array[] = [
  lines(
    'Date: Sat, 21 Nov 2026 09:00:00 +0000',
    'From: Ana <ana@a.org>',
    'To: Beatriz <bea@b.com>',
    'Subject: Hola',
    'Message-ID: <1@a.org>',
    '',
    'Hola Bea',
    '.una linea con punto',
    'Ana',
  ),
  lines(
    'Date: Sat, 21 Nov 2026 09:10:00 +0000',
    'From: Carlos <carlos@b.com>',
    'To: bea@b.com',
    'Cc: David <david@b.com>',
    'Subject: =?utf-8?Q?Reuni=C3=B3n?=',
    'Message-ID: <2@b.com>',
    'In-Reply-To: <1@a.org>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="sep"',
    '',
    'preamble',
    '--sep',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Reuni=C3=B3n a las diez.',
    '--sep',
    'Content-Type: application/pdf; name="orden.pdf"',
    'Content-Disposition: attachment; filename="orden.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0xLjQK',
    '--sep--',
  ),
  lines('Date: Sat, 21 Nov 2026 09:20:00 +0000', 'From: <esteban@c.net>', 'Subject: sin cuerpo', 'Message-ID: <3@c.net>', ''),
];
