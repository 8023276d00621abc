/** What a text went through before somebody opened it is undone: encodings, colours, markup. */
import { describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../../src/mail/octets.ts';
import { summarised } from '../opened.ts';

const DIALOGUE = [
  'S: 220 mx.b.com ESMTP',
  'C: EHLO a.org',
  'S: 250 mx.b.com',
  'C: MAIL FROM:<ana@a.org>',
  'S: 250 Ok',
  'C: QUIT',
  'S: 221 Bye',
];
const EXCHANGES = ['(connect) 220', 'EHLO 250', 'MAIL 250', 'QUIT 221'];

function wide(text: string, little: boolean): Uint8Array {
  const octets = new Uint8Array(text.length * 2);
  const view = new DataView(octets.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return octets;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const WRITTEN: Record<string, Uint8Array> = {
  'UTF-16, little end first, with its mark': wide(`\ufeff${DIALOGUE.join('\r\n')}\r\n`, true),
  'UTF-16, big end first, with its mark': wide(`\ufeff${DIALOGUE.join('\n')}\n`, false),
  'UTF-16, little end first, by its look': wide(DIALOGUE.join('\n'), true),
  'UTF-16, big end first, by its look': wide(DIALOGUE.join('\r\n'), false),
  'UTF-8 with a byte order mark': utf8(`\ufeff${DIALOGUE.join('\n')}`),
  'line ends of a lone CR': utf8(`${DIALOGUE.join('\r')}\r`),
  colours: utf8(DIALOGUE.map((line) => `\x1b[1;32m${line.slice(0, 2)}\x1b[0m${line.slice(2)}\x1b[K`).join('\n')),
  'a title of the terminal': utf8(`\x1b]0;ana@pc: ~\x07${DIALOGUE.join('\n')}`),
  entities: utf8(escaped(DIALOGUE.join('\n'))),
  'entities and line breaks of a web page': utf8(DIALOGUE.map((line) => `${escaped(line)}<br />`).join('\n')),
  'several at once': wide(`\ufeff${DIALOGUE.map((line) => `\x1b[32m${escaped(line)}\x1b[0m`).join('\r')}\r`, true),
};

const opened = (octets: Uint8Array) => {
  const { conversations, formats, summary } = summarised({ name: 'pasted', octets });
  return { formats, problems: summary.problems, conversations };
};

describe('Undone before it is read', () => {
  test.each(Object.entries(WRITTEN))('%s', (_, octets) => {
    const { formats, problems, conversations } = opened(octets);
    expect(formats).toEqual(['dialogue']);
    expect(problems).toEqual([]);
    expect(conversations.map(({ exchanges }) => exchanges.map(({ command, reply }) => `${command} ${reply}`))).toEqual([EXCHANGES]);
    expect(conversations[0]!.exchanges[2]!.line).toBe('MAIL FROM:<ana@a.org>');
  });
  test('a log of a program, too', () => {
    const log = '* Trying 192.0.2.1:25...\n* Connected to mx (192.0.2.1) port 25\n< 220 mx ESMTP\n> EHLO pc\n< 250 mx\n> QUIT\n< 221 Bye\n';
    expect(opened(wide(`\ufeff${log}`, true))).toMatchObject({ formats: ['curl'], conversations: [{ exchanges: { length: 3 } }] });
  });
});

describe('Left as it is', () => {
  const received = 'Received: from a.org (a.org [192.0.2.1]) by mx.b.com with ESMTP; Fri, 19 Aug 2016 15:33:30 +0100';
  test('colours and entities in a message are its own', () => {
    const message = utf8(`${received}\r\nFrom: ana@a.org\r\nSubject: \x1b[31mred\x1b[0m &lt;b&gt;\r\n\r\n&amp;\r\n`);
    const { formats, conversations } = opened(message);
    expect(formats).toEqual(['eml']);
    expect(conversations[0]!.messages[0]!.octets).toBe(message.length);
  });
  test('entities in a message that a dialogue carries', () => {
    const said = [
      ...DIALOGUE.slice(0, 5),
      'C: RCPT TO:<bea@b.com>',
      'S: 250 Ok',
      'C: DATA',
      'S: 354 Go on',
      'C: &lt;b&gt;',
      'C: .',
      'S: 250 Ok',
    ];
    const { conversations } = opened(utf8(said.join('\n')));
    expect(conversations[0]!.messages[0]!.octets).toBe('&lt;b&gt;\r\n'.length);
  });
  test('a wide text of nothing about mail has no format', () => {
    expect(opened(concat([wide('\ufeffnothing at all in here\n', true)])).formats).toEqual(['']);
  });
});

test("journald's JSON is read as Postfix's log", () => {
  const entry = (identifier: string, message: string): string =>
    JSON.stringify({
      __REALTIME_TIMESTAMP: '1795290386304399',
      _HOSTNAME: 'mx',
      SYSLOG_IDENTIFIER: identifier,
      _PID: '9',
      MESSAGE: message,
    });
  const journal = [
    entry('postfix/smtpd', '4f8KxT2Qz1zXyZ: client=c.example.net[192.0.2.12]'),
    entry('postfix/cleanup', '4f8KxT2Qz1zXyZ: message-id=<d82@c.example.net>'),
    entry('postfix/qmgr', '4f8KxT2Qz1zXyZ: from=<ana@a.org>, size=3418, nrcpt=1 (queue active)'),
    entry('postfix/smtp', '4f8KxT2Qz1zXyZ: to=<bea@b.com>, relay=mx.b.com[198.51.100.25]:25, dsn=2.0.0, status=sent (250 Ok)'),
    entry('postfix/qmgr', '4f8KxT2Qz1zXyZ: removed'),
  ];
  const { conversations, formats } = summarised({ name: 'x', octets: utf8(journal.join('\n')) });
  expect(formats).toEqual(['postfix']);
  expect(conversations.map(({ server }) => server)).toEqual(['mx', '198.51.100.25']);
});
