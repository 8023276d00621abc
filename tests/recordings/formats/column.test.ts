/** What stands before every line is found by looking at the lines, taken off, and told. */
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/mail/octets.ts';
import { summarised } from '../opened.ts';

const SAID = [
  ...['S: 220 mx.b.com ESMTP', 'C: EHLO smtp.a.org', 'S: 250-mx.b.com', 'S: 250 8BITMIME', 'C: MAIL FROM:<ana@a.org>', 'S: 250 2.1.0 Ok'],
  ...['C: RCPT TO:<bea@b.com>', 'S: 250 2.1.5 Ok', 'C: DATA', 'S: 354 Go on', 'C: Subject: Lunch', 'C: ', 'C: At noon?', 'C: .'],
  ...['S: 250 2.0.0 Ok: queued as 95444238144', 'C: QUIT', 'S: 221 2.0.0 Bye'],
];
const EXCHANGES = ['(connect) 220', 'EHLO 250', 'MAIL 250', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221'];
const SWAKS = [
  ...['=== Trying mx.b.com:25...', '=== Connected to mx.b.com.', '<-  220 mx.b.com ESMTP', ' -> EHLO pc.a.org', '<-  250 mx.b.com'],
  ...[' -> MAIL FROM:<ana@a.org>', '<-  250 2.1.0 Ok', ' -> QUIT', '<-  221 2.0.0 Bye', '=== Connection closed with remote host.'],
];

const two = (value: number): string => String(value).padStart(2, '0');

const BEFORE: Record<string, (line: string, index: number) => string> = {
  'a container': (line) => `mail-1  | ${line}`,
  'a file and a line number': (line, index) => `logs/mail.txt:${index + 1}:${line}`,
  'a line number and a tab': (line, index) => `     ${index + 1}\t${line}`,
  'time, host and program': (line, index) => `[2026-11-21T19:46:${two(index)}.5Z] pc mailer[${4000 + index}]: ${line}`,
  'level and address': (line) => `DEBUG client 192.0.2.9:5021 ${line}`,
  'a Markdown quotation of a list': (line) => `> * ${line}`,
  'a cell of a table': (line, index) => `| ${index + 1} | 19:46:${two(index)} | ${line} |`,
  'a state behind it': (line, index) => `2026-11-21T19:46:${two(index)}.000Z [PROTOCOL] [7F1B-0A.1] [core] ${line} state=1`,
  'a class in brackets': (line) => `[smtp.client.Connection] {main} ${line}`,
  'a logger of Python': (line, index) => `2026-11-21 19:46:${two(index)},125 - mailer.smtp - DEBUG - ${line}`,
  'a number that counts up, with words': (line, index) => `#${index}: session 7f3a${index}: ${line}`,
};

const opened = (lines: readonly string[]) => {
  const { conversations, formats, summary } = summarised({ name: 'pasted', octets: utf8(`${lines.join('\n')}\n`) });
  const told = conversations.map(({ exchanges }) => exchanges.map(({ command, reply }) => `${command} ${reply}`));
  return { conversations, formats, told, problems: summary.problems };
};

/** What a program's own arrows cannot be told from. */
const BEFORE_DIALOGUES: typeof BEFORE = {
  'a cell of a table, as code': (line, index) => `| ${index + 1} | \`${line}\` |`,
};

describe('A column before a dialogue', () => {
  test.each(Object.entries({ ...BEFORE, ...BEFORE_DIALOGUES }))('%s', (_, written) => {
    const { told, conversations } = opened(SAID.map(written));
    expect(told).toEqual([EXCHANGES]);
    expect(conversations[0]!.messages[0]!.octets).toBe('Subject: Lunch\r\n\r\nAt noon?\r\n'.length);
  });
});

describe('A column before the log of a program', () => {
  test.each(Object.entries(BEFORE))('%s', (_, written) => {
    const { told, formats, problems } = opened(SWAKS.map(written));
    // arrows behind numbers are understood as they stand
    expect(['swaks', 'dialogue']).toContain(formats[0]);
    expect(told).toEqual([['(connect) 220', 'EHLO 250', 'MAIL 250', 'QUIT 221']]);
    expect(problems).toMatchObject(formats[0] === 'swaks' ? [{ key: 'text.column' }] : []);
  });
});

test('the time that a column tells is kept', () => {
  const written = SAID.map((line, index) => `mx smtp-proxy [2026-11-21 19:46:${two(index)}] 7f3a ${line}`);
  expect(opened(written).conversations[0]!.start).toBe('2026-11-21T19:46:00.000Z');
});

describe('Logs that people have', () => {
  const phpmailer = ['SERVER -> CLIENT: 220 mx.b.com ESMTP', 'CLIENT -> SERVER: EHLO shop.example', 'SERVER -> CLIENT: 250-mx.b.com'];
  const rest = ['                              250 STARTTLS', 'CLIENT -> SERVER: QUIT', 'SERVER -> CLIENT: 221 2.0.0 Bye'];
  const SHORT = [['(connect) 220', 'EHLO 250', 'QUIT 221']];
  const before = (column: string) => [...phpmailer, ...rest].map((line) => (line.startsWith(' ') ? line : `${column} ${line}`));

  test('PHPMailer in Apache’s error log', () => {
    const { told, formats, conversations } = opened(before('[Mon Mar 04 10:00:00.125 2024] [php:notice] [pid 21] [client 192.0.2.9:5]'));
    expect({ told, formats }).toEqual({ told: SHORT, formats: ['phpmailer'] });
    expect(conversations[0]!.start).toBe('2024-03-04T10:00:00.125Z');
  });
  test('the same with its level, line ends written out, and where the request came from', () => {
    const column = '[Mon Mar 04 10:00:00.1 2024] [php:notice] [pid 21] [client 192.0.2.9:50000] SMTP (level 2): ';
    const said = [
      ...['SERVER -> CLIENT: 220 mx.b.com ESMTP', 'CLIENT -> SERVER: EHLO shop.example', 'SERVER -> CLIENT: 250-mx.b.com\\r\\n250 DSN'],
      ...['CLIENT -> SERVER: QUIT', 'SERVER -> CLIENT: 221 2.0.0 Bye'],
    ];
    const { told, conversations } = opened(said.map((line) => `${column}${line}\\r\\n, referer: https://shop.example/new.php`));
    expect(told).toEqual(SHORT);
    expect(conversations[0]!.exchanges[1]).toMatchObject({ line: 'EHLO shop.example', replyLines: ['250-mx.b.com', '250 DSN'] });
  });
  test.each([
    ['America/Vancouver', '2024-03-04T18:00:00.000Z'],
    ['Europe/Madrid', '2024-03-04T09:00:00.000Z'],
    ['UTC', '2024-03-04T10:00:00.000Z'],
    ['Nowhere/Atall', null],
  ])('PHPMailer in PHP’s error_log, zone %s', (zone, start) => {
    const { told, conversations, problems } = opened(before(`[04-Mar-2024 10:00:00 ${zone}]`));
    expect(told).toEqual(SHORT);
    expect(conversations[0]!.start).toBe(start);
    expect(problems).toEqual([]);
  });
  test('a line that a logger writes as JSON', () => {
    const lines = SAID.map((line, index) => JSON.stringify({ level: 'debug', time: index, message: `${line}\r\n` }));
    expect(opened(lines).told).toEqual([EXCHANGES]);
  });
  describe('without the text of the letter, which is a gap', () => {
    const said = SAID.filter((_, index) => index < 10 || index > 13);
    const isServer = (line: string) => line.startsWith('S');
    const stamp = (index: number) => `2026-11-21T19:46:${two(index)}.000Z`;
    test.each<[string, string[]]>([
      [
        'Exchange',
        [
          '#Software: Microsoft Exchange Server',
          '#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context',
          `${stamp(0)},MX\\Default,08DE,0,192.0.2.2:25,192.0.2.9:4000,+,,`,
          ...said.map((line, index) => {
            const ends = '192.0.2.2:25,192.0.2.9:4000';
            return `${stamp(index)},MX\\Default,08DE,${index + 1},${ends},${isServer(line) ? '>' : '<'},${line.slice(3)},`;
          }),
        ],
      ],
      [
        'hMailServer',
        said.map((line, index) => {
          const column = `"SMTPD"\t1234\t7\t"2026-11-21 19:46:${two(index)}.000"\t"192.0.2.9"`;
          return `${column}\t"${isServer(line) ? 'SENT' : 'RECEIVED'}: ${line.slice(3)}"`;
        }),
      ],
    ])('%s', (_, lines) => {
      const { told, conversations } = opened(lines);
      expect(told).toEqual([EXCHANGES]);
      const [{ messages, findings }] = conversations as [(typeof conversations)[number]];
      expect(messages).toMatchObject([{ octets: 0, complete: false, accepted: 'yes' }]);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  });
  test('Postfix by another name', () => {
    const at = '2026-02-09T00:00:02+01:00 mx 192.0.2.99';
    const { formats, conversations } = opened([
      `${at}/smtpd[5329]: connect from c.example.net[192.0.2.12]`,
      `${at}/smtpd[5329]: 4f8KxT2Qz1zXyZ: client=c.example.net[192.0.2.12]`,
      `${at}/cleanup[5376]: 4f8KxT2Qz1zXyZ: message-id=<d82@c.example.net>`,
    ]);
    expect(formats).toEqual(['postfix']);
    expect(conversations).toMatchObject([{ client: '192.0.2.12' }]);
  });
  test('Roundcube: a literal of several lines, of which the first has the column', () => {
    const column = '[26-Apr-2024 15:55:58 +0200]: <4r2kjarr> [1FD4] ';
    const said = [
      ...['S: * OK IMAP4rev1 ready', 'C: A1 UID FETCH 8 (BODY.PEEK[2.MIME])', 'S: * 3 FETCH (UID 8 BODY[2.MIME] {19}', 'S: X-One: 1'],
      ...['X-A: b', '', 'S: )', 'S: A1 OK done'],
    ];
    const lines = said.map((line) => (/^[SC]: /.test(line) ? column + line : line));
    const { conversations } = opened(lines);
    expect(conversations[0]!.start).toBe('2024-04-26T13:55:58.000Z');
    expect(conversations[0]!.exchanges[1]!.replyLines.slice(0, 4)).toEqual([
      '* 3 FETCH (UID 8 BODY[2.MIME] {19}',
      'X-One: 1',
      'X-A: b',
      '',
    ]);
  });
  test('imapsync: of lines that came together only the first has a mark', () => {
    const { told } = opened([
      ...['Read: \t* OK IMAP4rev1 ready', 'Sending: 1 CAPABILITY', 'Sent 14 bytes', 'Read: \t* CAPABILITY IMAP4rev1', '\t1 OK done'],
      ...['Sending: 2 LOGOUT', 'Sent 10 bytes', 'Read: \t* BYE Logging out', '\t2 OK Logout completed.'],
    ]);
    expect(told).toEqual([['(connect) OK', 'CAPABILITY OK', 'LOGOUT OK']]);
  });
});
