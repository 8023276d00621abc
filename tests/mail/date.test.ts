import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, formatDate, formatInternalDate, parseDate, parseDay } from '../../src/mail/date.ts';
import { messageIds } from '../../src/mail/messageIds.ts';

describe('a date', () => {
  test.each(['31 Feb 2026', '30 Feb 2024', '29 Feb 2026', '31-Apr-2026', '0 Jan 2026', '32 Jan 2026', '1 Foo 2026'])(
    '%s is none',
    (day) => {
      expect([parseDay(day), parseDate(`${day} 10:00:00 +0000`)]).toEqual([undefined, undefined]);
    },
  );
  test.each([
    ['Sat, 29 Feb 2020 10:00:00 +0000', Date.UTC(2020, 1, 29, 10)],
    ['1 Jan 0050 00:00:00 +0000', dayNumber(50, 0, 1)! * 86_400_000],
    ['Fri, 21 Nov 1997 09(comment (nested)):   55  :  06 -0600', Date.UTC(1997, 10, 21, 15, 55, 6)],
    ['1 Jan 2026 00:00:00 +9999', Date.UTC(2026, 0, 1)],
  ])('%s', (written, ms) => {
    expect(parseDate(written)).toBe(ms);
  });
  test('is read as it was written, in both forms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_799 }), (seconds) => {
        for (const format of [formatDate, formatInternalDate]) expect(parseDate(format(seconds * 1000))).toBe(seconds * 1000);
        expect(parseDay(formatDate(seconds * 1000))).toBe(Math.floor(seconds / 86_400));
      }),
    );
  });
  test('has a day where its time is none', () => {
    expect(parseDay('31 Dec 2000 99:99:99 -0800')).toBe(dayNumber(2000, 11, 31));
    expect(parseDate('31 Dec 2000 99:99:99 -0800')).toBeUndefined();
  });
});

test.each([
  ['<"01KF8JCEOCBS0045PS"@xxx.yyy.com>', ['<01KF8JCEOCBS0045PS@xxx.yyy.com>']],
  ['<a@b> (so <c@d> said) <e."f g"@[1.2.3.4]>', ['<a@b>', '<e.f g@[1.2.3.4]>']],
  ['ana@a.org <no id> <a@b', []],
  ['<a>b@c> <d@e>', ['<d@e>']],
])('message-ids in %s', (value, expected) => {
  expect(messageIds(value)).toEqual(expected);
});
