/** Whether something is attached: told alike by the letter itself and by what a server says of it. */
import { expect, test } from 'vitest';
import { isAttached } from '../../src/mail/attached.ts';
import { readMime } from '../../src/mail/mime.ts';
import { utf8 } from '../../src/mail/octets.ts';
import { Cursor } from '../../src/protocols/imap/cursor.ts';
import { structure } from '../../src/protocols/imap/structure.ts';
import { readStructure } from '../../src/protocols/imap/structureData.ts';

const part = (...lines: string[]): string => [...lines, '', 'x', ''].join('\r\n');
const mixed = (kind: string, ...parts: string[]): string =>
  part(`Content-Type: multipart/${kind}; boundary=b`).slice(0, -3) + parts.map((each) => `--b\r\n${each}`).join('') + '--b--\r\n';
const TEXT = part('Content-Type: text/plain');

test.each<[string, string, boolean]>([
  ['a text alone', TEXT, false],
  ['mixed, of two texts, as a list makes it', mixed('mixed', TEXT, TEXT), false],
  ['a file to be saved', mixed('mixed', TEXT, part('Content-Type: application/pdf', 'Content-Disposition: attachment')), true],
  ['a text to be saved', mixed('mixed', TEXT, part('Content-Type: text/plain', 'Content-Disposition: attachment; filename=a')), true],
  ['a file with nothing but a name', mixed('mixed', TEXT, part('Content-Type: image/png; name="a.png"')), true],
  ['a name in pieces', mixed('mixed', TEXT, part("Content-Type: image/png; name*0*=utf-8''a%C3%B1; name*1=o.png")), true],
  ['a picture within the text', mixed('related', TEXT, part('Content-Type: image/png; name=a', 'Content-Disposition: inline')), false],
  ['the letter itself is a file', part('Content-Type: application/pdf; name=a.pdf'), true],
  [
    'a signature',
    mixed('signed', TEXT, part('Content-Type: application/pkcs7-signature; name=smime.p7s', 'Content-Disposition: attachment')),
    false,
  ],
  ['sealed', part('Content-Type: application/pkcs7-mime; name=smime.p7m', 'Content-Disposition: attachment; filename=smime.p7m'), false],
  ['a letter to be saved', mixed('mixed', TEXT, `Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n${TEXT}`), true],
  [
    'a letter within, with a file',
    mixed('mixed', TEXT, `Content-Type: message/rfc822\r\n\r\n${part('Content-Type: image/png; name=a.png')}`),
    true,
  ],
])('%s: %#', (_, letter, expected) => {
  const octets = utf8(letter);
  const told = readStructure(new Cursor(structure(octets, true)));
  expect([isAttached(readMime(octets)), told && isAttached(told)]).toEqual([expected, expected]);
});

test.each(['', 'NIL', '("text" "plain"', `${'('.repeat(500)}${')'.repeat(500)}`, '(("text" "plain" NIL NIL NIL "7bit" 1 1)'])(
  'what is no structure is none: %s',
  (written) => {
    expect(readStructure(new Cursor(written))).toBeUndefined();
  },
);
