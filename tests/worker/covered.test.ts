/** Secrets of recordings: covered wherever they stand, and told field by field when somebody asks. */
import { expect, test } from 'vitest';
import { encodeBase64 } from '../../src/mail/encodings.ts';
import { text, utf8 } from '../../src/mail/octets.ts';
import { Journal } from '../../src/sim/journal.ts';
import { decodedAt } from '../../src/transcripts/continuation/decoded.ts';
import { annotateStep } from '../../src/worker/annotate.ts';
import { coveredIn, withCover } from '../../src/transcripts/export/covered.ts';
import { excerptOf } from '../../src/transcripts/export/excerpt.ts';
import { fileOf, written } from '../recordings/opened.ts';

const base64 = (said: string): string => text(encodeBase64(utf8(said)));

type Line = ['C' | 'S', label: string, line: string];

/** A conversation of these lines. */
function journalOf(protocol: string, lines: readonly Line[]): Journal {
  const journal = new Journal();
  const connection = journal.addConnection({ protocol, client: 0, server: 1, clientAddress: '', serverAddress: '' });
  let cause = -1;
  for (const [side, label, line] of lines) {
    const place = { connection, from: side === 'C' ? 0 : 1, to: side === 'C' ? 1 : 0, cause };
    cause = journal.record({ kind: side === 'C' ? 'command' : 'reply', at: 0, label, octets: utf8(`${line}\r\n`), ...place });
  }
  return journal;
}

/** The lines as they are shown. */
function shown(journal: Journal): string[] {
  const spans = new Map(coveredIn(journal, 0, journal.length).map((span) => [span.index, span]));
  return Array.from({ length: journal.length }, (_, index) => {
    const span = spans.get(index);
    return text(span ? withCover(journal.octets(index), span) : journal.octets(index)).trimEnd();
  });
}

test.each<[string, Line, string]>([
  ['smtp', ['C', 'AUTH', 'AUTH PLAIN AGFuYQBzZWNyZXQ='], 'AUTH PLAIN ****************'],
  ['submission', ['C', '(response)', 'c2VjcmV0'], '********'],
  ['submission', ['C', '(response)', '*'], '*'],
  ['pop3', ['C', 'PASS', 'PASS two words'], 'PASS *********'],
  ['pop3', ['C', 'APOP', 'APOP ana c4c9334b'], 'APOP ana ********'],
  ['imap', ['C', 'LOGIN', 'a1 LOGIN "a \\" b" "pass word"'], 'a1 LOGIN "a \\" b" ***********'],
  ['imap', ['C', 'LOGIN', 'a1 LOGIN ana {6}'], 'a1 LOGIN ana {6}'],
  ['imap', ['C', 'AUTHENTICATE', 'a1 AUTHENTICATE PLAIN'], 'a1 AUTHENTICATE PLAIN'],
  ['imap', ['C', 'AUTHENTICATE', 'a1 AUTHENTICATE PLAIN AGFu'], 'a1 AUTHENTICATE PLAIN ****'],
])('%s %j', (protocol, line, covered) => {
  expect(shown(journalOf(protocol, [line]))).toEqual([covered]);
});

test('a password in a literal is covered; the literal of another command is not', () => {
  const login: Line[] = [
    ['C', 'LOGIN', 'a1 LOGIN ana {6}'],
    ['S', '+', '+ go on'],
    ['C', '(literal)', 'secret'],
  ];
  const append: Line[] = [
    ['C', 'APPEND', 'a1 APPEND Sent {6}'],
    ['S', '+', '+ go on'],
    ['C', '(literal)', 'letter'],
  ];
  expect(shown(journalOf('imap', login))[2]).toBe('******');
  expect(shown(journalOf('imap', append))[2]).toBe('letter');
});

test('no recorded password is shown, given out covered, or readable in the octets of its segment', () => {
  const { journal } = written(fileOf('pop3/v22-pop3-basics.pcap'));
  const spans = coveredIn(journal, 0, journal.length);
  expect(spans.length).toBeGreaterThan(0);
  const secrets = spans.map(({ index, start, end }) => text(journal.octets(index), start, end));
  const whole = (one: Journal): string => Array.from({ length: one.length }, (_, index) => text(one.octets(index))).join('');
  const excerpt = excerptOf(journal, { first: 0, end: journal.length, covered: true });
  for (const secret of secrets) {
    expect(whole(journal)).toContain(`PASS ${secret}`);
    expect(whole(excerpt)).not.toContain(`PASS ${secret}`);
  }
  const segments = Array.from({ length: journal.length }, (_, index) => index).filter((index) => journal.kind(index) === 'segment');
  const carrying = segments.filter((index) => text(journal.octets(index)).startsWith('PASS '));
  expect(carrying.length).toBeGreaterThan(0);
  for (const index of carrying) expect(text(annotateStep(journal, index, 'ends', true).octets)).toMatch(/PASS \*+\r\n$/);
});

test('an excerpt holds one conversation, its causes kept', () => {
  const { journal } = written(fileOf('smtp/v01-journey-plain25.pcap'));
  const excerpt = excerptOf(journal, { first: 0, end: journal.length, connection: 1 });
  expect(excerpt.length).toBeGreaterThan(5);
  for (let index = 0; index < excerpt.length; index++) {
    expect(excerpt.connection(index)).toBe(1);
    expect(excerpt.cause(index)).toBeLessThan(index);
    if (excerpt.kind(index) === 'reply' && excerpt.cause(index) >= 0)
      expect(['command', 'text', 'open']).toContain(excerpt.kind(excerpt.cause(index)));
  }
});

const fieldsOf = (journal: Journal): [string, string][] =>
  decodedAt(journal, journal.length - 1).steps.flatMap(({ fields }) => fields.map(({ key, value }): [string, string] => [key, value]));

test.each<[string, Line[], [string, string][]]>([
  [
    'PLAIN',
    [['C', 'AUTH', `AUTH PLAIN ${base64('\0ana\0pa ss')}`]],
    [
      ['sasl.user', 'ana'],
      ['sasl.password', 'pa ss'],
    ],
  ],
  [
    'LOGIN',
    [
      ['C', 'AUTH', 'AUTH LOGIN'],
      ['S', '334', `334 ${base64('Username:')}`],
      ['C', '(response)', base64('ana')],
      ['S', '334', `334 ${base64('Password:')}`],
      ['C', '(response)', base64('secret')],
    ],
    [
      ['sasl.prompt', 'Username:'],
      ['sasl.user', 'ana'],
      ['sasl.prompt', 'Password:'],
      ['sasl.password', 'secret'],
    ],
  ],
  [
    'CRAM-MD5',
    [
      ['C', 'AUTH', 'AUTH CRAM-MD5'],
      ['S', '334', `334 ${base64('<1.2@mx.b.com>')}`],
      ['C', '(response)', base64('a na 00112233445566778899aabbccddeeff')],
    ],
    [
      ['sasl.cramChallenge', '<1.2@mx.b.com>'],
      ['sasl.user', 'a na'],
      ['sasl.cramDigest', '00112233445566778899aabbccddeeff'],
    ],
  ],
  [
    'SCRAM-SHA-256',
    [
      ['C', 'AUTH', `AUTH SCRAM-SHA-256 ${base64('n,,n=user,r=rOprNGfw')}`],
      ['S', '334', `334 ${base64('r=rOprNGfwEbe,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096')}`],
      ['C', '(response)', base64('c=biws,r=rOprNGfwEbe,p=dHzbZapWIk4j=')],
    ],
    [
      ['sasl.scramChannel', 'n'],
      ['sasl.user', 'user'],
      ['sasl.scramNonce', 'rOprNGfw'],
      ['sasl.scramNonce', 'rOprNGfwEbe'],
      ['sasl.scramSalt', 'W22ZaJ0SNY7soEsUEjb6gQ=='],
      ['sasl.scramIterations', '4096'],
      ['sasl.scramBinding', 'biws'],
      ['sasl.scramNonce', 'rOprNGfwEbe'],
      ['sasl.scramProof', 'dHzbZapWIk4j='],
    ],
  ],
  [
    'XOAUTH2',
    [['C', 'AUTH', `AUTH XOAUTH2 ${base64('user=ana@a.org\x01auth=Bearer abc\x01\x01')}`]],
    [
      ['sasl.user', 'ana@a.org'],
      ['sasl.token', 'Bearer abc'],
    ],
  ],
])('%s is told field by field', (mechanism, lines, fields) => {
  const journal = journalOf('smtp', lines);
  expect(decodedAt(journal, journal.length - 1).mechanism).toBe(mechanism);
  expect(fieldsOf(journal)).toEqual(fields);
});

test('what is no log-in decodes to nothing', () => {
  expect(decodedAt(journalOf('smtp', [['C', 'NOOP', 'NOOP']]), 0)).toEqual({ mechanism: '', steps: [] });
  expect(fieldsOf(journalOf('smtp', [['C', 'AUTH', 'AUTH PLAIN not-base64!']]))).toEqual([]);
});
