import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, formatInternalDate, parseDate } from '../../src/mail/date.ts';
import { allFields, fieldValue, firstField, readHeader } from '../../src/mail/header.ts';
import { ascii, concat, text } from '../../src/mail/octets.ts';
import { countReceived, deliveredTo, readHops, readReceived, readReturnPath, received, returnPath } from '../../src/mail/trace.ts';

describe('a header', () => {
  const message = ascii('Subject: one\r\n two\r\nFrom : ana@a.org\r\nX:\r\nx: again\r\nno field\r\n\r\nbody: no');
  const header = readHeader(message);
  test('is read into fields with exact ranges', () => {
    expect(header.fields.map(({ name, start, end }) => [name, text(message, start, end)])).toEqual([
      ['Subject', 'Subject: one\r\n two\r\n'],
      ['From', 'From : ana@a.org\r\n'],
      ['X', 'X:\r\n'],
      ['x', 'x: again\r\n'],
    ]);
    expect(text(message, header.bodyStart)).toBe('body: no');
    expect(header.problems).toEqual([{ key: 'message.badField', values: { line: 6, offset: message.indexOf(110, 50), text: 'no field' } }]);
  });
  test('is asked by name in any case', () => {
    expect(fieldValue(message, firstField(header, 'SUBJECT')!)).toBe('one two');
    expect(allFields(header, 'X').map((field) => fieldValue(message, field))).toEqual(['', 'again']);
    expect(firstField(header, 'Date')).toBeUndefined();
  });
  test('covers any octets without gaps and without throwing', () => {
    const lines = fc
      .array(fc.constantFrom('a: b', ' c', '\r\n', '\n', '\r', ':', 'x', '\0', '\t', '\u00ff'))
      .map((parts) => ascii(parts.join('')));
    fc.assert(
      fc.property(fc.oneof(lines, fc.uint8Array()), (octets) => {
        const { fields, bodyStart } = readHeader(octets);
        expect(bodyStart).toBeLessThanOrEqual(octets.length);
        for (const field of fields)
          expect(field.start < field.valueStart && field.valueStart <= field.end && field.end <= bodyStart).toBe(true);
      }),
    );
  });
});

describe('a date', () => {
  const newYear = Date.UTC(2026, 0, 5, 9, 0, 7);
  test('is written in both ways', () => {
    expect(formatDate(newYear)).toBe('Mon, 05 Jan 2026 09:00:07 +0000');
    expect(formatInternalDate(newYear)).toBe(' 5-Jan-2026 09:00:07 +0000');
  });
  // RFC 5322 appendix A
  test.each([
    ['Fri, 21 Nov 1997 09:55:06 -0600', Date.UTC(1997, 10, 21, 15, 55, 6)],
    [
      'Thu,\r\n      13\r\n        Feb\r\n          1969\r\n      23:32\r\n               -0330 (Newfoundland Time)',
      Date.UTC(1969, 1, 14, 3, 2),
    ],
    ['21 Nov 97 09:55:06 GMT', Date.UTC(1997, 10, 21, 9, 55, 6)],
    ['17-Jul-1996 02:44:25 -0700', Date.UTC(1996, 6, 17, 9, 44, 25)],
    ['1 jan 04 0:00 EST', Date.UTC(2004, 0, 1, 5)],
  ])('%j is read', (written, ms) => {
    expect(parseDate(written)).toBe(ms);
  });
  test.each(['', 'yesterday', '40 Jan 2026 09:00', '1 Foo 2026 09:00', '1 Jan 2026 25:00'])('%j is none', (written) => {
    expect(parseDate(written)).toBeUndefined();
  });
  test('comes back to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(parseDate(formatDate(seconds * 1000))).toBe(seconds * 1000);
        expect(parseDate(formatInternalDate(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});

describe('trace fields of RFC 5321 §4.4', () => {
  const hop = {
    from: 'laptop.a.org',
    fromAddress: '192.0.2.10',
    by: 'smtp.a.org',
    with: 'ESMTP',
    id: '1A',
    for: 'bea@b.com',
    dateMs: Date.UTC(2026, 0, 5),
  };
  test('a hop writes its field', () => {
    expect(text(received(hop))).toBe(
      'Received: from laptop.a.org ([192.0.2.10])\r\n\tby smtp.a.org with ESMTP id 1A\r\n\tfor <bea@b.com>;\r\n\tMon, 05 Jan 2026 00:00:00 +0000\r\n',
    );
    expect(text(received({ ...hop, for: '', fromAddress: '2001:db8::1' }))).toContain(
      '([IPv6:2001:db8::1])\r\n\tby smtp.a.org with ESMTP id 1A;\r\n',
    );
  });
  test('and it is read back', () => {
    const message = concat([
      deliveredTo('bea@b.com'),
      returnPath('ana@a.org'),
      received(hop),
      received({ ...hop, for: '' }),
      ascii('Subject: x\r\n\r\n'),
    ]);
    const { fromAddress, ...said } = hop;
    expect(readHops(message)).toEqual([
      { ...said, tcpInfo: `[${fromAddress}]` },
      { ...said, tcpInfo: `[${fromAddress}]`, for: '' },
    ]);
    expect(countReceived(message)).toBe(2);
    expect(readReturnPath(message)).toBe('ana@a.org');
    expect(readReturnPath(returnPath(''))).toBe('');
  });
  test('nothing throws', () => {
    fc.assert(fc.property(fc.string(), (value) => void readReceived(value)));
  });
});
