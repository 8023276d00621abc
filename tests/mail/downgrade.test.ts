import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSevenBit } from '../../src/mail/downgrade.ts';
import { decodeBody, leaves, readMime } from '../../src/mail/mime.ts';
import { ascii, concat, text, utf8 } from '../../src/mail/octets.ts';
import { PARSER_RUNS } from '../sizes.ts';

function bodies(message: Uint8Array): string[] {
  return leaves(readMime(message)).map((part) => text(decodeBody(message, part)));
}
function isSevenBit(message: Uint8Array): boolean {
  return message.every((octet) => octet < 128 && octet !== 0);
}
const HEAD = 'From: ana@a.org\r\nMIME-Version: 1.0\r\n';

describe('a message for a hop of seven bits', () => {
  test('is left as it is when it has seven bits already', () => {
    const message = ascii('Subject: x\r\n\r\nHola\r\n');
    expect(toSevenBit(message)).toBe(message);
  });
  test('becomes quoted-printable where it is text', () => {
    const message = utf8(`${HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n¿Comemos?\r\n`);
    expect(text(toSevenBit(message)!)).toBe(
      `${HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C2=BFComemos?\r\n`,
    );
  });
  test('becomes base64 where it is not, part by part; composite parts are only labelled anew', () => {
    const parts = [
      `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nAño\r\n`,
      `Content-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n\r\n\x89PNG\x00\xff`,
      `Content-Type: text/plain\r\n\r\nplain`,
    ];
    const message = concat([
      ascii(`${HEAD}Content-Type: multipart/mixed; boundary=b\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`),
      utf8(`--b\r\n${parts[0]}`),
      ascii(`\r\n--b\r\n${parts[1]}\r\n--b\r\n${parts[2]}\r\n--b--\r\n`),
    ]);
    const seven = toSevenBit(message)!;
    expect(isSevenBit(seven)).toBe(true);
    expect(bodies(seven)).toEqual(bodies(message));
    expect(readMime(seven).encoding).toBe('7bit');
    expect(leaves(readMime(seven)).map(({ encoding }) => encoding)).toEqual(['quoted-printable', 'base64', '7bit']);
  });
  test('cannot be made when the header holds eight bits, or there is no MIME', () => {
    expect(toSevenBit(utf8(`${HEAD}Subject: ¡Hola!\r\n\r\nx\r\n`))).toBeUndefined();
    expect(toSevenBit(utf8('Subject: x\r\n\r\n¡Hola!\r\n'))).toBeUndefined();
  });
  test('holds what it held, whatever that is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('text/plain', 'application/octet-stream'), (body, type) => {
        const octets = body.filter((octet) => octet !== 13 && octet !== 10);
        const message = concat([ascii(`${HEAD}Content-Type: ${type}\r\nContent-Transfer-Encoding: binary\r\n\r\n`), octets, ascii('\r\n')]);
        const seven = toSevenBit(message)!;
        expect(isSevenBit(seven)).toBe(true);
        expect(bodies(seven)).toEqual(bodies(message));
      }),
    );
  });
  test('never throws for arbitrary octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => void toSevenBit(concat([ascii(HEAD), octets]))),
      { numRuns: PARSER_RUNS },
    );
  });
});
