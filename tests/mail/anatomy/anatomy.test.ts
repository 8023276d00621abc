/** Every octet of a letter has its place, whatever the letter; and what the samples are meant to show is in them. */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anatomyOf, everyPart, partAt, piecesIn, type Anatomy } from '../../../src/mail/anatomy/anatomy.ts';
import { costsOf } from '../../../src/mail/anatomy/costs.ts';
import { encodedWordsIn } from '../../../src/mail/anatomy/encodedWord.ts';
import { mimeFindings } from '../../../src/mail/anatomy/findings.ts';
import { MIME_SAMPLES, mimeSample } from '../../../src/mail/anatomy/samples.ts';
import { fileName } from '../../../src/mail/mime.ts';
import { ascii, text, utf8 } from '../../../src/mail/octets.ts';
import { PARSER_RUNS } from '../../sizes.ts';

const real = new URL('../samples/', import.meta.url);

function expectCovered(octets: Uint8Array): void {
  let at = 0;
  for (const { start, end } of piecesIn(anatomyOf(octets))) {
    expect(start).toBe(at);
    expect(end).toBeGreaterThan(start);
    at = end;
  }
  expect(at).toBe(octets.length);
}

describe('each octet is in one piece', () => {
  test.each(MIME_SAMPLES)('of the sample %s', (name) => expectCovered(mimeSample(name)));
  test('of real messages', () => {
    const files = readdirSync(real).filter((file) => file.endsWith('.eml'));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expectCovered(new Uint8Array(readFileSync(new URL(file, real))));
  });
  test('of whatever looks like a letter', () => {
    const line = fc.constantFrom(
      ...['Content-Type: multipart/mixed; boundary=a', 'Content-Type: multipart/digest; boundary=b', 'Content-Type: message/rfc822'],
      ...['', '', '--a', '--b', '--a--', '--b--', '--a \t', 'texto', ' más', '--', 'Content-Transfer-Encoding: base64'],
    );
    const ends = fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', '\r', '');
    const letters = fc.array(fc.tuple(line, ends), { maxLength: 40 });
    fc.assert(
      fc.property(letters, (lines) => expectCovered(utf8(lines.flat().join('')))),
      { numRuns: PARSER_RUNS },
    );
  });
  test('of octets without any sense', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), expectCovered), { numRuns: PARSER_RUNS });
  });
});

/** Types as an indented list. */
const outline = (node: Anatomy): string[] => everyPart(node).map(({ path, part }) => `${path} ${part.type}/${part.subtype}`);

describe('a letter taken apart', () => {
  test('has its lines, its preamble and its epilogue', () => {
    const octets = ascii('Content-Type: multipart/mixed; boundary=x\r\n\r\nvor\r\n--x\r\n\r\nuno\r\n--x--\r\nnach\r\n');
    const pieces = piecesIn(anatomyOf(octets)).map(({ kind, path, start, end }) => [kind, path, text(octets, start, end)]);
    expect(pieces).toEqual([
      ['header', '1', 'Content-Type: multipart/mixed; boundary=x\r\n'],
      ['empty', '1', '\r\n'],
      ['preamble', '1', 'vor'],
      ['delimiter', '1', '\r\n--x\r\n'],
      ['empty', '1.1', '\r\n'],
      ['body', '1.1', 'uno'],
      ['close', '1', '\r\n--x--\r\n'],
      ['epilogue', '1', 'nach\r\n'],
    ]);
  });
  test('opens letters within letters', () => {
    expect(outline(anatomyOf(mimeSample('forwarded')))).toEqual([
      ...[
        '1 multipart/mixed',
        '1.1 text/plain',
        '1.2 message/rfc822',
        '1.2.1 multipart/alternative',
        '1.2.1.1 text/plain',
        '1.2.1.2 text/html',
      ],
    ]);
    expect(outline(anatomyOf(mimeSample('digest')))).toEqual([
      ...['1 multipart/digest', '1.1 message/rfc822', '1.1.1 text/plain', '1.2 message/rfc822', '1.2.1 text/plain', '1.3 text/plain'],
    ]);
  });
  test('reads names that came in pieces', () => {
    expect(fileName(partAt(anatomyOf(mimeSample('words')), '1.3')!.part)).toBe('Presupuesto del año 2026 y previsión para 2027.txt');
  });
});

describe('what is wrong is found', () => {
  const keys = (octets: Uint8Array): string[] => mimeFindings(octets, anatomyOf(octets)).map(({ key, path }) => `${key} ${path}`);
  test('and in whole letters nothing is', () => {
    for (const name of MIME_SAMPLES.filter((each) => !['attachments', 'words', 'damaged'].includes(each)))
      expect([name, keys(mimeSample(name))]).toEqual([name, []]);
  });
  test('in those that show it', () => {
    expect(keys(mimeSample('attachments'))).toEqual(['wordInParameter 1.2']);
    expect(keys(mimeSample('words'))).toEqual(['wordTooLong 1', 'wordInParameter 1.4']);
    expect(keys(mimeSample('damaged'))).toEqual(['noVersion 1', 'notClosed 1', 'charsetWrong 1.1', 'badBase64 1.2', 'cutBase64 1.3']);
  });
  test.each([
    ['Content-Type: multipart/mixed\r\n\r\n--a\r\n\r\nx\r\n--a--\r\n', ['noBoundary 1']],
    ['Content-Type: multipart/mixed; boundary=b\r\n\r\n--a\r\n\r\nx\r\n--a--\r\n', ['boundaryUnused 1']],
    ['Content-Transfer-Encoding: rot13\r\n\r\nhola\r\n', ['encodingUnknown 1']],
    ['Content-Transfer-Encoding: quoted-printable\r\n\r\nun =zz\r\n', ['badQuotedPrintable 1']],
    ['Content-Type: text/plain; charset=klingon\r\n\r\nx\r\n', ['charsetUnknown 1']],
    ['Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nRnJvbTo=\r\n', ['messageEncoded 1']],
    ['Content-Type: text/plain; charset=utf-8\r\n\r\n\xc3\xb1\r\n', ['notSevenBit 1']],
  ])('%j', (letter, found) => {
    expect(keys(ascii(`MIME-Version: 1.0\r\n${letter}`))).toEqual(found);
  });
  test('never fails, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => void mimeFindings(octets, anatomyOf(octets))),
      { numRuns: PARSER_RUNS },
    );
  });
});

describe('an encoded word', () => {
  test('reads as it does, piece by piece', () => {
    const [word] = encodedWordsIn('=?iso-8859-1?Q?=A1Hola,_se=F1or!?=');
    expect(word).toMatchObject({ charset: 'iso-8859-1', encoding: 'Q', reads: '¡Hola, señor!', isTooLong: false });
    expect(word!.pieces.map(({ kind, raw, reads }) => `${kind} ${raw} ${reads}`.trim())).toEqual([
      ...['syntax =?', 'charset iso-8859-1', 'syntax ?', 'encoding Q', 'syntax ?'],
      ...['octets =A1 ¡', 'plain Hola, Hola,', 'space _', 'plain se se', 'octets =F1 ñ', 'plain or! or!', 'syntax ?='],
    ]);
  });
  test('has characters of several octets', () => {
    const [word] = encodedWordsIn('=?UTF-8*es?Q?=C3=B1u?=');
    expect(word!.pieces.slice(1, 8).map(({ kind, raw, reads }) => [kind, raw, reads])).toEqual([
      ...[
        ['charset', 'UTF-8', ''],
        ['language', '*es', ''],
        ['syntax', '?', ''],
        ['encoding', 'Q', ''],
        ['syntax', '?', ''],
      ],
      ...[
        ['octets', '=C3=B1', 'ñ'],
        ['plain', 'u', 'u'],
      ],
    ]);
    expect(encodedWordsIn('=?utf-8?B?SW5lcyBNdcOxb3o=?=')[0]!.reads).toBe('Ines Muñoz');
  });
  test('is a word of at most 75 characters', () => {
    const word = (length: number): string => `=?utf-8?Q?${'a'.repeat(length - 12)}?=`;
    expect(encodedWordsIn(`${word(75)} ${word(76)}`).map(({ isTooLong }) => isTooLong)).toEqual([false, true]);
  });
});

test('what an encoding costs is what it makes', () => {
  const body = utf8('¿Qué tal, señora?\r\n');
  const costs = Object.fromEntries(costsOf(body, true).map(({ encoding, octets, hindrance }) => [encoding, [octets, hindrance]]));
  expect(costs).toEqual({
    '7bit': [22, 'eightBit'],
    '8bit': [22, ''],
    binary: [22, ''],
    'quoted-printable': [34, ''],
    base64: [34, ''],
  });
});
