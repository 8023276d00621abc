/** A capture of usual messages: four clients, each with a message of about 2 KB. */
import { ascii, concat } from '../../src/mail/octets.ts';
import { pcapOf, tcp4, type Captured } from '../recordings/packets/written.ts';

const SESSIONS = 4;
const SEGMENT_OCTETS = 1460;
/** Ethernet: two cards, and IPv4. */
const ETHERNET = Uint8Array.of(2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0);
const [FIN, SYN, PUSH, ACK] = [1, 2, 8, 16];

function letter(number: number): string {
  const head = [
    'Received: from pc.a.org (pc.a.org [192.0.2.7]) by smtp.a.org with ESMTP; Mon, 5 Jan 2026 10:04:00 +0100',
    'Date: Mon, 5 Jan 2026 10:04:00 +0100',
    `From: Ana <ana${number}@a.org>`,
    'To: Bea <bea@b.com>',
    `Subject: Minutes of meeting ${number}`,
    `Message-ID: <minutes.${number}@a.org>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  const lines = Array.from({ length: 26 }, (_, line) => `${line}. What was said at the meeting is written here, line by line.`);
  return [...head, '', ...lines, '.', ''].join('\r\n');
}

const turns = (number: number): [client: boolean, words: string][] => [
  [false, '220 mx.b.com ESMTP ready\r\n'],
  [true, 'EHLO pc.a.org\r\n'],
  [false, '250-mx.b.com\r\n250-PIPELINING\r\n250-SIZE 10485760\r\n250-ENHANCEDSTATUSCODES\r\n250 8BITMIME\r\n'],
  [true, `MAIL FROM:<ana${number}@a.org> SIZE=2100\r\n`],
  [false, '250 2.1.0 Ok\r\n'],
  [true, 'RCPT TO:<bea@b.com>\r\n'],
  [false, '250 2.1.5 Ok\r\n'],
  [true, 'DATA\r\n'],
  [false, '354 End data with <CR><LF>.<CR><LF>\r\n'],
  [true, letter(number)],
  [false, `250 2.0.0 Ok: queued as 4B2C${number}\r\n`],
  [true, 'QUIT\r\n'],
  [false, '221 2.0.0 Bye\r\n'],
];

/** Four sessions with a message each, as a classic pcap (Ethernet): what `largeCapture` copies. `segmentOctets`: most that a packet carries. */
export function usualMessages(segmentOctets = SEGMENT_OCTETS): Uint8Array {
  const packets: Captured[] = [];
  for (let session = 0; session < SESSIONS; session++) {
    const client: [number, number] = [1 + session, 40_000 + session];
    const server: [number, number] = [200, 25];
    const next = [1000, 5000];
    const send = (ofClient: boolean, flags: number, data = '') => {
      const [mine, theirs] = ofClient ? [0, 1] : [1, 0];
      const [from, to] = ofClient ? [client, server] : [server, client];
      const ack = flags === SYN ? 0 : next[theirs]!;
      const octets = concat([ETHERNET, tcp4({ from, to, seq: next[mine]!, ack, flags, data })]);
      packets.push({ octets, atMs: session * 200 + packets.length });
      next[mine]! += ascii(data).length + (flags & (SYN | FIN) ? 1 : 0);
    };
    send(true, SYN);
    send(false, SYN | ACK);
    send(true, ACK);
    for (const [ofClient, words] of turns(session)) {
      for (let at = 0; at < words.length; at += segmentOctets) send(ofClient, PUSH | ACK, words.slice(at, at + segmentOctets));
      send(!ofClient, ACK);
    }
    send(true, FIN | ACK);
    send(false, FIN | ACK);
    send(true, ACK);
  }
  return pcapOf(packets, { link: 1 });
}
