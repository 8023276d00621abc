import fc from 'fast-check';
import { decodeWords as decodePostal } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { badEncodedWord, decodeWords, encodeWords } from '../../src/mail/encodedWords.ts';
import { formatParameter, parseParameterised } from '../../src/mail/parameters.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 120 }).map((words) => words.replace(/\p{C}/gu, 'x'));

describe('encoded words of RFC 2047', () => {
  // §8
  test.each([
    ['=?US-ASCII?Q?Keith_Moore?=', 'Keith Moore'],
    ['=?ISO-8859-1?Q?Keld_J=F8rn_Simonsen?=', 'Keld Jørn Simonsen'],
    [
      '=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?= =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=',
      'If you can read this you understand the example.',
    ],
    ['(=?ISO-8859-1?Q?a?= b)', '(a b)'],
    ['(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)', '(ab)'],
    ['(=?ISO-8859-1?Q?a_b?=)', '(a b)'],
    ['(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)', '(a b)'],
    ['=?utf-8?Q?se=C3?= =?utf-8?Q?=B1or?=', 'señor'],
    ['=?us-ascii*en?Q?Hi?=', 'Hi'],
    ['=?x-klingon?Q?Qapla?=', '=?x-klingon?Q?Qapla?='],
    ['=?utf-8?Q?cut', '=?utf-8?Q?cut'],
    ['señor =?utf-8?Q?Ni=C3=B1o?=', 'señor Niño'],
  ])('%s reads %j', (encoded, decoded) => {
    expect(decodeWords(encoded)).toBe(decoded);
  });
  test('any text comes back, here and in postal-mime, in words of at most 75 characters', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 40, max: 75 }), (words, firstLimit) => {
        const encoded = encodeWords(words, firstLimit);
        expect(encoded.every((word, index) => word.length <= (index === 0 ? firstLimit : 75))).toBe(true);
        expect(decodeWords(encoded.join(' '))).toBe(words);
        expect(decodePostal(encoded.join(' '))).toBe(words);
      }),
    );
  });
  test('a broken one is found', () => {
    expect(badEncodedWord('Hi =?utf-8?Q?cut')).toBe('=?utf-8?Q?cut');
    expect(badEncodedWord('=?x-klingon?Q?Qapla?=')).toBe('=?x-klingon?Q?Qapla?=');
    expect(badEncodedWord('what =?really')).toBeUndefined();
    expect(badEncodedWord('=?utf-8?Q?a?= =?utf-8?B?YQ==?=')).toBeUndefined();
  });
  test('nothing throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '?', 'Q', 'B', 'utf-8', '_', ' ', 'C3', '*') }),
        (value) => void [decodeWords(value), badEncodedWord(value)],
      ),
    );
    for (const unit of ['=?', '=?a?q?', '=?utf-8?Q?a?= ']) void [decodeWords(unit.repeat(50_000)), badEncodedWord(unit.repeat(50_000))];
  });
});

describe('parameters of RFC 2045 and RFC 2231', () => {
  test.each([
    [
      'message/external-body; access-type=URL; URL*0="ftp://";  URL*1="cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar"',
      'url',
      'ftp://cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar',
    ],
    ["application/x-stuff; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A", 'title', 'This is ***fun***'],
    [
      "application/x-stuff; title*0*=us-ascii'en'This%20is%20even%20more%20; title*1*=%2A%2A%2Afun%2A%2A%2A%20; title*2=\"isn't it!\"",
      'title',
      "This is even more ***fun*** isn't it!",
    ],
    ['text/plain; charset=us-ascii (Plain text)', 'charset', 'us-ascii'],
    ['text/plain; charset="a\\"b"', 'charset', 'a"b'],
    ['attachment; filename="=?utf-8?Q?monta=C3=B1a.png?="', 'filename', 'montaña.png'],
    ["attachment; filename=plain; filename*=utf-8''%C3%B1", 'filename', 'ñ'],
    ['multipart/mixed; boundary=a; boundary=b', 'boundary', 'a'],
    ['text/plain; ; = ; charset = "utf-8" ; x', 'charset', 'utf-8'],
  ])('%s', (field, name, value) => {
    expect(parseParameterised(field).parameters.get(name)).toBe(value);
  });
  test('any file name comes back', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const pieces = formatParameter('filename', name);
        expect(pieces.every((piece) => piece.length <= 77)).toBe(true);
        expect(parseParameterised(`attachment; ${pieces.join('; ')}`).parameters.get('filename')).toBe(name);
      }),
    );
  });
  test('nothing throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(';', '=', '"', '\\', "'", '*', '0', '1', 'a', ' ', '(', ')', '%') }),
        (field) => void parseParameterised(field),
      ),
    );
    for (const unit of [';', '; ', '(', '"', 'a=', 'a*0=b;', '\\']) void parseParameterised(`a;${unit.repeat(50_000)}`);
  });
});
