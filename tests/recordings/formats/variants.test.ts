import { describe, expect, test } from 'vitest';
import { summarised } from '../opened.ts';
import type { Side } from '../../../src/transcripts/sink.ts';

const SAID: readonly [Side, string][] = [
  ['server', '220 mx.b.com ESMTP Postfix'],
  ['client', 'EHLO smtp.a.org'],
  ['server', '250-mx.b.com'],
  ['server', '250 8BITMIME'],
  ['client', 'MAIL FROM:<ana@a.org>'],
  ['server', '250 2.1.0 Ok'],
  ['client', 'RCPT TO:<bea@b.com>'],
  ['server', '250 2.1.5 Ok'],
  ['client', 'DATA'],
  ['server', '354 End data with <CR><LF>.<CR><LF>'],
  ['client', 'Subject: Lunch'],
  ['client', ''],
  ['client', 'C: 220 is no greeting here'],
  ['client', '.'],
  ['server', '250 2.0.0 Ok: queued as 95444238144'],
  ['client', 'QUIT'],
  ['server', '221 2.0.0 Bye'],
];
const EXCHANGES = ['(connect) 220', 'EHLO 250', 'MAIL 250', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221'];

const opened = (text: string) => {
  const { conversations, formats, summary } = summarised({ name: 'pasted.txt', octets: new TextEncoder().encode(text) });
  const told = conversations.map(({ exchanges }) => exchanges.map(({ command, reply }) => `${command} ${reply}`));
  return { conversations, formats, told, problems: summary.problems };
};

/** The dialogue above, each line as `write` writes it. */
const written = (write: (side: Side, line: string, index: number) => string): string =>
  SAID.map(([side, line], index) => write(side, line, index)).join('\n') + '\n';

const marks = (client: string, server: string) => (side: Side, line: string) => `${side === 'client' ? client : server}${line}`;
const two = (value: number): string => String(value).padStart(2, '0');

const MANNERS: Record<string, (side: Side, line: string, index: number) => string> = {
  'C: S:': marks('C: ', 'S: '),
  'c: s:': marks('c: ', 's: '),
  'client: server:': marks('client: ', 'server: '),
  'Client: Server: aligned': marks('Client:  ', 'Server:  '),
  'cliente: servidor:': marks('cliente: ', 'servidor: '),
  'Usuario: Servidor:': marks('Usuario: ', 'Servidor: '),
  'sender and receiver of RFC 821': marks('S: ', 'R: '),
  'emisor, receptor': marks('Emisor: ', 'Receptor: '),
  'names of hosts': marks('smtp.a.org: ', 'mx.b.com: '),
  'Client> Server>': marks('Client> ', 'Server> '),
  '[C] [S]': marks('[C] ', '[S] '),
  '(C) (S)': marks('(C) ', '(S) '),
  'C -> S:': marks('C -> S: ', 'S -> C: '),
  'C → S:': marks('C → S: ', 'S → C: '),
  '**C:** in bold': marks('**C:** ', '**S:** '),
  '>>> <<<': marks('>>> ', '<<< '),
  '<<< >>> the other way round': marks('<<< ', '>>> '),
  '--> <--': marks('--> ', '<-- '),
  '-> <-': marks('-> ', '<- '),
  '→ ←': marks('→ ', '← '),
  '← → the other way round': marks('← ', '→ '),
  '=> <=': marks('=> ', '<= '),
  '> <': marks('> ', '< '),
  '< > the other way round': marks('< ', '> '),
  'a tab behind the mark': marks('C:\t', 'S:\t'),
  indented: marks('      C: ', '      S: '),
  'quoted C: S:': marks('> C: ', '> S: '),
  'quoted twice': marks('> > C: ', '> > S: '),
  'quoted arrows': marks('> -> ', '> <- '),
  'numbered 1.': (side, line, index) => `${index + 1}. ${side === 'client' ? 'C' : 'S'}: ${line}`,
  'numbered 01)': (side, line, index) => `${two(index + 1)}) ${side === 'client' ? 'C' : 'S'}: ${line}`,
  'numbered 12:': (side, line, index) => `${index + 1}: ${side === 'client' ? 'C' : 'S'}: ${line}`,
  'ISO dates': (side, line, index) => `2026-11-21T19:46:${two(index)}.5Z ${side === 'client' ? 'C' : 'S'}: ${line}`,
  'clock in brackets': (side, line, index) => `[19:46:${two(index)}] ${side === 'client' ? '>>>' : '<<<'} ${line}`,
  seconds: (side, line, index) => `${index}.125 ${side === 'client' ? 'C' : 'S'}: ${line}`,
  syslog: (side, line, index) => `Nov 21 19:46:${two(index)} mx prog[12]: ${side === 'client' ? 'C' : 'S'}: ${line}`,
  'line ends written out': (side, line) => `${side === 'client' ? 'C' : 'S'}: ${line}\\r\\n`,
};

describe('One dialogue in every manner of writing', () => {
  for (const [name, write] of Object.entries(MANNERS)) {
    test(name, () => {
      const { formats, told, conversations, problems } = opened(written(write));
      expect([formats, problems]).toEqual([['dialogue'], []]);
      expect(told).toEqual([EXCHANGES]);
      const [{ messages, findings } = conversations[0]!] = conversations;
      expect(messages).toMatchObject([{ reversePath: 'ana@a.org', forwardPaths: ['bea@b.com'], subject: 'Lunch', octets: 46 }]);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  }

  test('with CRLF at the ends of the lines', () => {
    expect(opened(written(MANNERS['C: S:']!).replaceAll('\n', '\r\n')).told).toEqual([EXCHANGES]);
  });
  test('in a Markdown fence between prose', () => {
    const prose = '# How it goes\n\nC: stands for the client, S: for the server.\n\n';
    const text = `${prose}\`\`\`text\n${written(MANNERS['C: S:']!)}\`\`\`\n\nS: 220 this is prose, too.\n`;
    expect(opened(text).told).toEqual([EXCHANGES]);
  });
  test('without a mark before the lines of the text', () => {
    const bare = written((side, line, index) => (index >= 10 && index <= 13 ? line : `${side === 'client' ? 'C: ' : 'S: '}${line}`));
    expect(opened(bare).told).toEqual([EXCHANGES]);
  });
  test('a long line that goes on in the next one', () => {
    const text = 'S: 220 mx.b.com ESMTP\n     and some more\nC: NOOP\nS: 250 Ok\nC: QUIT\nS: 221 Bye\n';
    expect(opened(text).conversations[0]!.exchanges[0]!.replyLines).toEqual(['220 mx.b.com ESMTP and some more']);
  });
  test('several conversations, of all three protocols, one after the other', () => {
    const smtp = written(MANNERS['C: S:']!);
    const pop3 = 'S: +OK POP3 ready\nC: USER bea\nS: +OK\nC: RETR 1\nS: +OK 20 octets\nS: 220 mx ESMTP\nS: .\nC: QUIT\nS: +OK bye\n';
    const imap = 'S: * OK IMAP4rev1 ready\nC: a NOOP\nS: a OK done\nC: b LOGOUT\nS: * BYE\nS: b OK done\n';
    const { conversations } = opened(smtp + pop3 + imap + smtp + smtp);
    expect(conversations.map(({ protocol }) => protocol)).toEqual(['smtp', 'pop3', 'imap', 'smtp', 'smtp']);
  });
  test('a session without any marks', () => {
    const { formats, told } = opened(written((_, line) => line));
    expect(formats).toEqual(['telnet']);
    expect(told).toEqual([EXCHANGES]);
  });
  test('what is left out of a text is a gap', () => {
    const text =
      'S: 220 mx.b.com ESMTP\nC: HELO a.org\nS: 250 mx\nC: MAIL FROM:<ana@a.org>\nS: 250 Ok\nC: RCPT TO:<bea@b.com>\nS: 250 Ok\nC: DATA\nS: 354 go on\nC: <mailbox data>\nC: .\nS: 250 Ok\n';
    const { conversations, told } = opened(text);
    expect(told[0]!.slice(-2)).toEqual(['DATA 354', '(message) 250']);
    expect(conversations[0]!.gaps).toBe(1);
  });
  test('prose is no dialogue', () => {
    expect(opened('Dear Bea,\n\nshall we have lunch?\nNote: bring 250 euros.\n\nAna\n').formats).toEqual(['']);
  });
});
