/** What stands before a session on its connection is told as that, and the session is read behind it. */
import { describe, expect, test } from 'vitest';
import { ascii } from '../../../src/mail/octets.ts';
import { Recording } from '../../../src/transcripts/recording.ts';
import { JournalWriter } from '../../../src/transcripts/stage/writer.ts';
import type { ConversationJson } from '../../../src/transcripts/summary/conversation-json.ts';
import { Summary } from '../../../src/transcripts/summary/summary.ts';
import type { RecordingListener } from '../../../src/transcripts/listener.ts';
import type { Side } from '../../../src/transcripts/sink.ts';
import { spoken, outline } from './smtp-heard.ts';

type Said = readonly [Side, string];
const SESSION: Said[] = [
  ...([['server', '220 mx.b.com ESMTP\r\n']] as Said[]),
  ...([
    ['client', 'EHLO a.org\r\n'],
    ['server', '250 mx.b.com\r\n'],
    ['client', 'QUIT\r\n'],
    ['server', '221 bye\r\n'],
  ] as Said[]),
];

function told(listener: RecordingListener, said: readonly Said[], step: number, server: string): void {
  const recording = new Recording(listener);
  const number = recording.open({ client: '192.0.2.9:4000', server, atMs: 0, fromTheStart: true, evidence: 'octets' });
  for (const [side, words] of said)
    for (let at = 0; at < words.length; at += step) recording.say(number, side, ascii(words.slice(at, at + step)), 0);
  recording.close(number, 'end', 0);
  recording.end();
}

function summarised(said: readonly Said[], step = Infinity, server = '198.51.100.25:3128'): ConversationJson {
  const conversations: ConversationJson[] = [];
  told(new Summary((conversation) => conversations.push(conversation)), said, step, server);
  return conversations[0]!;
}

const V6 = '\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x25';
const signature = '\r\n\r\n\0\r\nQUIT\n';
const PREFACES: Record<string, { said: Said[]; seen: object }> = {
  'PROXY v1': {
    said: [['client', 'PROXY TCP4 203.0.113.5 198.51.100.25 50000 25\r\n']],
    seen: { kind: 'PROXY v1', from: '203.0.113.5:50000', to: '198.51.100.25:25' },
  },
  'PROXY v1, unknown': { said: [['client', 'PROXY UNKNOWN\r\n']], seen: { kind: 'PROXY v1', from: '', to: '' } },
  'PROXY v2': {
    said: [['client', `${signature}\x21\x11\0\x0c\xcb\0\x71\x05\xc6\x33\x64\x19\xc3\x50\0\x19`]],
    seen: { kind: 'PROXY v2', from: '203.0.113.5:50000', to: '198.51.100.25:25' },
  },
  SOCKS4: {
    said: [
      ['client', '\x04\x01\0\x19\xc6\x33\x64\x19ana\0'],
      ['server', '\0\x5a\0\0\0\0\0\0'],
    ],
    seen: { kind: 'SOCKS4', to: '198.51.100.25:25' },
  },
  SOCKS4A: {
    said: [
      ['client', '\x04\x01\0\x19\0\0\0\x01\0mx.b.com\0'],
      ['server', '\0\x5a\0\0\0\0\0\0'],
    ],
    seen: { kind: 'SOCKS4', to: 'mx.b.com:25' },
  },
  'SOCKS5 with a name and a password': {
    said: [
      ...([
        ['client', '\x05\x01\x02'],
        ['server', '\x05\x02'],
        ['client', '\x01\x03ana\x03abc'],
        ['server', '\x01\0'],
      ] as Said[]),
      ...([
        ['client', '\x05\x01\0\x03\x08mx.b.com\0\x19'],
        ['server', '\x05\0\0\x01\x7f\0\0\x01\x10\0'],
      ] as Said[]),
    ],
    seen: { kind: 'SOCKS5', to: 'mx.b.com:25' },
  },
  'PROXY v1, unknown, with addresses': {
    said: [['client', 'PROXY UNKNOWN ffff::1 ffff::2 50000 25\r\n']],
    seen: { kind: 'PROXY v1', from: '', to: '' },
  },
  'PROXY v1 of IPv6': {
    said: [['client', 'PROXY TCP6 2001:db8::5 2001:db8::25 50000 25\r\n']],
    seen: { kind: 'PROXY v1', from: '2001:db8::5:50000', to: '2001:db8::25:25' },
  },
  'PROXY v2 of a proxy itself': { said: [['client', `${signature}\x20\0\0\0`]], seen: { kind: 'PROXY v2', from: '', to: '' } },
  'PROXY v2 of a proxy itself, with an address that means nothing': {
    said: [['client', `${signature}\x20\x11\0\x0c\xcb\0\x71\x05\xc6\x33\x64\x19\xc3\x50\0\x19`]],
    seen: { kind: 'PROXY v2', from: '', to: '' },
  },
  'PROXY v2 with more behind the addresses': {
    said: [['client', `${signature}\x21\x11\0\x13\xcb\0\x71\x05\xc6\x33\x64\x19\xc3\x50\0\x19\x04\0\x04\0\0\0\0`]],
    seen: { kind: 'PROXY v2', from: '203.0.113.5:50000', to: '198.51.100.25:25' },
  },
  'PROXY v2 with a certificate behind the addresses': {
    said: [['client', `${signature}\x21\x11\x17\x7c\xcb\0\x71\x05\xc6\x33\x64\x19\xc3\x50\0\x19${'c'.repeat(6000)}`]],
    seen: { kind: 'PROXY v2', from: '203.0.113.5:50000', to: '198.51.100.25:25' },
  },
  'PROXY v2 of IPv6': {
    said: [['client', `${signature}\x21\x21\0\x24${V6}${V6}\xc3\x50\0\x19`]],
    seen: { kind: 'PROXY v2', from: '2001:db8::25:50000', to: '2001:db8::25:25' },
  },
  'PROXY v2 of a UNIX socket': {
    said: [['client', `${signature}\x21\x31\0\xd8${'/run/a'.padEnd(108, '\0')}${'/run/b'.padEnd(108, '\0')}`]],
    seen: { kind: 'PROXY v2', from: '', to: '' },
  },
  'SOCKS4 whose answer repeats the address': {
    said: [
      ['client', '\x04\x01\0\x19\xc6\x33\x64\x19\0'],
      ['server', '\0\x5a\0\x19\xc6\x33\x64\x19'],
    ],
    seen: { kind: 'SOCKS4', to: '198.51.100.25:25' },
  },
  'SOCKS5 without anything': {
    said: [
      ...([
        ['client', '\x05\x01\0'],
        ['server', '\x05\0'],
      ] as Said[]),
      ...([
        ['client', '\x05\x01\0\x01\xc6\x33\x64\x19\0\x19'],
        ['server', '\x05\0\0\x01\x7f\0\0\x01\x10\0'],
      ] as Said[]),
    ],
    seen: { kind: 'SOCKS5', to: '198.51.100.25:25' },
  },
  'SOCKS5 with IPv6': {
    said: [
      ...([
        ['client', '\x05\x02\0\x02'],
        ['server', '\x05\0'],
      ] as Said[]),
      ...([
        ['client', `\x05\x01\0\x04${V6}\0\x19`],
        ['server', `\x05\0\0\x04${V6}\x10\0`],
      ] as Said[]),
    ],
    seen: { kind: 'SOCKS5', to: '2001:db8::25:25' },
  },
  'SOCKS5 with an empty password': {
    said: [
      ...([
        ['client', '\x05\x02\0\x02'],
        ['server', '\x05\x02'],
        ['client', '\x01\x03ana\0'],
        ['server', '\x01\0'],
      ] as Said[]),
      ...([
        ['client', '\x05\x01\0\x03\x08mx.b.com\0\x19'],
        ['server', '\x05\0\0\x03\x01a\x10\0'],
      ] as Said[]),
    ],
    seen: { kind: 'SOCKS5', to: 'mx.b.com:25' },
  },
  'HTTP CONNECT to IPv6': {
    said: [
      ['client', 'CONNECT [2001:db8::25]:25 HTTP/1.0\r\n\r\n'],
      ['server', 'HTTP/1.0 200 OK\r\n\r\n'],
    ],
    seen: { kind: 'HTTP CONNECT', to: '[2001:db8::25]:25' },
  },
  'HTTP CONNECT': {
    said: [
      ['client', 'CONNECT mx.b.com:25 HTTP/1.1\r\nHost: mx.b.com\r\n\r\n'],
      ['server', 'HTTP/1.1 200 OK\r\n\r\n'],
    ],
    seen: { kind: 'HTTP CONNECT', to: 'mx.b.com:25' },
  },
};

describe.each(Object.entries(PREFACES))('%s', (_, { said, seen }) => {
  test.each([Infinity, 1, 7])('in pieces of %d octets', (step) => {
    const { protocol, prefaces, exchanges, findings } = summarised([...said, ...SESSION], step);
    expect(prefaces).toMatchObject([seen]);
    expect(protocol).toBe('smtp');
    expect(exchanges.map(({ command, reply }) => `${command} ${reply}`)).toEqual(['(connect) 220', 'EHLO 250', 'QUIT 221']);
    expect(findings).toEqual([]);
  });
  test('is a step on the stage', () => {
    const writer = new JournalWriter();
    told(writer, [...said, ...SESSION], Infinity, '198.51.100.25:25');
    const { journal } = writer;
    const notes = Array.from({ length: journal.length }, (_, index) => index).filter(
      (index) => journal.label(index) === 'recording.preface',
    );
    expect(notes).toHaveLength(1);
    expect(journal.octets(notes[0]!).length).toBe(said.reduce((sum, [, words]) => sum + words.length, 0));
  });
});

test.each([
  ['Content-Length: 5\r\n\r\nlogin', 'the length of what it says'],
  ['Transfer-Encoding: chunked\r\n\r\n5\r\nlogin\r\n0\r\n\r\n', 'chunks'],
  ['Proxy-Authenticate: Basic\r\n\r\n', 'nothing to say'],
])('HTTP CONNECT is asked for twice where a password is wanted first (%j: %s)', (refusal) => {
  const request = (more: string): Said => ['client', `CONNECT mx.b.com:25 HTTP/1.1\r\nHost: mx.b.com\r\n${more}\r\n`];
  const said: Said[] = [
    ...([request(''), ['server', `HTTP/1.1 407 Proxy Authentication Required\r\n${refusal}`]] as Said[]),
    ...([request('Proxy-Authorization: Basic YTph\r\n'), ['server', 'HTTP/1.1 200 Ok\r\nContent-Length: 7\r\n\r\n']] as Said[]),
  ];
  for (const step of [Infinity, 1, 7]) {
    const { prefaces, exchanges, findings } = summarised([...said, ...SESSION], step);
    expect(prefaces).toMatchObject([{ kind: 'HTTP CONNECT' }, { kind: 'HTTP CONNECT', to: 'mx.b.com:25' }]);
    expect(prefaces.map(({ octets }) => octets.server)).toEqual([said[1]![1].length, said[3]![1].length]);
    expect([exchanges.length, findings]).toEqual([3, []]);
  }
});

test.each([Infinity, 1, 7])('a proxy that speaks after the greeting, in pieces of %d octets', (step) => {
  const { prefaces, exchanges } = summarised([SESSION[0]!, ['client', 'PROXY UNKNOWN\r\n'], ...SESSION.slice(1)], step, '198.51.100.25:25');
  expect(prefaces).toHaveLength(1);
  expect(exchanges.map(({ command }) => command)).toEqual(['(connect)', 'EHLO', 'QUIT']);
});

test.each(['P', 'PROX', '\r\n\r\n'])('what begins as a preface does and stays at that was said all the same: %j', (words) => {
  const said: Said[] = [SESSION[0]!, ['client', words]];
  const { octets, exchanges, prefaces } = summarised(said, 1, '198.51.100.25:25');
  expect({ octets, prefaces }).toEqual({ octets: { client: words.length, server: SESSION[0]![1].length }, prefaces: [] });
  expect(exchanges[1]).toMatchObject({ line: words.trim(), reply: null });
});

test('and before what is missing behind it', () => {
  const conversations: ConversationJson[] = [];
  const recording = new Recording(new Summary((conversation) => conversations.push(conversation)));
  const number = recording.open({ client: '192.0.2.9:4000', server: '192.0.2.1:110', atMs: 0, fromTheStart: true, evidence: 'octets' });
  recording.say(number, 'server', ascii('+OK ready\r\n'), 0);
  recording.say(number, 'client', ascii('P'), 0);
  recording.miss(number, 'client', 9, 'lost', 0);
  recording.say(number, 'client', ascii('\r\nSTAT\r\n'), 0);
  recording.close(number, 'end', 0);
  recording.end();
  expect(conversations[0]!.exchanges.at(-1)).toMatchObject({ command: 'STAT' });
  expect(conversations[0]!.octets.client).toBe(9);
});

test('two of them, one before the other', () => {
  const both = [...PREFACES['SOCKS4']!.said, ...PREFACES['PROXY v1']!.said, ...SESSION];
  expect(summarised(both).prefaces.map(({ kind }) => kind)).toEqual(['SOCKS4', 'PROXY v1']);
});

test('a TLS record to a server that greets in the clear', () => {
  const hello = '\x16\x03\x01\0\x05\x01\0\0\x01\0';
  const said: Said[] = [SESSION[0]!, ['client', hello], ['server', '500 5.5.2 bad syntax\r\n']];
  const { protocol, tls, prefaces, exchanges } = summarised(said, Infinity, '198.51.100.25:25');
  expect({ protocol, tls }).toEqual({ protocol: 'smtp', tls: 'none' });
  expect(prefaces).toMatchObject([{ kind: 'TLS', octets: { client: 10, server: 0 }, lines: [] }]);
  expect(exchanges.map(({ command, reply }) => `${command} ${reply}`)).toEqual(['(connect) 220', '(unasked) 500']);
});

test('what only looks like one is read as what it is', () => {
  expect(summarised([['client', 'PROXIMITY\r\n'], ...SESSION]).prefaces).toEqual([]);
  expect(summarised([['client', 'CONNECT\r\n'], ...SESSION]).prefaces).toEqual([]);
});

test('PRDR: each recipient answers for himself, and one answer is for all', () => {
  const heard = spoken(`S: 220 mx ESMTP
    C: EHLO a.org
    S: 250-mx
    S: 250 PRDR
    C: MAIL FROM:<a@a.org> PRDR
    S: 250 Ok
    C: RCPT TO:<b@b.com>
    S: 250 Ok
    C: RCPT TO:<c@b.com>
    S: 250 Ok
    C: DATA
    S: 354 go
    C: x
    C: .
    S: 353 each for himself
    S: 250 first
    S: 550 second
    S: 250 all
    C: QUIT
    S: 221 bye`);
  expect(outline(heard).slice(-2)).toEqual(['(message) 250', 'QUIT 221']);
  expect(heard.messages).toMatchObject([{ accepted: 'yes', acceptedBy: 'reply' }]);
  expect(heard.strays).toEqual([]);
  expect(
    heard.findings.filter(({ severity }) => severity === 'error').map(({ rule, values }) => `${rule} ${JSON.stringify(values)}`),
  ).toEqual([]);
});

test('XCLIENT is shown, and the session begins anew behind it', () => {
  const heard = spoken(`S: 220 mx ESMTP
    C: EHLO a.org
    S: 250-mx
    S: 250 XCLIENT NAME ADDR
    C: XCLIENT NAME=c.org ADDR=192.0.2.1
    S: 220 mx ESMTP
    C: EHLO c.org
    S: 250-mx
    S: 250 XFORWARD NAME
    C: XFORWARD NAME=c.org
    S: 250 Ok
    C: QUIT
    S: 221 bye`);
  expect(outline(heard)).toEqual(['(connect) 220', 'EHLO 250', 'XCLIENT 220', 'EHLO 250', 'XFORWARD 250', 'QUIT 221']);
  expect(
    heard.findings.filter(({ severity }) => severity !== 'note').map(({ rule, values }) => `${rule} ${JSON.stringify(values)}`),
  ).toEqual([]);
});

describe('On behalf of another: XCLIENT and XFORWARD', () => {
  const PASSWORD = ['C: AUTH PLAIN AGFuYQBjb3JyZW8=', 'S: 235 2.7.0 ok'];
  const begun = (offer: string) => ['S: 220 mx ESMTP', 'C: EHLO proxy.a.org', 'S: 250-mx', 'S: 250-AUTH PLAIN', `S: 250 ${offer}`];
  const rules = (...lines: string[]) =>
    spoken([...lines, 'C: QUIT', 'S: 221 bye'].join('\n'), { secure: true }).findings.map((each) => each.rule);
  const over = ['C: xclient NAME=c.org', 'S: 220 mx ESMTP'];

  test('each is told as what it is', () => {
    const heard = spoken([...begun('XCLIENT NAME'), ...over, 'C: QUIT', 'S: 221 bye'].join('\n'));
    expect(heard.findings).toMatchObject([
      { rule: 'smtp.on-behalf', severity: 'note', values: { verb: 'XCLIENT', attributes: 'NAME=c.org' } },
    ]);
    expect(heard.exchanges.map(({ after }) => after)).toEqual(['session.greeted', 'session.ready', 'session.greeted', 'closed']);
  });
  test('whoever is taken for another may log in again', () => {
    const again = [...begun('XCLIENT NAME'), ...PASSWORD, ...over, 'C: EHLO c.org', 'S: 250-mx', 'S: 250 AUTH PLAIN', ...PASSWORD];
    expect(rules(...again)).toEqual(['smtp.on-behalf']);
    expect(rules(...begun('8BITMIME'), ...PASSWORD, ...PASSWORD)).toContain('smtp.auth-twice');
  });
  test('and has to greet anew', () => {
    const mail = ['C: MAIL FROM:<a@a.org>', 'S: 250 Ok'];
    expect(rules(...begun('XCLIENT NAME'), ...over, ...mail)).toContain('smtp.order');
    expect(rules(...begun('XFORWARD NAME'), 'C: XFORWARD NAME=c.org', 'S: 250 Ok', ...mail)).toEqual(['smtp.on-behalf']);
    expect(rules(...begun('XCLIENT NAME'), over[0]!, 'S: 550 5.7.0 no', ...mail)).toEqual(['smtp.on-behalf']);
  });
  test.each(['XCLIENT', 'XFORWARD'])('%s that was not offered', (verb) => {
    expect(rules(...begun('8BITMIME'), `C: ${verb} NAME=c.org`, 'S: 503 5.5.1 no')).toEqual(['smtp.on-behalf', 'smtp.not-offered']);
  });
});
