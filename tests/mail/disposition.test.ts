/** Receipts: who asks for one, where it goes, and what it says; read by another program's reader. */
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { compose } from '../../src/mail/compose.ts';
import { receiptAsked, receiptOf } from '../../src/mail/disposition.ts';
import { text, utf8 } from '../../src/mail/octets.ts';

const draft = {
  from: 'Ana <ana@a.org>',
  to: ['bea@b.com'],
  cc: [],
  bcc: [],
  replyTo: '',
  subject: 'Hola',
  text: 'Hola\n',
  attachments: [],
};
const posting = { idLeft: '1', date: Date.UTC(2026, 10, 21), boundarySeed: '1' };

describe('asked for', () => {
  test('by a field of the author; without it nobody asks', () => {
    const asking = compose({ ...draft, receipt: true }, posting).octets;
    expect(text(asking)).toContain('Disposition-Notification-To: Ana <ana@a.org>\r\n');
    expect(receiptAsked(compose(draft, posting).octets)).toBeNull();
  });

  test.each([
    ['Return-Path: <ana@a.org>\r\nDisposition-Notification-To: Ana <ANA@A.org>', false],
    ['Return-Path: <ana@a.org>\r\nDisposition-Notification-To: spy@c.net', true],
    ['Disposition-Notification-To: ana@a.org', true],
    ['Return-Path: <ana@a.org>\r\nDisposition-Notification-To: ana@a.org, spy@c.net', true],
  ])('%j goes elsewhere: %s', (header, isElsewhere) => {
    expect(receiptAsked(utf8(`${header}\r\n\r\n`))?.isElsewhere).toBe(isElsewhere);
  });

  test.each(['', 'nobody at all', '<>'])('at %j there is nobody', (value) => {
    expect(receiptAsked(utf8(`Disposition-Notification-To: ${value}\r\n\r\n`))).toBeNull();
  });
});

describe('answered', () => {
  const receipt = (original: Uint8Array, more = {}) =>
    receiptOf({
      ...{ original, from: 'Beatriz <bea@b.com>', to: ['ana@a.org'], subject: 'Leída: Hola', text: 'Bea abrió la carta.' },
      ...{ dateMs: posting.date, idLeft: '2' },
      ...more,
    });

  test('from nobody, so that nobody answers; three parts, the second for programs', async () => {
    const original = compose({ ...draft, receipt: true }, posting).octets;
    const { octets, reversePath, forwardPaths } = receipt(original);
    expect([reversePath, forwardPaths]).toEqual(['', ['ana@a.org']]);
    const source = text(octets);
    expect(source).toContain('Content-Type: multipart/report; report-type=disposition-notification;');
    expect(source).toContain(
      [
        'Content-Type: message/disposition-notification',
        '',
        'Reporting-UA: Mailscope',
        'Final-Recipient: rfc822; bea@b.com',
        'Original-Message-ID: <1@a.org>',
        'Disposition: manual-action/MDN-sent-manually; displayed',
        '',
      ].join('\r\n'),
    );
    expect(source).toContain('In-Reply-To: <1@a.org>');
    expect(source.split('Content-Type: text/rfc822-headers')[1]).toContain('Subject: Hola');
    const read = await PostalMime.parse(octets);
    expect(read.subject).toBe('Leída: Hola');
    expect(read.text).toContain('Bea abrió la carta.');
    expect(read.from?.address).toBe('bea@b.com');
  });

  test('a letter without a Message-ID, with eight bits in its header', () => {
    const source = text(receipt(utf8('From: ana@a.org\r\nSubject: ¿qué?\r\n\r\nhola\r\n')).octets);
    expect(source).not.toContain('In-Reply-To');
    expect(source).not.toContain('Original-Message-ID');
    expect(source).toContain('Content-Type: message/global-headers\r\nContent-Transfer-Encoding: 8bit');
  });
});

test.each([
  ['high', 'Importance: high\r\nX-Priority: 1\r\n'],
  ['low', 'Importance: low\r\nX-Priority: 5\r\n'],
] as const)('priority %s is written for programs of all ages', (priority, lines) => {
  expect(text(compose({ ...draft, priority }, posting).octets)).toContain(lines);
});
