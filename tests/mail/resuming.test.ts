/** A draft that was laid aside is gone on with as it was typed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose, type MailDraft } from '../../src/mail/compose.ts';
import { decodeBase64 } from '../../src/mail/encodings.ts';
import { ascii, text } from '../../src/mail/octets.ts';
import { resumed } from '../../src/mail/resuming.ts';

const POSTING = { idLeft: '1', date: Date.UTC(2026, 10, 21, 9), boundarySeed: '1' };
const DRAFT: MailDraft = {
  ...{ from: 'Bea <bea@b.com>', to: ['Ana <ana@a.org>'], cc: ['carlos@b.com'], bcc: ['"Esteban, el de c.net" <esteban@c.net>'] },
  ...{ replyTo: 'otra@b.com', subject: '¿Y mañana?', text: 'Sin acabar.\n', attachments: [] },
  ...{ inReplyTo: ['<a@a.org>'], references: ['<0@a.org>', '<a@a.org>'], priority: 'high', receipt: true, isDraft: true },
};

test('all that was typed is there again, also whom a copy goes to in secret', () => {
  const attachments = [{ name: 'mapa.txt', type: 'text/plain', octets: ascii('aqui\r\n') }];
  const { attachments: again, ...rest } = resumed(compose({ ...DRAFT, attachments }, POSTING).octets);
  const { from: _, isDraft: __, attachments: ___, ...typed } = DRAFT;
  expect(rest).toEqual(typed);
  expect(again).toMatchObject([{ name: 'mapa.txt', type: 'text/plain' }]);
  expect(text(decodeBase64(ascii(again[0]!.base64)))).toBe('aqui\r\n');
});

test('nobody reads the secret recipients of a letter that is sent', () => {
  const { isDraft: _, ...sent } = DRAFT;
  expect(text(compose(sent, POSTING).octets)).not.toContain('esteban');
});

test('any subject and text come back; what is no message at all is an empty draft', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 60 }).map((each) => each.replace(/[\p{Cc}\u2028\u2029]/gu, ''));
  fc.assert(
    fc.property(line, fc.array(line, { maxLength: 5 }), (subject, lines) => {
      const typed = { ...DRAFT, subject: subject.trim().replace(/\s+/g, ' '), text: lines.map((each) => `${each}\n`).join('') };
      const again = resumed(compose(typed, POSTING).octets);
      expect({ subject: again.subject, text: again.text }).toEqual({ subject: typed.subject, text: typed.text });
    }),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (octets) => void resumed(octets)));
});
