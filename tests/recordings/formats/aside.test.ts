/** Nothing is dropped without a word: lines that no conversation has are told, with their numbers in the file. */
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/mail/octets.ts';
import { fileOf, summarised, written } from '../opened.ts';

const opened = (text: string) => summarised({ name: 'pasted', octets: utf8(text) });
const asideIn = (text: string): string[] => opened(text).summary.aside.map(({ line, text: words, why }) => `${line} ${why} ${words}`);
const SESSION = '220 mx.b.com ESMTP\nEHLO a.org\n250 mx.b.com\nQUIT\n221 bye\n';
const MARKED = 'S: 220 mx.b.com ESMTP\nC: EHLO a.org\nS: 250 mx.b.com\nC: QUIT\nS: 221 bye\n';

describe('What stands around a session', () => {
  test('PuTTY, a prompt, telnet, and what comes after', () => {
    const before = '=~=~= PuTTY log 2026.11.21 =~=~=\nana@pc:~$ telnet mx.b.com 25\nTrying 127.0.2.1...\nEscape character is x\n';
    expect(asideIn(`${before}${SESSION}Connection closed by foreign host.\nana@pc:~$ exit\n`)).toEqual([
      '1 around =~=~= PuTTY log 2026.11.21 =~=~=',
      '2 around ana@pc:~$ telnet mx.b.com 25',
      '3 around Trying 127.0.2.1...',
      '4 around Escape character is x',
      '10 around Connection closed by foreign host.',
      '11 around ana@pc:~$ exit',
    ]);
  });
  test('a title and a remark, in a dialogue with marks', () => {
    expect(asideIn(`Exercise 3\n\n${MARKED}That was all.\n`)).toEqual(['1 around Exercise 3', '8 around That was all.']);
  });
  test('prose around a Markdown fence', () => {
    expect(asideIn(`# How it goes\n\n\`\`\`\n${MARKED}\`\`\`\nDone.\n`)).toEqual(['1 around # How it goes', '10 around Done.']);
  });
  test('the block of openssl s_client', () => {
    const { summary, conversations } = summarised(fileOf('../formats/samples/s_client.log'));
    expect(conversations).toHaveLength(1);
    expect(summary.aside[0]).toMatchObject({ line: 1, why: 'around', file: 's_client.log' });
    expect(summary.aside.some(({ text }) => text.startsWith('New, TLSv1.3'))).toBe(true);
  });
  test('a prompt before a log of curl', () => {
    const log =
      '*   Trying 127.0.2.1:25...\n* Connected to mx (127.0.2.1) port 25\n< 220 mx ESMTP\n> EHLO a.org\n< 250 mx\n> QUIT\n< 221 bye\n';
    expect(asideIn(`$ curl -v smtp://mx\n${log}curl: (55) it failed\n`)).toEqual([
      '1 around $ curl -v smtp://mx',
      '9 around curl: (55) it failed',
    ]);
  });
});

describe('What is not understood', () => {
  test('a reply in the manner of nobody, in the middle', () => {
    const text = MARKED.replace('C: QUIT', '>>250<< is what it said\nC: QUIT');
    expect(asideIn(text)).toEqual(['4 unclear >>250<< is what it said']);
  });
  test('numbers are those of the file, also where line ends are written out', () => {
    const said = ['S: 220 mx ESMTP', 'C: EHLO a.org', 'S: 250-mx\\r\\n250-A\\r\\n250 B', 'C: QUIT', 'S: 221 bye'];
    const log = said.map((line) => `[web.1] 17 ${line}\\r\\n`).join('\n');
    const { conversations } = opened(log);
    expect(conversations[0]!.exchanges[1]!.replyLines).toEqual(['250-mx', '250-A', '250 B']);
    expect(asideIn(`A title\n${log}\nnobody says this\n`)).toEqual(['1 around A title', '7 around nobody says this']);
  });
  test('the page is told as well', () => {
    const { setAsideLines } = written({ name: 'x.txt', octets: utf8(`A title\n${MARKED}`) });
    expect(setAsideLines).toEqual([{ line: 1, text: 'A title', why: 'around', file: 'x.txt' }]);
  });
  test('more of them than anybody reads are counted', () => {
    const { summary } = opened(MARKED + 'nonsense\n'.repeat(3000));
    expect(summary.aside.length + summary.moreAside).toBe(3000);
    expect(summary.aside.length).toBeLessThan(3000);
  });
});

describe('Replies that are written otherwise', () => {
  const cake =
    'Trace\n[220] mx.b.com ESMTP\n> EHLO localhost\n[250] mx.b.com\n[250] PIPELINING\n[250] DSN\n> MAIL FROM:<ana@a.org>\n[250] Ok\n> QUIT\n[221] Bye\n';
  test.each([
    ['[250] as CakePHP has it', cake],
    ['(250)', cake.replace(/\[(\d+)\]/g, '($1)')],
    ['250=', cake.replace(/\[(\d+)\]/g, '$1=')],
  ])('%s', (_, text) => {
    const { conversations } = opened(text);
    expect(conversations.flatMap(({ exchanges }) => exchanges.map(({ replyLines }) => replyLines))).toEqual([
      ['220 mx.b.com ESMTP'],
      ['250-mx.b.com', '250-PIPELINING', '250 DSN'],
      ['250 Ok'],
      ['221 Bye'],
    ]);
    expect(asideIn(text)).toEqual(['1 around Trace']);
  });
  test('what goes on without a mark is the same reply', () => {
    const { conversations } = opened(MARKED.replace('S: 250 mx.b.com', 'S: 250-mx.b.com\n250-A\n250 B'));
    expect(conversations[0]!.exchanges[1]!.replyLines).toEqual(['250-mx.b.com', '250-A', '250 B']);
  });
});

test('a log of which nothing comes says so, however long it is', () => {
  const { summary } = opened(`=== Trying mx.b.com:25...\n${'*** Error connecting to mx.b.com:25: Connection refused\n'.repeat(3000)}`);
  expect(summary.problems).toMatchObject([{ key: 'text.nothingSaid', values: { formats: 'swaks' } }]);
});
