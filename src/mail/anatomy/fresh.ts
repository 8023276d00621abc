/** New parts for a letter: each a real one of its type, small, and whole. */
import { encodeBase64Lines, encodeQuotedPrintable } from '../encodings.ts';
import { ascii, concat, utf8 } from '../octets.ts';

export const FRESH = ['text', 'html', 'image', 'file', 'message', 'calendar'] as const;
export type Fresh = (typeof FRESH)[number];

/** A picture of one pixel. */
const GIF = Uint8Array.of(
  ...[71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 128, 0, 0, 51, 68, 181, 0, 0, 0, 44, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 68, 1, 0, 59],
);

const lines = (...all: string[]): string => all.join('\r\n');
const withHead = (head: readonly string[], body: Uint8Array): Uint8Array => concat([ascii(`${head.join('\r\n')}\r\n\r\n`), body]);
/** Without the last line end, which the delimiter brings. */
const base64 = (octets: Uint8Array): Uint8Array => encodeBase64Lines(octets).slice(0, -2);
const printable = (characters: string): Uint8Array => encodeQuotedPrintable(utf8(characters));

/** Header and body, without the line end that the next delimiter brings. */
export function freshPart(fresh: Fresh): Uint8Array {
  switch (fresh) {
    case 'text':
      return withHead(
        ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
        printable(lines('Posdata: ¿llevamos paraguas?', '')),
      );
    case 'html':
      return withHead(
        ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
        printable(lines('<p>Posdata: ¿llevamos <b>paraguas</b>?</p>', '')),
      );
    case 'image':
      return withHead(
        ['Content-Type: image/gif', 'Content-Transfer-Encoding: base64', 'Content-Disposition: inline; filename=punto.gif'],
        base64(GIF),
      );
    case 'file':
      return withHead(
        [
          'Content-Type: text/csv; charset=utf-8',
          'Content-Transfer-Encoding: base64',
          'Content-Disposition: attachment; filename=horas.csv',
        ],
        base64(utf8(lines('día,hora', 'viernes,14:00', 'sábado,13:30', ''))),
      );
    case 'message':
      return withHead(
        ['Content-Type: message/rfc822', 'Content-Disposition: attachment'],
        ascii(lines('From: Bea <bea@b.com>', 'To: Ana <ana@a.org>', 'Subject: El viernes', '', 'El viernes puedo.', '')),
      );
    case 'calendar':
      return withHead(
        ['Content-Type: text/calendar; charset=utf-8; method=REQUEST', 'Content-Transfer-Encoding: 7bit'],
        ascii(
          lines(
            'BEGIN:VCALENDAR',
            'VERSION:2.0',
            'PRODID:-//Mailscope//ES',
            'METHOD:REQUEST',
            'BEGIN:VEVENT',
            'UID:comida@a.org',
            'DTSTAMP:20261121T090000Z',
            'DTSTART:20261127T130000Z',
            'SUMMARY:Comida',
            'END:VEVENT',
            'END:VCALENDAR',
            '',
          ),
        ),
      );
  }
}
