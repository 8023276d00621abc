/** What a server saw inside what its client meant as text is counted: in JSON, in the text, and in the verdict. */
import { expect, test } from 'vitest';
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
