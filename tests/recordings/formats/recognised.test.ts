import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HEAD_OCTETS } from '../../../src/transcripts/format.ts';
import { formats } from '../../../src/transcripts/formats/index.ts';
import { en } from '../../../src/content/ui/en.ts';
import { FILES, fileOf } from '../opened.ts';

/** What a file is, by its name: only the test may look at it. */
const KINDS: readonly [RegExp, string][] = [
  [/\.pcapng$/, 'pcapng'],
  [/\.pcap$/, 'pcap'],
  [/\.keylog$/, 'keylog'],
  [/\.eml$/, 'eml'],
  [/\.rawlog\d?\.(?:in|out)$/, 'rawlog'],
  [/\.swaks\.log$/, 'swaks'],
  [/\.curl(?:-pop3)?\.log$/, 'curl'],
  [/\.smtplib\.log$/, 'smtplib'],
  [/\.poplib\.log$/, 'poplib'],
  [/\.imaplib\.log$/, 'imaplib'],
  [/\.nodemailer\.log$/, 'nodemailer'],
  [/\.imapflow\.log$/, 'imapflow'],
  [/\.msmtp\.log$/, 'msmtp'],
  [/\.muttdebug\.log$/, 'mutt'],
  [/\.mbsync\.log$/, 'mbsync'],
  [/\.postfix-a\.log$/, 'postfix'],
  [/\.dig\.log$/, 'dig'],
  [/\.(?:dialog\d?|imap|sessions|bea|carlos|sasl|scram)\.log$/, 'dialogue'],
  // tables and remarks, no recordings
  [/\.(?:mailq|msmtp-serverinfo|mutt)\.log$|\.json$/, ''],
];

const recordings = readdirSync(FILES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(FILES, name)).map((file) => `${name}/${file}`));

const claimsOf = (octets: Uint8Array): string[] =>
  formats.filter((format) => format.recognises(octets.subarray(0, HEAD_OCTETS), octets.length <= HEAD_OCTETS)).map(({ name }) => name);

describe('Each file is recognised as what it is, by its content', () => {
  test.each(recordings)('%s', (path) => {
    const expected = KINDS.find(([pattern]) => pattern.test(path))?.[1];
    const [first = '', ...others] = claimsOf(fileOf(path).octets);
    expect(first).toBe(expected);
    // the free dialogue may find its marks in a log, too: it comes later
    expect(others.filter((name) => name !== 'dialogue')).toEqual([]);
  });
});

const samples = join(import.meta.dirname, 'samples');
describe('A sample of the same name is recognised', () => {
  test.each(readdirSync(samples))('%s', (file) => {
    const [first] = claimsOf(fileOf(join('..', 'formats', 'samples', file)).octets);
    expect(first).toBe(SAMPLE_KINDS[file.replace(/\.\w+$/, '')] ?? file.replace(/[-.].*$/, ''));
  });
});
const SAMPLE_KINDS: Record<string, string> = {
  ...{ s_client: 'openssl', neomutt: 'mutt', 'maillog-two-hosts': 'postfix', 's-nail': 's-nail', 's-nail-old': 's-nail' },
  ...{
    'tshark-text': 'tshark-text',
    'tshark-summary': 'tshark-summary',
    'tshark-summary-pop': 'tshark-summary',
    'tshark-fields': 'tshark-fields',
    'tshark-fields-named': 'tshark-fields',
  },
  ...Object.fromEntries(['ascii', 'hex', 'raw', 'yaml'].map((how) => [`tshark-follow-${how}`, 'tshark-follow'])),
};

test('Every format has a name for the reader', () => {
  const names: Record<string, string> = en.formats;
  expect(formats.map(({ name }) => name).filter((name) => !names[name])).toEqual([]);
});
