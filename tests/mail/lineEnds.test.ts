/** Lines end in CRLF, wherever a message came from. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imported } from '../../src/mail/imported.ts';
import { withCrlf } from '../../src/mail/lineEnds.ts';
import { Mailbox } from '../../src/mail/mailbox.ts';
import { ascii, text } from '../../src/mail/octets.ts';
import { storable } from '../../src/mail/storable.ts';

const octets = fc
  .array(fc.oneof(fc.constantFrom(...['\r', '\n', '\r\n', '\0', '.', 'a'].map(ascii)), fc.uint8Array({ maxLength: 4 })), { maxLength: 12 })
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));
const isWhole = (message: Uint8Array): boolean => !/\0|\r(?!\n)|(?<!\r)\n/.test(text(message));

describe('withCrlf', () => {
  test.each([
    ['a\nb', 'a\r\nb'],
    ['a\rb', 'a\r\nb'],
    ['\n\n', '\r\n\r\n'],
    ['a\r\r\nb', 'a\r\n\r\nb'],
    ['a\0b', 'a\x80b'],
  ])('%j becomes %j', (before, after) => {
    expect(text(withCrlf(ascii(before)))).toBe(after);
  });

  test('nothing but line ends and NUL is changed, and nothing twice', () => {
    fc.assert(
      fc.property(octets, (message) => {
        const mended = withCrlf(message);
        expect(isWhole(mended)).toBe(true);
        expect(withCrlf(mended)).toBe(mended);
        const words = (of: Uint8Array) =>
          text(of)
            .replaceAll('\0', '\x80')
            .split(/\r\n|\r|\n/);
        expect(words(mended)).toEqual(words(message));
        if (isWhole(message)) expect(mended).toBe(message);
      }),
    );
  });
});

test('whatever is put into a mailbox is whole, lines and all', () => {
  fc.assert(
    fc.property(octets, (message) => {
      const mailbox = new Mailbox(1);
      expect(isWhole(mailbox.append(message, { internalDateMs: 0 }).octets)).toBe(true);
    }),
  );
});

test('line ends in a binary part are content: it is put into base64', () => {
  const header = 'MIME-Version: 1.0\r\nContent-Type: application/x\r\nContent-Transfer-Encoding: binary\r\n\r\n';
  const kept = text(storable(ascii(`${header}a\nb\0c\r`)));
  expect(kept).toContain('Content-Transfer-Encoding: base64');
  expect(kept).toContain(btoa('a\nb\0c\r'));
});

test.each([
  ['\xef\xbb\xbfFrom: a\r\n\r\n', ['byteOrderMark'], 'From: a\r\n\r\n'],
  ['From ana@a.org Sat Nov 21\nFrom: a\n\nb', ['fromLine', 'lineEnds', 'finalLineEnd'], 'From: a\r\n\r\nb\r\n'],
  ['From ana@a.org Sat Nov 21\nFrom: a\n\nb\n\n', ['fromLine', 'lineEnds'], 'From: a\r\n\r\nb\r\n'],
  ['From ana@a.org Sat Nov 21\r\nFrom: a\r\n\r\nb\r\n\r\n', ['fromLine'], 'From: a\r\n\r\nb\r\n'],
  ['From: a\r\n\r\n', [], 'From: a\r\n\r\n'],
])('a file %j is imported', (file, conversions, message) => {
  const read = imported(ascii(file));
  expect(read.conversions).toEqual(conversions);
  expect(text(read.message)).toBe(message);
});
