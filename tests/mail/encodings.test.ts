import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, decodeQuotedPrintable, encodeBase64, encodeBase64Lines, encodeQuotedPrintable } from '../../src/mail/encodings.ts';
import { ascii, equal, text, utf8 } from '../../src/mail/octets.ts';

const octets = fc.uint8Array({ maxLength: 400 });

describe('base64', () => {
  test('agrees with Node on any octets, in one line', () => {
    fc.assert(fc.property(octets, (given) => text(encodeBase64(given)) === Buffer.from(given).toString('base64')));
  });
  test('in lines of 76 it decodes to what it was, here and in Node', () => {
    fc.assert(
      fc.property(octets, (given) => {
        const lines = encodeBase64Lines(given);
        expect(
          text(lines)
            .split('\r\n')
            .every((line) => line.length <= 76),
        ).toBe(true);
        expect(equal(decodeBase64(lines), given)).toBe(true);
        expect(Buffer.from(text(lines), 'base64').equals(Buffer.from(given))).toBe(true);
      }),
    );
  });
  test('skips what is not of the alphabet and goes on after padding', () => {
    expect(text(decodeBase64(ascii('SG9\r\n*s YQ==SG9sYQ')))).toBe('HolaHola');
  });
  test('decodes any octets to something no longer', () => {
    fc.assert(fc.property(octets, (given) => decodeBase64(given).length <= given.length));
  });
});

describe('quoted-printable', () => {
  const lines = fc.array(
    fc.string({ unit: 'binary', maxLength: 200 }).map((line) => line.replace(/[\r\n]/g, ' ')),
    { maxLength: 6 },
  );
  test('gives back text with CRLF line ends, in short lines of printable ASCII', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const original = utf8(given.join('\r\n'));
        const encoded = encodeQuotedPrintable(original);
        expect(text(encoded)).toMatch(/^(?:[\t -~]{0,76}\r\n)*[\t -~]{0,76}$/);
        expect(text(encoded)).not.toMatch(/[ \t]\r\n/);
        expect(equal(decodeQuotedPrintable(encoded), original)).toBe(true);
      }),
    );
  });
  test('gives back any octets at all', () => {
    fc.assert(fc.property(octets, (given) => equal(decodeQuotedPrintable(encodeQuotedPrintable(given)), given)));
  });
  test('reads the example of RFC 2045 §6.7', () => {
    const encoded = "Now's the time =\r\nfor all folk to come=\r\n to the aid of their country.";
    expect(text(decodeQuotedPrintable(ascii(encoded)))).toBe("Now's the time for all folk to come to the aid of their country.");
  });
  test.each([
    ['=3', '=3'],
    ['=XY', '=XY'],
    ['a = b', 'a = b'],
    ['=c3=b1', 'Ã±'],
    ['end=', 'end'],
    ['end=  \n.', 'end.'],
    ['white  \r\nspace', 'white\r\nspace'],
  ])('reads %j as %j', (encoded, decoded) => {
    expect(text(decodeQuotedPrintable(ascii(encoded)))).toBe(decoded);
  });
});
