/** What a server saw inside what its client meant as text is counted: in JSON, in the text, and in the verdict. */
import { describe, expect, test } from 'vitest';
import { ascii } from '../../../src/mail/octets.ts';
import { conversationText } from '../../../src/node/conversation-text.ts';
import { withSentences } from '../../../src/node/read-command.ts';
import { said } from '../../../src/node/words.ts';
import { captured, type Spoken } from '../captured.ts';
import { summarised } from '../opened.ts';

const ENVELOPE: Spoken = [
  ['S', '220 mx ESMTP\r\n'],
  ['C', 'EHLO a.org\r\n'],
  ['S', '250-mx\r\n250 PIPELINING\r\n'],
  ['C', 'MAIL FROM:<a@a.org>\r\nRCPT TO:<b@b.com>\r\nDATA\r\n'],
  ['S', '250 Ok\r\n250 Ok\r\n354 go\r\n'],
];
const INSIDE = 'MAIL FROM:<root@a.org>\r\nRCPT TO:<c@b.com>\r\nDATA\r\nSubject: two\r\n\r\nevil\r\n.\r\n';
const text = (end: string) => ['C', `Subject: one\r\n\r\nhi${end}${INSIDE}`] as const;
const BYE: Spoken = [
  ['C', 'QUIT\r\n'],
  ['S', '221 bye\r\n'],
];
const seen = (...words: Spoken) => summarised(captured([...ENVELOPE, ...words, ...BYE], 25)).conversations[0]!;
const obeyed = seen(text('\n.\n'), ['S', '250 one\r\n250 Ok\r\n250 Ok\r\n354 go\r\n250 two\r\n']);

test('messages and commands are counted, and each is marked', () => {
  expect(obeyed.smuggled).toEqual({ messages: 1, commands: 3 });
  expect(obeyed.messages.map(({ subject, smuggled }) => [subject, smuggled])).toEqual([
    ['one', undefined],
    ['two', true],
  ]);
  expect(obeyed.exchanges.filter(({ smuggled }) => smuggled).map(({ id }) => id)).toEqual([
    'smtp:MAIL#2',
    'smtp:RCPT#2',
    'smtp:DATA#2',
    'smtp:(message)#2',
  ]);
});

test('the text says so, in both languages', () => {
  const told = (language: 'en' | 'es') => conversationText(withSentences(obeyed, language), said[language]);
  expect(told('en')).toContain('smuggled messages 1, smuggled commands 3');
  expect(told('en')).toMatch(/Message: two .*; smuggled inside the one before$/m);
  expect(told('es')).toContain('mensajes de contrabando 1, órdenes de contrabando 3');
});

test('a server that reads the text as it was meant has seen nothing more', () => {
  const meant = seen(text('\n.\n'), ['S', '250 one\r\n']);
  expect(meant.smuggled).toBeUndefined();
  expect(meant.messages.map(({ smuggled }) => smuggled)).toEqual([undefined]);
});

test('nor is anything smuggled that was said before the server had answered', () => {
  const next = 'MAIL FROM:<x@a.org>\r\nRCPT TO:<y@b.com>\r\nDATA\r\n';
  const hurried = seen(
    text('\r\n.\r\n'),
    ['S', '250 one\r\n250 Ok\r\n250 Ok\r\n354 go\r\n250 two\r\n'],
    ['C', next],
    ['S', '250 Ok\r\n250 Ok\r\n354 go\r\n'],
    ['C', '.\r\n'],
    ['S', '250 three\r\n'],
  );
  expect(hurried.messages).toHaveLength(3);
  expect(hurried.smuggled).toBeUndefined();
});

describe('a dialogue that somebody wrote down, line by line', () => {
  const begun = [
    'S: 220 mx ESMTP',
    'C: EHLO a.org',
    'S: 250 mx',
    'C: MAIL FROM:<a@a.org>',
    'S: 250 Ok',
    'C: RCPT TO:<b@b.com>',
    'S: 250 Ok',
  ];
  const asked = [...begun, 'C: DATA', 'S: 354 go', 'C: Subject: one', 'C:'];
  const two = ['C: RCPT TO:<c@b.com>', 'C: DATA', 'C: Subject: two', 'C:', 'C: evil', 'C: .'];
  const answers = ['S: 250 one', 'S: 250 Ok', 'S: 250 Ok', 'S: 354 go', 'S: 250 two'];
  const bye = ['C: QUIT', 'S: 221 bye', ''];
  const read = (lines: readonly string[], end = '\n') => summarised({ name: 'said.txt', octets: ascii(lines.join(end)) }).conversations[0]!;
  const COUNTED = { messages: 1, commands: 3 };

  test.each([
    ['the lines tell nothing of their ends', ['C: hi', 'C: .', 'C: MAIL FROM:<root@a.org>'], '\n'],
    ['an end is written out', ['C: hi\\n.\\r\\nMAIL FROM:<root@a.org>'], '\n'],
    ['an end is written out, and none behind it is CRLF', ['C: hi\\r\\n.\\n', 'C: MAIL FROM:<root@a.org>'], '\n'],
    ['its ends have names', ['C: hi<LF>.<LF>', 'C: MAIL FROM:<root@a.org>'], '\n'],
    ['a CR stands alone', ['C: hi\r.\r', 'C: MAIL FROM:<root@a.org>'], '\n'],
    ['an LF stands alone', ['C: hi\n.', 'C: MAIL FROM:<root@a.org>'], '\r\n'],
  ])('%s', (_, middle, end) => {
    const { smuggled, findings, messages, gaps } = read([...asked, ...middle, ...two, ...answers, ...bye], end);
    expect(smuggled).toEqual(COUNTED);
    expect(findings.map(({ rule }) => rule)).toEqual(['smtp.smuggled']);
    expect(messages.map(({ subject, octets }) => [subject, octets])).toEqual([
      ['one', expect.any(Number)],
      ['two', 22],
    ]);
    expect(gaps).toBe(0);
  });

  test('all of it in one line, and the goodbye behind it before any answer', () => {
    const all = `C: Subject: one\r\n\r\nhi\n.\n${INSIDE}`.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
    const { smuggled, exchanges } = read([...begun, 'C: DATA', 'S: 354 go', all, 'C: QUIT', ...answers, ...bye.slice(1)]);
    expect(smuggled).toEqual(COUNTED);
    expect(exchanges.at(-1)).toMatchObject({ command: 'QUIT', reply: '221' });
  });

  test('a group that goes on behind the text, as it may, smuggles nothing', () => {
    const group = ['C: x', 'C: .', 'C: MAIL FROM:<x@a.org>', 'C: RCPT TO:<y@b.com>', 'C: DATA'];
    const { smuggled, messages } = read([...asked, ...group, ...answers.slice(0, 4), 'C: y', 'C: .', 'S: 250 two', ...bye]);
    expect(smuggled).toBeUndefined();
    expect(messages.map(({ octets }) => octets)).toEqual([19, 3]);
  });

  test('nor does a letter about such ends', () => {
    const { smuggled, messages } = read([...asked, 'C: beware of \\n.\\r\\n in texts', 'C: .', 'S: 250 one', ...bye]);
    expect(smuggled).toBeUndefined();
    expect(messages.map(({ octets }) => octets)).toEqual(['Subject: one\r\n\r\nbeware of \\n.\\r\\n in texts\r\n'.length]);
  });
});
