/** Messages known by their traces: Received fields in the manner of several programs, and Postfix's log. */
import { describe, expect, test } from 'vitest';
import { ascii, text } from '../../../src/mail/octets.ts';
import { readHeader } from '../../../src/mail/header.ts';
import { formats } from '../../../src/transcripts/formats/index.ts';
import { hopOf } from '../../../src/transcripts/received/hop.ts';
import type { Hop, ReadProblem, Sink, Traced } from '../../../src/transcripts/sink.ts';
import { fileOf } from '../opened.ts';

function hop(value: string): Hop {
  const message = ascii(`Received: ${value.replaceAll('\n', '\r\n')}\r\n\r\n`);
  return hopOf(message, readHeader(message).fields[0]!);
}

/** What the format of these octets traces, and its problems. */
function traced(octets: Uint8Array): { messages: Traced[]; problems: ReadProblem[] } {
  const messages: Traced[] = [];
  const problems: ReadProblem[] = [];
  const sink = { traced: (message: Traced) => messages.push(message), problem: (problem: ReadProblem) => problems.push(problem) };
  const reader = formats.find((format) => format.recognises(octets, true))!.read(sink as unknown as Sink);
  reader.push(octets);
  reader.end();
  return { messages, problems };
}

const AT = Date.UTC(2026, 10, 21, 19, 46, 22);

describe('Received, in the manner of', () => {
  test('Postfix, with TLS and authentication', () => {
    expect(
      hop(`from pc.a.org (pc.a.org [127.0.1.10])
	(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)
	 key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)
	(No client certificate requested)
	(Authenticated sender: ana@a.org)
	by smtp.a.org (Postfix) with ESMTPSA id 27D0523813E
	for <bea@b.com>; Sat, 21 Nov 2026 19:46:22 +0000 (UTC)`),
    ).toMatchObject({
      ...{ fromName: 'pc.a.org', fromAddress: '127.0.1.10', byName: 'smtp.a.org', with: 'ESMTPSA', id: '27D0523813E' },
      ...{ recipients: ['bea@b.com'], atMs: AT, tls: 'TLSv1.3 TLS_AES_256_GCM_SHA384', authenticatedAs: 'ana@a.org' },
    });
  });
  test('Exim', () => {
    expect(
      hop(`from [192.0.2.1] (port=4242 helo=pc.a.org)
	by mx.b.com with esmtps  (TLS1.3) tls TLS_AES_128_GCM_SHA256
	(Exim 4.96)
	(envelope-from <ana@a.org>)
	id 1w2X3y-0001Ab-2C
	for bea@b.com;
	Sat, 21 Nov 2026 20:46:22 +0100`),
    ).toMatchObject({
      ...{ fromName: 'pc.a.org', fromAddress: '192.0.2.1', byName: 'mx.b.com', with: 'esmtps', id: '1w2X3y-0001Ab-2C' },
      ...{ recipients: ['bea@b.com'], atMs: AT, tls: 'TLS1.3 TLS_AES_128_GCM_SHA256' },
    });
  });
  test('Sendmail', () => {
    expect(
      hop(`from pc.a.org (host1.example [IPv6:2001:db8::1])
	(authenticated bits=0)
	by mx.b.com (8.17.1/8.17.1) with ESMTPSA id 5ALJkMab012345
	(version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO)
	for <bea@b.com>; Sat, 21 Nov 2026 19:46:22 GMT`),
    ).toMatchObject({ fromAddress: '2001:db8::1', id: '5ALJkMab012345', tls: 'TLSv1.3 TLS_AES_256_GCM_SHA384', atMs: AT });
  });
  test('Exchange', () => {
    expect(
      hop(`from AM0PR01.eurprd01.prod.outlook.com (2603:10a6:208:1::19) by
 VI1PR01.eurprd01.prod.outlook.com (2603:10a6:800:9c::20) with Microsoft SMTP
 Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id
 15.20.9160.9; Sat, 21 Nov 2026 19:46:22 +0000`),
    ).toMatchObject({
      ...{ fromName: 'AM0PR01.eurprd01.prod.outlook.com', fromAddress: '2603:10a6:208:1::19', byAddress: '2603:10a6:800:9c::20' },
      ...{ with: 'Microsoft SMTP Server', id: '15.20.9160.9', tls: 'TLS1_2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', atMs: AT },
    });
  });
  test('Gmail, with a from and without', () => {
    expect(
      hop(`from mail-sor-f41.google.com (mail-sor-f41.google.com. [209.85.220.41])
        by mx.google.com with SMTPS id a1sor0.1
        for <bea@b.com>
        (Google Transport Security);
        Sat, 21 Nov 2026 11:46:22 -0800 (PST)`),
    ).toMatchObject({ fromAddress: '209.85.220.41', with: 'SMTPS', recipients: ['bea@b.com'], atMs: AT });
    expect(hop('by 2002:a05:6402:1f07:b0:5d0 with SMTP id b7csp123; Sat, 21 Nov 2026 11:46:22 -0800 (PST)')).toMatchObject({
      ...{ fromName: '', byName: '', byAddress: '2002:a05:6402:1f07:b0:5d0', with: 'SMTP', id: 'b7csp123', atMs: AT },
    });
  });
  test('Dovecot, and qmail', () => {
    expect(
      hop('from mx.b.com ([127.0.2.10])\n\tby imap.b.com with LMTP\n\tid 4GH+Mmv1AWs\n\tfor <bea@b.com>; Sat, 21 Nov 2026 19:46:22 +0000'),
    ).toMatchObject({
      ...{ fromName: 'mx.b.com', fromAddress: '127.0.2.10', with: 'LMTP', id: '4GH+Mmv1AWs' },
    });
    expect(hop('from unknown (HELO pc.a.org) (192.0.2.1)\n  by mx.b.com with SMTP; 21 Nov 2026 19:46:22 -0000')).toMatchObject({
      ...{ fromName: 'pc.a.org', fromAddress: '192.0.2.1', byName: 'mx.b.com', atMs: AT },
    });
  });
  test('nobody: what is not there stays empty', () => {
    expect(hop('(((')).toMatchObject({ fromName: '', byName: '', atMs: null, tls: '' });
  });
});

const CHAIN = `Return-Path: <ana@a.org>
Received: from mx.b.com ([127.0.2.1]) by imap.b.com with LMTP id L; Sat, 21 Nov 2026 19:46:24 +0000
Received: from smtp.a.org (smtp.a.org [127.0.1.1])
	by mx.b.com (Postfix) with ESMTP id M for <bea@b.com>; Sat, 21 Nov 2026 19:46:23 +0000
From: ana@a.org
Message-ID: <1@a.org>

Hello
`;

describe('A message', () => {
  test('is traced in the order of travel, its fields shared with its octets', () => {
    const { messages } = traced(ascii(CHAIN));
    const [{ hops, octets, ...rest }] = messages as [Traced];
    expect(rest).toEqual({ messageId: '1@a.org', reversePath: 'ana@a.org', forwardPaths: ['bea@b.com'] });
    expect(hops.map(({ byName }) => byName)).toEqual(['mx.b.com', 'imap.b.com']);
    expect(hops.every(({ source }) => source.buffer === octets.buffer && text(source).startsWith('Received:'))).toBe(true);
    expect(text(octets)).toBe(CHAIN.replaceAll('\n', '\r\n'));
  });
  test('and each of an mbox', () => {
    const file = `From ana@a.org Sat Nov 21 19:46:24 2026\n${CHAIN}>From here on\n\nFrom ana@a.org Sat Nov 21 19:46:25 2026\n${CHAIN}`;
    expect(traced(ascii(file)).messages.map(({ octets }) => text(octets).includes('\nFrom here on\r\n'))).toEqual([true, false]);
  });

  const FROM = 'From ana@a.org Sat Nov 21 19:46:24 2026\n';
  const letter = (body: string, length?: number) =>
    `${FROM}From: ana@a.org\nSubject: x\n${length === undefined ? '' : `Content-Length: ${length}\n`}\n${body}`;
  const bodies = (file: string) =>
    traced(ascii(file)).messages.map(({ octets }) =>
      text(octets)
        .slice(text(octets).indexOf('\r\n\r\n') + 4)
        .replaceAll('\r\n', '\n'),
    );

  const TEXT = `One\n\n${FROM}Subject: y\n\n>From me\n`;
  test.each([
    ['is counted', letter(TEXT, TEXT.length)],
    ['is counted without its last line end', letter(TEXT, TEXT.length - 1)],
    ['has no empty line behind it', letter(TEXT, TEXT.length), ''],
  ])('mboxcl2: a text that %s keeps its lines as they are', (_, first, between = '\n') => {
    expect(bodies(`${first}${between}${letter('Two\n', 4)}\n`)).toEqual([TEXT, 'Two\n']);
    expect(bodies(`${letter('Two\n', 4)}\n${first}`)).toEqual(['Two\n', TEXT]);
  });
  test('mboxcl2 with CRLF', () => {
    const crlf = TEXT.replaceAll('\n', '\r\n');
    const file = `${letter(TEXT, crlf.length)}\n${letter('Two\n', 5)}\n`;
    expect(bodies(file.replaceAll('\n', '\r\n'))).toEqual([TEXT, 'Two\n']);
  });
  test.each([0, 3, 30, 150, 99_999, 9_999_999_999])('a Content-Length of %d that is not true parts and joins nothing', (length) => {
    const file = [letter('One\n', length), letter('>From two\n', length), letter('Three\n')].join('\n');
    expect(bodies(file)).toEqual(['One\n', 'From two\n', 'Three\n']);
    expect(bodies(file.replaceAll('\n', '\r\n'))).toEqual(['One\n', 'From two\n', 'Three\n']);
  });
  test('without an empty line between them a whole line From parts two messages where a header follows', () => {
    expect(bodies(`${letter('One\n')}${letter('Two\n')}${letter('Three\n')}`)).toEqual(['One\n', 'Two\n', 'Three\n']);
    const prose = [`a\n${FROM}is how a mailbox begins.\n`, `a\nFrom Madrid: to be there in 2026\nSubject: y\n`, `a\n${FROM}`];
    for (const body of prose) expect(bodies(`${letter(body)}\n${letter('Two\n')}`)).toEqual([body, 'Two\n']);
  });
});

describe("Postfix's log", () => {
  test('one message from hop to hop, through two servers', () => {
    const { messages, problems } = traced(fileOf('../formats/samples/maillog-two-hosts.log').octets);
    expect(problems).toEqual([]);
    expect(messages.map(({ reversePath, forwardPaths }) => [reversePath, ...forwardPaths])).toEqual([
      ['ana@a.org', 'bea@b.com'],
      ['x@y.example', 'ana@a.org'],
    ]);
    expect(messages[0]!.hops.map(({ fromName, byName, with: word, status, atMs }) => [fromName, byName, word, status, atMs! - AT])).toEqual(
      [
        ['pc.a.org', 'smtp', 'ESMTPA', '', 19_000],
        ['smtp', 'mx.b.com', 'SMTP', 'sent', 21_000],
        ['mx.b.com', 'imap.b.com', 'LMTP', 'delivered', 22_000],
      ],
    );
    expect(messages[0]!.hops[0]).toMatchObject({ tls: 'TLSv1.3 TLS_AES_256_GCM_SHA384', authenticatedAs: 'ana@a.org' });
    expect(messages[1]!.hops[0]!.reply).toBe('554 5.7.1 <ana@a.org>: Relay access denied');
  });
  test('greylisted, then sent; the year is in no line, and that is told', () => {
    const { messages, problems } = traced(fileOf('smtp/v16-greylist-then-retry.postfix-a.log').octets);
    expect(messages).toHaveLength(1);
    expect(messages[0]!.hops.map(({ status, atMs }) => [status, atMs])).toEqual([
      ['', null],
      ['deferred', null],
      ['sent', null],
    ]);
    expect(messages[0]!.hops[1]!.reply).toMatch(/^450 4\.2\.0 <david@b\.com>: .*later$/);
    expect(problems.map(({ key }) => key)).toEqual(['maillog.noYear']);
  });
  test('a bounce is a message of its own', () => {
    const { messages } = traced(fileOf('smtp/v17-bounce-dsn.postfix-a.log').octets);
    expect(messages.map(({ reversePath, hops }) => [reversePath, hops.map(({ status }) => status)])).toEqual([
      ['ana@a.org', ['', 'bounced']],
      ['', ['delivered']],
    ]);
  });
});
