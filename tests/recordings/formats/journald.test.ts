/** Postfix's messages in every manner in which journald and loggers write them: the same is told of each. */
import { describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../../src/mail/octets.ts';
import type { ConversationJson } from '../../../src/transcripts/summary/conversation-json.ts';
import { binaryFields } from '../../../src/transcripts/undoing/binary-fields.ts';
import { Summary } from '../../../src/transcripts/summary/summary.ts';
import { readInto, summarised } from '../opened.ts';

const SAID: readonly (readonly [service: string, words: string])[] = [
  ['smtpd', '4f8KxT2Qz1zXyZ: client=c.example.net[192.0.2.12]'],
  ['cleanup', '4f8KxT2Qz1zXyZ: message-id=<d82@c.example.net>'],
  ['qmgr', '4f8KxT2Qz1zXyZ: from=<ana@a.org>, size=3418, nrcpt=2 (queue active)'],
  ['smtp', '4f8KxT2Qz1zXyZ: to=<bea@b.com>, relay=mx.b.com[198.51.100.25]:25, delay=1, dsn=2.0.0, status=sent (250 Ok)'],
  ['local', '4f8KxT2Qz1zXyZ: to=<eva@a.org>, relay=local, delay=1, dsn=2.0.0, status=sent (delivered to mailbox)'],
  ['qmgr', '4f8KxT2Qz1zXyZ: removed'],
];
/** As `journalctl -o json` of systemd 252 has them, some left out. */
const entryOf = ([service, message]: (typeof SAID)[number], index: number): Record<string, unknown> => ({
  __CURSOR: `s=739ad463348b4ceca5a9e69c95a3c93f;i=4ece${index}`,
  __REALTIME_TIMESTAMP: `179529038630439${index}`,
  _HOSTNAME: 'mx',
  SYSLOG_IDENTIFIER: `postfix/${service}`,
  _PID: `${30 + index}`,
  MESSAGE: message,
});
const ENTRIES = SAID.map(entryOf);
const fieldsOf = (entry: Record<string, unknown>): string[] => Object.entries(entry).map(([name, value]) => `${name}=${String(value)}`);
const octetsOf = (entry: Record<string, unknown>) => ({ ...entry, MESSAGE: [...utf8(String(entry.MESSAGE))] });

const TIMED: Record<string, string> = {
  json: ENTRIES.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
  'json-pretty': ENTRIES.map((entry) => `${JSON.stringify(entry, null, '\t').replaceAll('": ', '" : ')}\n`).join(''),
  'json-sse': ENTRIES.map((entry) => `data: ${JSON.stringify(entry)}\n\n`).join(''),
  'json-seq': ENTRIES.map((entry) => `\x1e${JSON.stringify(entry)}\n`).join(''),
  export: ENTRIES.map((entry) => `${fieldsOf(entry).join('\n')}\n\n`).join(''),
  'a list of jq': `${JSON.stringify(ENTRIES, null, 2)}\n`,
  'a list, an object a line': `[${ENTRIES.map((entry) => JSON.stringify(entry)).join(',\n')}]\n`,
  'messages as octets': ENTRIES.map((entry) => `${JSON.stringify(octetsOf(entry))}\n`).join(''),
  verbose: ENTRIES.map((entry) => {
    const [cursor, , ...fields] = fieldsOf(entry);
    return `Sat 2026-11-21 19:46:26.304399 UTC [${cursor!.slice(9)}]\n${fields.map((field) => `    ${field}\n`).join('')}`;
  }).join(''),
};
const AT = 'Nov 21 19:46:26 mx ';
const UNTIMED: Record<string, string> = {
  'verbose, in a zone of which only the name is told': TIMED.verbose!.replaceAll('UTC', 'CET'),
  'the program without its daemon': SAID.map(([, words]) => `${AT}postfix[7]: ${words}\n`).join(''),
  'no program': SAID.map(([, words]) => `${AT}${words}\n`).join(''),
  'the words alone (-o cat)': SAID.map(([, words]) => `${words}\n`).join(''),
};
/** What each copy's way was, on a host of this name. */
const hopsOn = (host: string) => [
  ['192.0.2.12', host, 'bea@b.com,eva@a.org', 'yes'],
  [host, '198.51.100.25', 'bea@b.com', 'yes'],
  [host, host, 'eva@a.org', 'yes'],
];

function opened(text: string) {
  const { conversations, formats, summary } = summarised({ name: 'x', octets: utf8(text) });
  const hops = conversations.map(({ client, server, messages: [message] }) => [
    client,
    server,
    message?.forwardPaths.join(),
    message?.accepted,
  ]);
  return { formats, hops, conversations, aside: summary.aside.map(({ line, text: words }) => [line, words]) };
}

/** `journalctl -o export` where a field is no line of text: its name, eight octets of length, and what it is. */
function binary(message: (words: string) => string): Uint8Array {
  const entry = ({ MESSAGE, ...plain }: Record<string, unknown>): Uint8Array[] => {
    const said = utf8(message(String(MESSAGE)));
    const length = new DataView(new ArrayBuffer(8));
    length.setBigUint64(0, BigInt(said.length), true);
    return [utf8(`${fieldsOf(plain).join('\n')}\nMESSAGE\n`), new Uint8Array(length.buffer), said, utf8('\nPRIORITY=6\n\n')];
  };
  return concat(ENTRIES.flatMap(entry));
}

describe('journald, fields with their length before them', () => {
  test.each([
    ['as they are', (words: string) => words],
    ['with NULs', (words: string) => `${words}\0`],
    ['with a second line', (words: string) => `${words}\nand more`],
    ['an LF among the octets of the length', (words: string) => `${words}${'\0'.repeat(266 - words.length)}`],
  ])('%s', (_, message) => {
    const octets = binary(message);
    for (const chunk of [Infinity, 1, 7]) {
      const conversations: ConversationJson[] = [];
      const formats = readInto(new Summary((each) => conversations.push(each)), [{ name: 'x', octets }], Math.min(chunk, octets.length));
      expect(formats).toEqual(['postfix']);
      expect(conversations.map(({ client, server }) => [client, server])).toEqual(hopsOn('mx').map(([client, server]) => [client, server]));
    }
  });
});

test('of a line without an end no more is held than a name of a field may have', () => {
  let octets = 0;
  const reader = binaryFields.begin({ push: (some) => void (octets += some.length), end: () => {} });
  for (let piece = 0; piece < 100; piece++) reader.push(utf8('A'.repeat(1000)));
  expect(octets).toBe(100_000);
  reader.push(utf8('A\nB\n'));
  expect(octets).toBe(100_004);
});

test('NULs in a message of journald’s JSON are passed over', () => {
  const withNul = ENTRIES.map((entry) => `${JSON.stringify({ ...entry, MESSAGE: [...utf8(`${String(entry.MESSAGE)}\0`)] })}\n`).join('');
  expect(opened(withNul).hops).toEqual(hopsOn('mx'));
});

describe('journald', () => {
  test.each(Object.entries(TIMED))('%s', (_, text) => {
    const { formats, hops, conversations } = opened(text);
    expect([formats, hops]).toEqual([['postfix'], hopsOn('mx')]);
    expect(conversations[0]!.start).toMatch(/^2026-11-21T19:46:26\.304/);
  });
  test.each(Object.entries(UNTIMED))('%s: no time is made up', (manner, text) => {
    const { formats, hops, conversations } = opened(text);
    expect([formats, hops]).toEqual([['postfix'], hopsOn(manner.startsWith('the words alone') ? '' : 'mx')]);
    expect(conversations.map(({ start }) => start)).toEqual([null, null, null]);
  });
  test('an entry without a time has none', () => {
    const untimed = ENTRIES.map(({ __REALTIME_TIMESTAMP: _, ...entry }) => `${JSON.stringify(entry)}\n`).join('');
    expect(opened(untimed).conversations.map(({ start }) => start)).toEqual([null, null, null]);
  });
  test('what is between the entries is told, with its line', () => {
    const entries = TIMED['json-pretty']!.split(/(?<=\n\}\n)/);
    const text = [...entries.slice(0, 2), '-- Boot 7f --\n', ...entries.slice(2)].join('');
    expect(opened(text).aside).toEqual([[17, '-- Boot 7f --']]);
  });
  test('an entry that is cut is told', () => {
    expect(opened(TIMED['json-pretty']!.split('\n').slice(0, -3).join('\n')).aside.slice(0, 1)).toEqual([[41, '{']]);
  });
});

test('sessions of which no line names the daemon: whoever answers is the server', () => {
  const session = (mark: [string, string], peer: string) =>
    ['220 mx.b.com ESMTP', 'EHLO pc.a.org', '250 mx.b.com', 'QUIT', '221 Bye']
      .map((line, index) => `${AT}postfix[7]: ${mark[index % 2]!} ${peer}: ${line}\n`)
      .join('');
  const [taken] = opened(session(['>', '<'], 'pc.a.org[192.0.2.10]')).conversations;
  const [sent] = opened(session(['<', '>'], 'mx.b.com[198.51.100.25]:25')).conversations;
  expect(taken).toMatchObject({ client: '192.0.2.10', exchanges: { length: 3 } });
  expect(sent).toMatchObject({ server: '198.51.100.25:25', exchanges: { length: 3 } });
  expect([taken, sent].map((each) => each!.exchanges.map(({ reply }) => reply))).toEqual([
    ['220', '250', '221'],
    ['220', '250', '221'],
  ]);
});
