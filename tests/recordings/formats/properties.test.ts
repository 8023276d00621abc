import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii } from '../../../src/mail/octets.ts';
import { HEAD_OCTETS, type Format } from '../../../src/transcripts/format.ts';
import { formats } from '../../../src/transcripts/formats/index.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { fileOf } from '../opened.ts';
import { heardFrom } from './heard.ts';

/** One short file a format. */
const FILES = [
  ...readdirSync(join(import.meta.dirname, 'samples')).map((name) => `../formats/samples/${name}`),
  ...['smtp/v02-submission-starttls-plain.swaks.log', 'smtp/v03-submission-starttls-login-curl.curl.log', 'smtp/v12-8bitmime.smtplib.log'],
  ...['smtp/v06-cc-bcc-nodemailer.nodemailer.log', 'smtp/v52-msmtp-submission.msmtp.log', 'smtp/v53-mutt-attachment.muttdebug.log'],
  ...['smtp/v11-bdat-chunking.dialog.log', 'smtp/v16-greylist-then-retry.postfix-a.log', 'pop3/v22-pop3-basics.poplib.log'],
  ...['pop3/v22-pop3-basics.rawlog1.out', 'imap/v27-imap-basics-imaplib.imaplib.log', 'imap/v30-imap-idle-imapflow.imapflow.log'],
  ...['imap/v31-imap-two-sessions.sessions.log', 'imap/v34-imap-mbsync.mbsync.log', 'dns/v18-dns-mx-lookup.dig.log', 'eml/pdf-and-png.eml'],
];

const formatOf = (octets: Uint8Array): Format => formats.find((format) => format.recognises(octets.subarray(0, HEAD_OCTETS), true))!;

/** What a format makes of octets that come in these pieces. */
function heard(format: Format, pieces: readonly Uint8Array[]): string {
  return heardFrom((sink) => {
    const reader = format.read(sink);
    for (const piece of pieces) reader.push(piece);
    reader.end();
  });
}

describe('However a file is cut into chunks, the same is told', () => {
  test.each(FILES)('%s', (path) => {
    const { octets } = fileOf(path);
    const format = formatOf(octets);
    const whole = heard(format, [octets]);
    expect(whole).not.toBe('');
    expect(
      heard(
        format,
        Array.from(octets, (_, at) => octets.subarray(at, at + 1)),
      ),
    ).toBe(whole);
    const step = Math.max(1, Math.floor(octets.length / 200));
    for (let at = 0; at <= octets.length; at += step) expect(heard(format, [octets.subarray(0, at), octets.subarray(at)])).toBe(whole);
  });
});

const texts = formats.filter(({ name }) => !['pcap', 'pcapng', 'snoop', 'journal', 'transcript', 'keylog'].includes(name));
/** Words that the readers look for, in any order. */
const words = fc.constantFrom(
  ...[
    'C: ',
    'S: ',
    '> ',
    '< ',
    '<- ',
    ' -> ',
    '=== Trying a:1...',
    '* Connected to a (1.2.3.4) port 25',
    'send: ',
    'reply: ',
    "b'",
    "\\r\\n'",
    '{',
    '"data":"',
    '}',
  ],
  ...[
    '220 mx ESMTP',
    '250 Ok',
    '250-a',
    '354 go',
    '.',
    'DATA',
    'QUIT',
    '221 bye',
    '+OK',
    'RETR 1',
    '* OK',
    '* 1 FETCH (BODY[] {3}',
    'a LOGIN',
    'a OK',
    '\n',
    '\r\n',
    ' ',
  ],
  ...[
    '```',
    '[2026-11-21 19:46:22] ',
    'Nov 21 19:46:41 smtp postfix/smtp[1]: ',
    '3151E23814E: ',
    'to=<a@b>, relay=c[1.2.3.4]:25, status=sent (250 Ok)',
    'removed',
    'client=a[1.2.3.4]',
  ],
  ...[
    'Received: from a (b [1.2.3.4]) by c with ESMTP; Sat, 21 Nov 2026 19:46:22 +0000',
    'From a Sat Nov 21 2026',
    ';; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1',
    '1795290430.851865 ',
  ],
);
const chaos = fc
  .array(fc.oneof({ weight: 4, arbitrary: words }, fc.string(), fc.constant('\n')), { maxLength: 40 })
  .map((parts) => ascii(parts.join('')));

describe('No octets make a reader throw', () => {
  test.each(texts)('$name', (format) => {
    const runs = Math.ceil(PARSER_RUNS / 10);
    const bytes = fc.oneof(chaos, fc.uint8Array({ maxLength: 300 }));
    fc.assert(
      fc.property(bytes, fc.nat(), (octets, at) => {
        format.recognises(octets, true);
        const cut = octets.length === 0 ? 0 : at % octets.length;
        expect(heard(format, [octets.subarray(0, cut), octets.subarray(cut)])).toBe(heard(format, [octets]));
      }),
      { numRuns: runs },
    );
  });
});
