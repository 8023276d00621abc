import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { inspectMessage, MESSAGE_LIMIT_OCTETS } from '../../src/mail/inspect.ts';
import { ascii } from '../../src/mail/octets.ts';
import { PROBLEM_KEYS } from '../../src/mail/problem.ts';

const good = 'From: Ana <ana@a.org>\r\nTo: bea@b.com\r\nCc: c@b.com, bea@b.com\r\nSubject: =?utf-8?Q?=C2=A1Hola!?=\r\n\r\nHola\r\n';
const inspected = (message: string) => inspectMessage(ascii(message));

describe('inspectMessage', () => {
  test('says what a good message is', () => {
    expect(inspected(good)).toEqual({
      message: ascii(good),
      ok: true,
      problems: [],
      from: 'ana@a.org',
      to: ['bea@b.com', 'c@b.com'],
      subject: '¡Hola!',
    });
  });
  test.each<[string, string, boolean, Record<string, unknown>]>([
    ['', 'message.empty', false, {}],
    ['just some words\r\n', 'message.notAMessage', false, { line: 1, text: 'just some words' }],
    ['%PDF-1.4\n', 'message.binary', false, { format: 'PDF' }],
    ['PK\x03\x04', 'message.binary', false, { format: 'ZIP' }],
    ['\x89PNG\r\n\x1a\n', 'message.binary', false, { format: 'PNG' }],
    ['\x01\x02\x03\x04\x05', 'message.binary', false, { format: '' }],
    ['\xff\xfeF\0r\0o\0m\0', 'message.utf16', false, {}],
    [`${good}a\0b\r\n`, 'message.nul', false, { line: 7, offset: good.length + 1 }],
    [`${good}a\nb\r\n`, 'message.converted', true, { conversions: 'lineEnds' }],
    [`${good}a\rb\r\n`, 'message.converted', true, { conversions: 'lineEnds' }],
    [`\xef\xbb\xbf${good}`, 'message.converted', true, { conversions: 'byteOrderMark' }],
    [`From ana@a.org Sat Nov 21 09:00:01 2026\n${good}`, 'message.converted', true, { conversions: 'fromLine' }],
    [`Microsoft Mail Internet Headers Version 2.0\r\n${good}`, 'message.converted', true, { conversions: 'banner' }],
    [`${good}${'x'.repeat(999)}\r\n`, 'message.longLine', false, { line: 7, octets: 999, limit: 998 }],
    [`X: se\xf1or\r\n${good}`, 'message.undecodableHeader', false, { field: 'X', line: 1, offset: 5 }],
    [`A: b\r\nX: se\xc3\xb1or\r\n${good}`, 'message.eightBitHeader', true, { field: 'X', line: 2, offset: 11 }],
    ['To: bea@b.com\r\n\r\n', 'message.noFrom', true, {}],
    [`From: x@y.org\r\n${good}`, 'message.severalFrom', true, { count: 2 }],
    [`X: =?utf-8?Q?cut\r\n${good}`, 'message.badEncodedWord', true, { field: 'X', text: '=?utf-8?Q?cut' }],
    [`${good}no end`, 'message.converted', true, { conversions: 'finalLineEnd' }],
    [`X: y\r\nnot a field\r\n${good}`, 'message.badField', true, { line: 2, offset: 6, text: 'not a field' }],
  ])('%#: %j is %s', (message, key, ok, values) => {
    const found = inspected(message);
    expect(found.problems).toEqual([{ key, values }]);
    expect(found.ok).toBe(ok);
  });
  test('a line of 998 octets is not too long', () => {
    expect(inspected(`${good}${'x'.repeat(998)}\r\n`).problems).toEqual([]);
  });
  test('a file over the limit is not read', () => {
    expect(inspectMessage(new Uint8Array(MESSAGE_LIMIT_OCTETS + 1)).problems).toEqual([
      { key: 'message.tooLarge', values: { octets: MESSAGE_LIMIT_OCTETS + 1, limit: MESSAGE_LIMIT_OCTETS } },
    ]);
  });
  test('any octets get an answer in known words', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => {
        for (const { key } of inspectMessage(octets).problems) expect(PROBLEM_KEYS).toContain(key);
      }),
    );
  });
});
