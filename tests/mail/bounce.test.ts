import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { bounce, type Failure, WHOLE_ORIGINAL_LIMIT_OCTETS } from '../../src/mail/bounce.ts';
import { inspectMessage } from '../../src/mail/inspect.ts';
import { firstRawValue } from '../../src/mail/header.ts';
import { readMime } from '../../src/mail/mime.ts';
import { ascii, text } from '../../src/mail/octets.ts';

const failure: Failure = {
  reportingMta: 'smtp.a.org',
  reversePath: 'ana@a.org',
  recipients: [
    { address: 'nadie@b.com', status: '5.1.1', diagnostic: '550 5.1.1 <nadie@b.com>: No such user', remoteMta: 'mx.b.com' },
    { address: 'bea@c.org', status: '4.4.7', diagnostic: 'given up\r\nafter 5 days', remoteMta: '' },
  ],
  original: ascii('From: ana@a.org\r\nSubject: x\r\n\r\nHola --=_r_1\r\n'),
  messageId: 'b1@smtp.a.org',
  dateMs: Date.UTC(2026, 0, 5),
  boundarySeed: 'r',
};

describe('bounce', () => {
  test('is a report of RFC 3464 in three parts', () => {
    const octets = bounce(failure);
    const report = readMime(octets);
    expect(inspectMessage(octets)).toMatchObject({ ok: true, problems: [], from: 'MAILER-DAEMON@smtp.a.org', to: ['ana@a.org'] });
    expect([report.subtype, report.parameters.get('report-type')]).toEqual(['report', 'delivery-status']);
    expect(report.children.map((part) => `${part.type}/${part.subtype}`)).toEqual([
      'text/plain',
      'message/delivery-status',
      'message/rfc822',
    ]);
    const original = report.children[2]!.children[0]!;
    expect(text(octets, original.start, original.end)).toBe(text(failure.original));
    expect(firstRawValue(octets, report.header, 'Auto-Submitted')).toBe('auto-replied');
  });
  test('states what happened to each recipient', () => {
    const octets = bounce(failure);
    const status = readMime(octets).children[1]!;
    expect(text(octets, status.bodyStart, status.end)).toBe(
      [
        'Reporting-MTA: dns; smtp.a.org',
        '',
        'Final-Recipient: rfc822; nadie@b.com',
        'Action: failed',
        'Status: 5.1.1',
        'Remote-MTA: dns; mx.b.com',
        'Diagnostic-Code: smtp; 550 5.1.1 <nadie@b.com>: No such user',
        '',
        'Final-Recipient: rfc822; bea@c.org',
        'Action: failed',
        'Status: 4.4.7',
        'Diagnostic-Code: smtp; given up after 5 days',
        '',
      ].join('\r\n'),
    );
  });
  test('is read by postal-mime', async () => {
    const read = await PostalMime.parse(bounce(failure));
    expect(read.from?.address).toBe('MAILER-DAEMON@smtp.a.org');
    expect(read.text).toContain('nadie@b.com');
  });
  test('of a large message returns the header only', () => {
    const original = ascii(`Subject: x\r\n\r\n${'a\r\n'.repeat(WHOLE_ORIGINAL_LIMIT_OCTETS)}`);
    const octets = bounce({ ...failure, original });
    const returned = readMime(octets).children[2]!;
    expect(`${returned.type}/${returned.subtype}`).toBe('text/rfc822-headers');
    expect(octets.length).toBeLessThan(3000);
  });
});
