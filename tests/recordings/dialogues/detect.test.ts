/** Every conversation of the recordings is found out from its words alone, also where no port helps. */
import { describe, expect, test } from 'vitest';
import { ascii, concat } from '../../../src/mail/octets.ts';
import { detect } from '../../../src/transcripts/dialogues/detect.ts';
import { pcap } from '../../../src/transcripts/formats/pcap.ts';
import { pcapng } from '../../../src/transcripts/formats/pcapng.ts';
import { heard } from '../packets/heard.ts';
import { file, recordings } from './manifest-smtp.ts';

const SUBMISSION = /:(?:587|465)$/;

/** Asks again with every piece that comes, as a reader would. */
function detected(pieces: readonly { side: 'client' | 'server'; octets: Uint8Array }[], serverEnd: string): string {
  const said = { client: new Uint8Array(0), server: new Uint8Array(0) };
  for (const { side, octets } of pieces) {
    said[side] = concat([said[side], octets]).slice(0, 4096);
    const protocol = detect({ ...said, clientEnd: '', serverEnd, over: false });
    if (protocol) return protocol;
  }
  return detect({ ...said, clientEnd: '', serverEnd, over: true }) ?? 'other';
}

describe.each(recordings.filter(({ truth }) => truth.tcp && truth.tcp.length > 0))('$id', ({ file: path, truth }) => {
  const octets = file(path);
  const sink = heard(path.endsWith('ng') ? pcapng : pcap, octets);
  test.each(truth.tcp!)('$protocol $client → $server', ({ client, server, protocol, tls }) => {
    const conversation = sink.conversations.find((each) => each.client === client && each.server === server)!;
    const pieces = conversation.told.filter((each) => each.told === 'say');
    const implicit = tls !== undefined && pieces[0]!.octets[0] === 22;
    const expected = implicit ? 'tls' : protocol;
    expect(detected(pieces, server)).toBe(!implicit && SUBMISSION.test(server) ? 'submission' : expected);
    expect(detected(pieces, 'h:4711').replace('submission', 'smtp')).toBe(expected);
  });
});

const said = (lines: string) =>
  lines
    .trim()
    .split('\n')
    .map((line) => ({
      side: line.trim().startsWith('C') ? ('client' as const) : ('server' as const),
      octets: ascii(`${line.trim().slice(3)}\r\n`),
    }));

test.each([
  ['FTP greets with 220 too', 'other', 'S: 220 (vsFTPd 3.0.5)\nC: USER ana\nS: 331 Please specify the password.'],
  ['FTP, only the client', 'other', 'C: USER ana\nC: PASS x\nC: SYST'],
  ['POP3 by its status', 'pop3', 'S: +OK ready\nC: USER ana'],
  ['IMAP greets with a star', 'imap', 'S: * OK ready'],
  ['IMAP, only the client', 'imap', 'C: a1 CAPABILITY\nC: a2 LOGIN ana x'],
  ['SMTP, only a client that logs in', 'submission', 'C: EHLO a.org\nC: AUTH LOGIN\nC: YQ=='],
  ['HTTP', 'other', 'C: GET / HTTP/1.1\nC: Host: a.org'],
  ['SSH', 'other', 'S: SSH-2.0-OpenSSH_9.2'],
  ['SMTP, only the client', 'smtp', 'C: EHLO a.org\nC: MAIL FROM:<ana@a.org>'],
  ['SMTP, only the server', 'smtp', 'S: 220 mx.b.com ESMTP\nS: 250-mx.b.com\nS: 250 SIZE'],
  ['SMTP from the middle', 'smtp', 'C: RCPT TO:<bea@b.com>\nS: 250 2.1.5 Ok'],
  ['SMTP that refuses at once', 'smtp', 'S: 554 mx.b.com no service'],
  ['SMTP with AUTH where no port tells', 'submission', 'S: 220 a.org\nC: EHLO pc\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGEAYg=='],
  ['LMTP after a mistaken EHLO', 'lmtp', 'S: 220 b.com\nC: EHLO a\nS: 500 5.5.1 no\nC: LHLO a\nS: 250 b.com'],
  ['LMTP by the greeting', 'lmtp', 'C: LHLO a\nC: MAIL FROM:<>'],
  ['noise', 'other', 'C: \x00\x01\x02\nS: \xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7'],
])('%s', (_, protocol, lines) => {
  expect(detected(said(lines), '')).toBe(protocol);
});
