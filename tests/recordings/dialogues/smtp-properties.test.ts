/** However a recording cuts and mixes the two directions, the same was said; and whatever was said, nothing breaks. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, concat, text } from '../../../src/mail/octets.ts';
import { detect } from '../../../src/transcripts/dialogues/detect.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { listen, type HeardDialogue } from './smtp-heard.ts';

/** Both sides of sessions with everything that must be waited for: texts, chunks, challenges, refusals. */
const SESSIONS = [
  {
    client:
      'EHLO a.org\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<bea@b.com>\r\nRCPT TO:<x@b.com>\r\nDATA\r\nSubject: x\r\n\r\n..dot\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<bea@b.com>\r\nBDAT 7\r\nQUIT\r\n\nBDAT 0 LAST\r\nQUIT\r\n',
    server:
      '220 b.com\r\n250-b.com\r\n250-PIPELINING\r\n250 CHUNKING\r\n250 ok\r\n250 ok\r\n550 no\r\n354 go\r\n250 taken\r\n250 ok\r\n250 ok\r\n250 7\r\n250 taken\r\n221 bye\r\n',
  },
  {
    client:
      'EHLO a.org\r\nAUTH LOGIN\r\nYQ==\r\nYg==\r\nAUTH PLAIN\r\n*\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<b@b.com>\r\nDATA\r\nRSET\r\nGET / HTTP/1.0\r\n\r\nQUIT\r\n',
    server:
      '220-b.com\r\n220 hello\r\n250-b.com\r\n250 AUTH PLAIN LOGIN\r\n334 VXNlcjo=\r\n334 UGFzcw==\r\n535 5.7.8 no\r\n334 \r\n501 ok\r\n250 ok\r\n450 later\r\n554 no\r\n250 ok\r\n500 no\r\n500 no\r\n221 bye\r\n',
  },
  {
    protocol: 'lmtp',
    client:
      'LHLO a.org\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<a@b.com>\r\nRCPT TO:<b@b.com>\r\nDATA\r\nhi\r\n.\r\nMAIL FROM:<>\r\nRCPT TO:<a@b.com>\r\nRCPT TO:<b@b.com>\r\nBDAT 2 LAST\r\n\r\nQUIT\r\n',
    server:
      '220 b.com\r\n250-b.com\r\n250-PIPELINING\r\n250 CHUNKING\r\n250 ok\r\n250 ok\r\n250 ok\r\n354 go\r\n250 a\r\n452 b\r\n250 ok\r\n250 ok\r\n250 ok\r\n250 a\r\n550 b\r\n221 bye\r\n',
  },
];

function told({ exchanges, messages, strays }: HeardDialogue) {
  return {
    exchanges: exchanges.map(({ verb, said, reply, replied, after }) => [verb, text(said), reply, text(replied), after]),
    messages: messages.map((message) => ({ ...message, octets: text(message.octets) })),
    strays: strays.map(({ octets }) => text(octets)),
  };
}

/** Says both sides in pieces of the sizes drawn, in turns as drawn. */
function mixed(
  client: Uint8Array,
  server: Uint8Array,
  turns: readonly { client: boolean; octets: number }[],
  protocol: string,
): HeardDialogue {
  const heard = listen({ protocol });
  const left = { client, server };
  const say = (side: 'client' | 'server', octets: number) => {
    heard.dialogue.say(side, left[side].subarray(0, octets), null);
    left[side] = left[side].subarray(octets);
  };
  for (const turn of turns) say(turn.client ? 'client' : 'server', turn.octets);
  say('client', left.client.length);
  say('server', left.server.length);
  heard.dialogue.end('end', null);
  return heard;
}

describe.each(SESSIONS)('$client', ({ client, server, protocol = 'smtp' }) => {
  const [clientOctets, serverOctets] = [ascii(client), ascii(server)];
  const whole = told(mixed(clientOctets, serverOctets, [], protocol));

  test('it is what it should be', () => {
    expect(whole.exchanges.every(([, , reply]) => reply !== '')).toBe(true);
    expect(whole.strays).toEqual([]);
    expect(concat(whole.exchanges.map(([, said]) => ascii(said!)))).toEqual(clientOctets);
    expect(concat(whole.exchanges.map(([, , , replied]) => ascii(replied!)))).toEqual(serverOctets);
  });

  test('the server first, the client first, octet by octet', () => {
    expect(told(mixed(clientOctets, serverOctets, [{ client: false, octets: 10_000 }], protocol))).toEqual(whole);
    const single = Array.from({ length: 2000 }, (_, index) => ({ client: index % 2 === 0, octets: 1 }));
    expect(told(mixed(clientOctets, serverOctets, single, protocol))).toEqual(whole);
  });

  test('cut at every position', () => {
    for (let at = 0; at <= clientOctets.length; at++)
      expect(told(mixed(clientOctets, serverOctets, [{ client: true, octets: at }], protocol))).toEqual(whole);
    for (let at = 0; at <= serverOctets.length; at++)
      expect(told(mixed(clientOctets, serverOctets, [{ client: false, octets: at }], protocol))).toEqual(whole);
  });

  test('mixed in any way', () => {
    const turns = fc.array(fc.record({ client: fc.boolean(), octets: fc.nat({ max: 30 }) }), { maxLength: 60 });
    fc.assert(
      fc.property(turns, (drawn) => {
        expect(told(mixed(clientOctets, serverOctets, drawn, protocol))).toEqual(whole);
      }),
      { numRuns: Math.ceil(PARSER_RUNS / 5) },
    );
  });
});

const words = fc.constantFrom(
  ...[
    'EHLO a.org\r\n',
    'MAIL FROM:<ana@a.org>\r\n',
    'RCPT TO:<bea@b.com>\r\n',
    'DATA\r\n',
    '.\r\n',
    '\n.\n',
    'BDAT 3 LAST\r\n',
    'BDAT 9\r\n',
    'AUTH PLAIN\r\n',
  ],
  ...[
    'STARTTLS\r\n',
    'ATRN\r\n',
    'QUIT\r\n',
    '220 b.com\r\n',
    '250-x\r\n250 PIPELINING\r\n',
    '250 ok\r\n',
    '354 go\r\n',
    '334 \r\n',
    '235 ok\r\n',
    '421 bye\r\n',
    '550 no\r\n',
  ],
);
const octets = fc.oneof(words.map(ascii), fc.uint8Array({ maxLength: 20 }));
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('say' as const), client: fc.boolean(), octets }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('miss' as const), client: fc.boolean(), octets: fc.constant(new Uint8Array(0)) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('secure' as const), client: fc.boolean(), octets: fc.constant(new Uint8Array(0)) }) },
);

test('nothing that is said, missed or cut breaks it, and every finding points at what was said', () => {
  const options = fc.record({
    protocol: fc.constantFrom('smtp', 'submission', 'lmtp'),
    evidence: fc.constantFrom('octets' as const, 'lines' as const),
    fromTheStart: fc.boolean(),
    secure: fc.boolean(),
  });
  fc.assert(
    fc.property(options, fc.array(step, { maxLength: 40 }), (opened, steps) => {
      const heard = listen(opened);
      const { dialogue } = heard;
      for (const { do: act, client, octets: said } of steps) {
        if (act === 'say') dialogue.say(client ? 'client' : 'server', said, 0);
        else if (act === 'miss') dialogue.miss(client ? 'client' : 'server', 3, 0);
        else if (dialogue.securing) {
          dialogue.unread('client');
          dialogue.unread('server');
          dialogue.secured(!client, 0);
        }
      }
      dialogue.end('end', 0);
      expect(heard.exchanges.map(({ number }) => number)).toEqual(heard.exchanges.map((_, index) => index));
      for (const { exchange, start, end } of heard.findings) {
        expect(exchange).toBeLessThan(heard.exchanges.length);
        expect(start).toBeLessThanOrEqual(end);
      }
    }),
    { numRuns: PARSER_RUNS },
  );
});

test('nobody’s first words break the search for the protocol, and in the end there is an answer or none', () => {
  fc.assert(
    fc.property(fc.array(octets), fc.array(octets), fc.boolean(), (client, server, over) => {
      const protocol = detect({ client: concat(client), server: concat(server), clientEnd: '', serverEnd: '1.2.3.4:25', over });
      expect(['smtp', 'submission', 'lmtp', 'pop3', 'imap', 'dns', 'tls', 'other', undefined]).toContain(protocol);
    }),
    { numRuns: PARSER_RUNS },
  );
});

test('a text of many megabytes, and lines that never end, take time in proportion', () => {
  const heard = listen();
  const server = '220 b.com\r\n250 b.com\r\n250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n';
  heard.dialogue.say('server', ascii(server), 0);
  heard.dialogue.say('client', ascii('EHLO a.org\r\nMAIL FROM:<ana@a.org>\r\nRCPT TO:<bea@b.com>\r\nDATA\r\n'), 0);
  const piece = ascii(`${'x'.repeat(70)}\r\n`.repeat(1000));
  for (let count = 0; count < 600; count++) heard.dialogue.say('client', piece, 0);
  heard.dialogue.say('client', ascii('.\r\n'), 0);
  heard.dialogue.end('end', 0);
  const [message] = heard.messages;
  expect(message).toMatchObject({ size: 600 * 72_000 + 3, accepted: 'yes' });
  expect(message!.octets.length).toBe(0);
  const endless = listen();
  for (let count = 0; count < 200_000; count++) endless.dialogue.say('client', Uint8Array.of(65), 0);
  for (let count = 0; count < 50_000; count++) endless.dialogue.say('server', ascii('250-\r\n'), 0);
  endless.dialogue.end('cut', 0);
  expect(endless.exchanges.map(({ verb }) => verb)).toEqual(['(connect)', 'A'.repeat(40)]);
}, 20_000);
