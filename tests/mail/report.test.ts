import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { report, type Report, WHOLE_ORIGINAL_LIMIT_OCTETS } from '../../src/mail/report.ts';
import { inspectMessage } from '../../src/mail/inspect.ts';
import { firstRawValue } from '../../src/mail/header.ts';
import { readMime } from '../../src/mail/mime.ts';
import { ascii, text } from '../../src/mail/octets.ts';

const failed = { action: 'failed', originalRecipient: '' } as const;
const failure: Report = {
  reportingMta: 'smtp.a.org',
  reversePath: 'ana@a.org',
  recipients: [
    {
      ...failed,
      address: 'nadie@b.com',
      status: '5.1.1',
      quoted: true,
      diagnostic: '550 5.1.1 <nadie@b.com>: No such user',
      remoteMta: 'mx.b.com',
    },
    { ...failed, address: 'bea@c.org', status: '4.4.7', quoted: false, diagnostic: 'given up\r\nafter 5 days', remoteMta: '' },
  ],
  original: ascii('From: ana@a.org\r\nSubject: x\r\n\r\nHola --=_r_1\r\n'),
  envelopeId: '',
  arrivedMs: Date.UTC(2026, 0, 4),
  messageId: 'b1@smtp.a.org',
  dateMs: Date.UTC(2026, 0, 5),
  boundarySeed: 'r',
};

describe('report', () => {
  test('is a report of RFC 3464 in three parts', () => {
    const octets = report(failure);
    const tree = readMime(octets);
    expect(inspectMessage(octets)).toMatchObject({ ok: true, problems: [], from: 'MAILER-DAEMON@smtp.a.org', to: ['ana@a.org'] });
    expect([tree.subtype, tree.parameters.get('report-type')]).toEqual(['report', 'delivery-status']);
    expect(tree.children.map((part) => `${part.type}/${part.subtype}`)).toEqual([
      'text/plain',
      'message/delivery-status',
      'message/rfc822',
    ]);
    const original = tree.children[2]!.children[0]!;
    expect(text(octets, original.start, original.end)).toBe(text(failure.original));
    expect(firstRawValue(octets, tree.header, 'Auto-Submitted')).toBe('auto-replied');
  });
  test('states what happened to each recipient', () => {
    const octets = report(failure);
    const status = readMime(octets).children[1]!;
    expect(text(octets, status.bodyStart, status.end)).toBe(
      [
        'Reporting-MTA: dns; smtp.a.org',
        'Arrival-Date: Sun, 04 Jan 2026 00:00:00 +0000',
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
        'Diagnostic-Code: x-mailscope; given up after 5 days',
        '',
      ].join('\r\n'),
    );
  });
  test('is read by postal-mime', async () => {
    const read = await PostalMime.parse(report(failure));
    expect(read.from?.address).toBe('MAILER-DAEMON@smtp.a.org');
    expect(read.text).toContain('nadie@b.com');
  });
  test('of a large message returns the header only', () => {
    const original = ascii(`Subject: x\r\n\r\n${'a\r\n'.repeat(WHOLE_ORIGINAL_LIMIT_OCTETS)}`);
    const octets = report({ ...failure, original });
    const returned = readMime(octets).children[2]!;
    expect(`${returned.type}/${returned.subtype}`).toBe('text/rfc822-headers');
    expect(octets.length).toBeLessThan(3000);
  });
  test('of a delay says until when it will be tried, and returns the header only', () => {
    const recipients = [{ ...failure.recipients[0]!, action: 'delayed' as const, status: '4.4.1', originalRecipient: 'rfc822;bea@b.com' }];
    const octets = report({ ...failure, recipients, envelopeId: 'QQ314159', untilMs: Date.UTC(2026, 0, 9) });
    const read = text(octets);
    expect(read).toContain('Original-Envelope-Id: QQ314159\r\nReporting-MTA: dns; smtp.a.org\r\n');
    expect(read).toContain(
      'Original-Recipient: rfc822;bea@b.com\r\nFinal-Recipient: rfc822; nadie@b.com\r\nAction: delayed\r\nStatus: 4.4.1\r\n',
    );
    expect(read).toContain('Will-Retry-Until: Fri, 09 Jan 2026 00:00:00 +0000\r\n');
    expect(readMime(octets).children[2]!.subtype).toBe('rfc822-headers');
  });
  test.each([
    ['HDRS', 'rfc822-headers'],
    ['FULL', 'rfc822'],
  ] as const)('returns what RET=%s asked for', (returned, subtype) => {
    expect(readMime(report({ ...failure, returned })).children[2]!.subtype).toBe(subtype);
  });
  test('to an address beyond ASCII is of the international kind (RFC 6533)', () => {
    const recipients = [{ ...failure.recipients[0]!, address: 'josé@ejemplo.es' }];
    const octets = report({ ...failure, recipients });
    expect(readMime(octets).children.map(({ subtype }) => subtype)).toEqual(['plain', 'global-delivery-status', 'global']);
    expect(new TextDecoder().decode(octets)).toContain('Final-Recipient: utf-8; josé@ejemplo.es\r\n');
  });
});
