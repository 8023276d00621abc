import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldValue, readHeader } from '../../src/mail/header.ts';
import { readMime, type Part } from '../../src/mail/mime.ts';
import { ascii, text, utf8 } from '../../src/mail/octets.ts';
import { surrogateOf } from '../../src/mail/surrogate.ts';
import { PARSER_RUNS } from '../sizes.ts';

const NOBODY = 'invalid@internationalized-address.invalid';

describe('a surrogate, RFC 6858 §2', () => {
  const shown = (header: string) => {
    const octets = surrogateOf(utf8(`${header}\r\n\r\nñ\r\n`));
    return readHeader(octets).fields.map((field) => [field.name, fieldValue(octets, field)]);
  };
  test.each([
    ['an address of elsewhere keeps its name', 'From: José <josé@a.org>', [['From', `José <${NOBODY}>`]]],
    ['or bears what it was', 'To: josé@a.org, bea@b.com', [['To', `josé@a.org <${NOBODY}>, bea@b.com`]]],
    ['a name beyond ASCII of a plain address', 'Cc: Niño <n@a.org>', [['Cc', 'Niño <n@a.org>']]],
    ['a subject', 'Subject: ¿Comemos?', [['Subject', '¿Comemos?']]],
    ['a file name', 'Content-Type: image/png; name="año.png"', [['Content-Type', "image/png; name*=utf-8''a%C3%B1o.png"]]],
    [
      'a type that cannot be said is text, whatever stands below it',
      'Content-Type: message/ñ\r\nContent-Type: message/global',
      [
        ['Content-Type', 'text/plain'],
        ['Content-Type', 'message/global'],
      ],
    ],
    ['any other field goes', 'X-Any: ñ\r\nX-Other: n', [['X-Other', 'n']]],
  ])('%s', (_, header, expected) => {
    expect(shown(header)).toEqual(expected);
  });
  test('an address is answered to nobody, whatever its name', () => {
    const [[, to]] = shown('To: "ñ, ñ" <ñ@a.org>') as [[string, string]];
    expect(to).toContain(`<${NOBODY}>`);
  });
  test('letters of an old charset are no better than UTF-8', () => {
    expect(text(surrogateOf(ascii('Subject: ni\xf1o\r\n\r\n')))).toBe('Subject: =?utf-8?B?bmnDsW8=?=\r\n\r\n');
  });
  test('what has ASCII headers stays what it is', () => {
    const plain = utf8('Subject: x\r\n\r\nñ');
    expect(surrogateOf(plain)).toBe(plain);
  });
  test('no header has eight bits, of parts and of messages within neither, and every body stays', () => {
    const line = fc.constantFrom(
      ...[
        'Content-Type: multipart/mixed; boundary=x',
        'Content-Type: message/global',
        'Content-Type: text/plain; a="ñ"',
        '',
        '--x',
        '--x--',
      ],
      ...['From: ñ <ñ@ñ>, (ñ', 'Subject: ñ', ' folded ñ', 'To: ñ:;', 'X-ñ: a', 'Content-Disposition: ñ; filename=ñ', 'ñ', 'b'],
    );
    const headers = (octets: Uint8Array, part: Part): string =>
      text(octets, part.start, part.bodyStart) + part.children.map((child) => headers(octets, child)).join('');
    const bodies = (octets: Uint8Array, part: Part): string[] =>
      part.children.length > 0 ? part.children.flatMap((child) => bodies(octets, child)) : [text(octets, part.bodyStart, part.end)];
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const octets = utf8(lines.join('\r\n'));
        const surrogate = surrogateOf(octets);
        expect(headers(surrogate, readMime(surrogate))).toMatch(/^[\0-\x7f]*$/);
        expect(bodies(surrogate, readMime(surrogate)).join()).toBe(bodies(octets, readMime(octets)).join());
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});
