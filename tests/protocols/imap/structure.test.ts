import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBase64Lines, encodeQuotedPrintable } from '../../../src/mail/encodings.ts';
import { readHeader } from '../../../src/mail/header.ts';
import { DEPTH_LIMIT } from '../../../src/mail/mime.ts';
import { ascii, text } from '../../../src/mail/octets.ts';
import { envelope } from '../../../src/protocols/imap/envelope.ts';
import { structure } from '../../../src/protocols/imap/structure.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { readBody, readEnvelope, type Body } from './bodySyntax.ts';
import { house, lineOf, selected } from './house.ts';

const bodyOf = (message: string): Body => readBody(structure(ascii(message), true), true);
const INNER = 'Subject: inside\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nword\r\n--i--\r\n';
const ENCODERS = {
  base64: (inner: string) => text(encodeBase64Lines(ascii(inner))),
  'quoted-printable': (inner: string) => text(encodeQuotedPrintable(ascii(inner))),
};
const sealed = (subtype: string, encoding: keyof typeof ENCODERS, inner = INNER) =>
  `Content-Type: message/${subtype}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${ENCODERS[encoding](inner)}`;

describe('a message that an encoding hides', () => {
  test.each([
    ['rfc822', 'base64'],
    ['rfc822', 'quoted-printable'],
    ['global', 'base64'],
    ['global', 'quoted-printable'],
  ] as const)('message/%s in %s has its envelope and its structure', (subtype, encoding) => {
    const message = sealed(subtype, encoding);
    expect(bodyOf(message)).toMatchObject({
      type: `message/${subtype}`,
      octets: message.length - message.indexOf('\r\n\r\n') - 4,
      lines: 7,
      subject: 'inside',
      children: [{ type: 'multipart/mixed', children: [{ type: 'text/plain', octets: 4 }] }],
    });
  });
  test('has its parts fetched and its words found', () => {
    const talk = selected(house([sealed('rfc822', 'base64'), sealed('global', 'quoted-printable', 'Subject: b\r\n\r\nother\r\n')]));
    expect(talk.say('a FETCH 1 BODY.PEEK[1.1]\r\n')).toContain('BODY[1.1] {4}\r\nword)');
    expect(talk.say('a FETCH 1 BODY.PEEK[1.HEADER.FIELDS (subject)]\r\n')).toContain('Subject: inside\r\n');
    expect(lineOf(talk.say('a SEARCH BODY word\r\n'), '* SEARCH')).toBe('1');
    expect(lineOf(talk.say('a SEARCH TEXT other\r\n'), '* SEARCH')).toBe('2');
  });
  test('within itself, however often, is opened as deep as any', () => {
    let message = 'Subject: core\r\n\r\nx';
    for (let depth = 0; depth < DEPTH_LIMIT + 5; depth++) message = sealed('rfc822', 'quoted-printable', message);
    let depth = 0;
    for (let body = bodyOf(message); body.children[0]; body = body.children[0]) depth++;
    expect(depth).toBe(DEPTH_LIMIT);
  });
});

test('a message that is not opened is told as octets, for no basic body is one', () => {
  expect(structure(ascii('Content-Type: message/rfc822\r\n\r\n'.repeat(DEPTH_LIMIT + 1)), false)).toContain('"application" "octet-stream"');
  expect(structure(ascii('Content-Type: message/global\r\n\r\nSubject: a\r\n\r\nb'), false)).toContain(
    '"message" "global" NIL NIL NIL "7bit" 15 (NIL "a"',
  );
});

test.each([
  ['es', ['es']],
  ['es, en (both)', ['es', 'en']],
  [' , ', undefined],
])('Content-Language: %s is a list', (written, languages) => {
  expect(bodyOf(`Content-Language: ${written}\r\n\r\n`).languages).toEqual(languages);
  expect(bodyOf(`Content-Type: multipart/mixed; boundary=x\r\nContent-Language: ${written}\r\n\r\n--x\r\n\r\n--x--`).languages).toEqual(
    languages,
  );
});

const line = fc.constantFrom(
  ...[
    'multipart/mixed; boundary=x',
    'multipart/digest; boundary="y"',
    'multipart/',
    'message/rfc822',
    'message/global',
    'message/partial',
  ].map((type) => `Content-Type: ${type}`),
  ...[
    'text/html; charset*0=a; charset*1="b\\"c"; =; x',
    'TEXT/PLAIN (a (b) c); format = flowed',
    'image/png; name="\xf1"',
    '((',
    'a/b/c',
  ].map((type) => `Content-Type: ${type}`),
  ...['base64', '(why) quoted-printable', 'BINARY', '', 'x-"odd"'].map((encoding) => `Content-Transfer-Encoding: ${encoding}`),
  ...['attachment', '; filename=a', 'inline; filename="a\0b"', '"'].map((disposition) => `Content-Disposition: ${disposition}`),
  ...['en', 'en,es', ',', '"'].map((language) => `Content-Language: ${language}`),
  ...['Content-ID: <a@b>', 'Content-ID:', 'Content-Description: \0', 'Content-MD5: "', 'Content-Location: http://a/{3}'],
  ...['Subject: \xf1\0', 'From: A: b@c, <@x,@y:"a b"@c>, (d', 'To: ;', 'Date: 31 Feb'],
  ...['--x', '--x--', '--y', '', ' folded', ': ', 'a', text(encodeBase64Lines(ascii(INNER))).trimEnd()],
);
const message = fc.oneof(
  fc.array(line, { maxLength: 30 }).map((all) => ascii(all.join('\r\n'))),
  fc.uint8Array({ maxLength: 200 }),
);

test('BODYSTRUCTURE, BODY and ENVELOPE keep the grammar, whatever the message', () => {
  fc.assert(
    fc.property(message, (octets) => {
      for (const extended of [true, false]) readBody(structure(octets, extended), extended);
      readEnvelope(envelope(octets, readHeader(octets)));
    }),
    { numRuns: PARSER_RUNS },
  );
});
