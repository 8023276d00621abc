/** What people paste: a line or two of a log, logs that tell of messages only, sessions written into each other, a cut end. */
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/mail/octets.ts';
import { summarised } from '../opened.ts';

const opened = (text: string) => {
  const { conversations, formats, summary } = summarised({ name: 'pasted', octets: utf8(text) });
  const told = conversations.map(({ exchanges }) => exchanges.map(({ line, replyLines }) => `${line} / ${replyLines.join('|')}`));
  const errors = conversations.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'));
  return { conversations, format: formats[0], told, errors, problems: summary.problems.map(({ key }) => key), aside: summary.aside };
};

describe('One line is enough for a log that is known', () => {
  test.each([
    ['exim', '  SMTP<< 550 5.1.1 <bea@b.com>: User unknown\n'],
    ['swaks', '<** 550 5.7.1 Relaying denied\n'],
    ['smtplib', "reply: b'550 5.7.1 Relaying denied\\r\\n'\n"],
    ['perl', 'Net::SMTP=GLOB(0x55d0c0ffee)<<< 550 5.7.1 Relaying denied\n'],
    ['exchange', '2026-03-04T10:11:12.125Z,MX\\Default,08DBAAAA00000001,2,192.0.2.1:25,192.0.2.10:4242,<,EHLO pc.a.org,\n'],
    ['hmailserver', '"SMTPD"\t1240\t1\t"2026-03-04 10:11:12.130"\t"192.0.2.10"\t"RECEIVED: EHLO pc.a.org"\n'],
    ['haraka', '[PROTOCOL] [4E8F0A1B-1234-4CDE-8F00-000000000001.1] [core] C: RCPT TO:<bea@b.com> state=1\n'],
    ['roundcube', '[04-Mar-2026 10:11:12 +0100]: <abcd> [1A2B] S: A0002 NO [AUTHENTICATIONFAILED] Authentication failed.\n'],
    ['aioimaplib', "DEBUG:aioimaplib.aioimaplib:Received : b'KLEP1 NO [AUTHENTICATIONFAILED] Authentication failed.\\r\\n'\n"],
    ['strace', 'write(3, "MAIL FROM:<ana@a.org>\\r\\n", 23) = 23\n'],
    ['dialogue', 'C: MAIL FROM:<ana@a.org>\n'],
    ['dialogue', 'SMTP Error: 550 5.7.1 Relaying denied\n'],
    ['telnet', '550 5.7.1 Relaying denied\n'],
    ['telnet', 'EHLO pc.a.org\n'],
  ])('%s: %s', (format, line) => {
    const { conversations, format: found, told, errors } = opened(line);
    expect([found, conversations.length, told[0]!.length, errors]).toEqual([format, 1, 1, []]);
  });
  test.each(['He said: help me\n', 'Status: OK\n', 'We have 250 euros left.\n', 'C: hello\n', 'Quit: yes\n'])('but not for %s', (line) => {
    expect(opened(line)).toMatchObject({ conversations: [], format: '', problems: ['file.unknown'] });
  });
  test('blanks alone are told as such', () => {
    expect(opened('\n  \r\n\t\n').problems).toEqual(['file.blank']);
  });
});

const EXIM = `2026-03-04 10:11:12 1vK3aB-000Abc-0X <= ana@a.org H=(pc) [192.0.2.10] P=esmtpsa X=TLS1.3:X:256 A=plain:ana S=1234 id=1@a.org
2026-03-04 10:11:13 1vK3aB-000Abc-0X => bea@b.com R=dnslookup T=remote_smtp H=mx.b.com [192.0.2.25] C="250 2.0.0 Ok: queued"
2026-03-04 10:11:14 1vK3aB-000Abc-0X == dan@c.net R=dnslookup T=remote_smtp defer (-44) H=mx.c.net [192.0.2.30]: SMTP error after RCPT TO:<dan@c.net>: 451 4.7.1 Greylisted
2026-03-04 10:11:15 1vK3aB-000Abc-0X ** eva@d.net R=dnslookup T=remote_smtp H=mx.d.net [192.0.2.40]: SMTP error after RCPT TO:<eva@d.net>: 550 5.1.1 No such user
2026-03-04 10:11:16 1vK3aB-000Abc-0X Completed
2026-03-04 10:11:17 H=bad.example [198.51.100.1] F=<x@bad.example> rejected RCPT <y@a.org>: relay not permitted
`;
const MAILLOG = `Mar  4 10:11:12 mail sm-mta[1234]: 524AbCde001234: from=<ana@a.org>, size=1234, class=0, nrcpts=2, msgid=<202603041011.524AbCde001234@a.org>, proto=ESMTP, daemon=MTA, relay=pc.a.org [192.0.2.10]
Mar  4 10:11:14 mail sm-mta[1236]: 524AbCde001234: to=<bea@b.com>, delay=00:00:02, mailer=esmtp, pri=121234, relay=mx.b.com. [192.0.2.25], dsn=2.0.0, stat=Sent (Ok: queued as 4F1)
Mar  4 10:11:15 mail sm-mta[1236]: 524AbCde001234: to=<dan@c.net>, delay=00:00:03, mailer=esmtp, pri=121234, relay=mx.c.net. [192.0.2.30], dsn=5.1.1, stat=User unknown
`;
const hops = (text: string) =>
  opened(text).conversations.map(({ client, server, messages: [message] }) => [
    client,
    server,
    message!.forwardPaths.join(),
    message!.accepted,
  ]);

describe('Logs that tell of messages', () => {
  test('Exim, whole: each copy of the message, and what no message has is set aside', () => {
    const { format, problems, aside, conversations } = opened(EXIM);
    expect([format, problems, aside.map(({ line }) => line)]).toEqual(['exim-mainlog', ['log.traces'], [6]]);
    expect(hops(EXIM)).toEqual([
      ['192.0.2.10', '', 'bea@b.com,dan@c.net,eva@d.net', 'yes'],
      ['', '192.0.2.25', 'bea@b.com', 'yes'],
      ['', '192.0.2.30', 'dan@c.net', 'no'],
      ['', '192.0.2.40', 'eva@d.net', 'no'],
    ]);
    expect(conversations.map(({ exchanges }) => exchanges.map(({ reply }) => reply).join())).toEqual(['', '250', '451', '550']);
    expect(conversations[0]).toMatchObject({ tls: 'starttls', start: '2026-03-04T10:11:12.000Z' });
  });
  test('sendmail, whole: the year is that of its own message-id', () => {
    expect(opened(MAILLOG)).toMatchObject({ format: 'maillog', problems: ['log.traces'] });
    expect(hops(MAILLOG).map((hop) => hop.slice(1))).toEqual([
      ['mail', 'bea@b.com,dan@c.net', 'yes'],
      ['192.0.2.25', 'bea@b.com', 'yes'],
      ['192.0.2.30', 'dan@c.net', 'no'],
    ]);
    expect(opened(MAILLOG).conversations[1]!.start).toBe('2026-03-04T10:11:14.000Z');
  });
  test.each([
    ['exim-mainlog', EXIM],
    ['maillog', MAILLOG],
  ])('%s: each of its lines alone, none of them enlarged', (format, log) => {
    for (const line of log.split('\n').slice(0, 3)) {
      const { format: found, conversations } = opened(`${line}\n`);
      expect([found, conversations.length, conversations[0]!.messages[0]!.complete]).toEqual([format, 1, false]);
    }
  });
  test('Dovecot: a login is a conversation of which everything is missing; a delivery is a message', () => {
    const head = '2026-03-04T10:11:12.000000+00:00 mail dovecot: ';
    const login = opened(
      `${head}imap-login: Login: user=<ana>, method=PLAIN, rip=192.0.2.10, lip=192.0.2.1, mpid=12, TLS, session=<AbCd>\n`,
    );
    expect(login).toMatchObject({ format: 'dovecot', problems: ['log.traces'], told: [[]] });
    expect(login.conversations).toMatchObject([{ protocol: 'imap', client: '192.0.2.10', server: '192.0.2.1', tls: 'implicit', gaps: 2 }]);
    const saved = `${head}lmtp(bea@b.com)<12><x>: msgid=<1@a.org>: saved mail to INBOX\n`;
    expect(hops(saved)).toEqual([['', 'mail', 'bea@b.com', 'yes']]);
    const failed = `${head}imap-login: Aborted login (auth failed, 1 attempts in 2 secs): user=<x>, rip=198.51.100.1, lip=192.0.2.1\n`;
    expect(opened(failed)).toMatchObject({ conversations: [], aside: [{ line: 1, why: 'around' }] });
  });
  test('rspamd advises: whether the message was taken is not known', () => {
    const line = `2026-03-04 10:11:12 #12(normal) <abc>; task; rspamd_task_write_log: id: <1@a.org>, qid: <4F1A>, ip: 192.0.2.10, from: <ana@a.org>, (default: T (reject): [20.50/15.00] []), len: 12, rcpts: <bea@b.com,carl@b.com>, mime_rcpts: <x@y>\n`;
    expect(opened(line).format).toBe('rspamd');
    expect(hops(line)).toEqual([['192.0.2.10', '', 'bea@b.com,carl@b.com', 'unknown']]);
  });
  test('Mailpit: what is said and what came', () => {
    const said = (words: string) => `DEBU[2024/06/18 12:28:44] [pop3] ${words}\n`;
    const pop3 = said('response: +OK Mailpit POP3 server') + said('received: USER ana (127.0.0.1:4242)') + said('response: +OK');
    expect(opened(pop3)).toMatchObject({ format: 'mailpit', told: [[' / +OK Mailpit POP3 server', 'USER ana / +OK']] });
    const came = 'time="2024/06/18 12:28:44" level=debug msg="[smtpd] received (127.0.0.1) from:ana@a.org subject:\\"Hi\\""\n';
    expect(opened(came).conversations).toMatchObject([{ client: '127.0.0.1', messages: [{ reversePath: 'ana@a.org', complete: false }] }]);
    expect(opened('INFO[2024/06/18 12:28:44] [smtpd] starting on [::]:1025 (no encryption)\n').problems).toEqual(['text.nothingSaid']);
  });
});

const SAID = ['S: 220 mx.b.com ESMTP', 'C: EHLO pc.a.org', 'S: 250-mx.b.com', 'S: 250 8BITMIME', 'C: MAIL FROM:<ana@a.org>', 'S: 250 Ok'];
const DIALOGUE = [
  ...SAID,
  'C: RCPT TO:<bea@b.com>',
  'S: 250 Ok',
  'C: DATA',
  'S: 354 go',
  'C: Hi',
  'C: .',
  'S: 250 Ok',
  'C: QUIT',
  'S: 221 Bye',
];
/** Two sessions, the second some lines later. */
const woven = (write: (session: number, index: number, line: string) => string, later = 0): string =>
  Array.from({ length: DIALOGUE.length + later }, (_, index) =>
    [1, 2].flatMap((session) => {
      const line = DIALOGUE[session === 1 ? index : index - later];
      return line === undefined ? [] : [write(session, index, line)];
    }),
  )
    .flat()
    .join('\n') + '\n';

describe('Sessions that are written into each other', () => {
  const two = (value: number): string => String(value).padStart(2, '0');
  test.each<[string, string]>([
    ['a name in brackets', woven((session, index, line) => `2026-03-04 10:11:${two(index)} [conn-${session}] ${line}`)],
    ['a process', woven((session, index, line) => `Mar 04 10:11:${two(index)} mail app[${100 + session}]: ${line}`)],
    ['a thread, one later', woven((session, index, line) => `10:11:${two(index)},123 DEBUG [Thread-${session}] smtp - ${line}`, 3)],
    ['no marks', woven((session, index, line) => `10:11:${two(index)}.123 worker${session} ${line.slice(3)}`, 2)],
  ])('%s', (_, text) => {
    const { conversations, errors, aside } = opened(text);
    expect([errors, aside]).toEqual([[], []]);
    expect(conversations.map(({ exchanges, messages }) => [exchanges.length, messages.map(({ octets }) => octets)])).toEqual([
      [7, [4]],
      [7, [4]],
    ]);
  });
  test('the level of a line is no session', () => {
    const levels = DIALOGUE.map((line, index) => `2026-03-04 10:11:${two(index)} ${index % 3 ? 'DEBUG' : 'INFO'} smtp ${line}`).join('\n');
    expect(opened(`${levels}\n`)).toMatchObject({ conversations: { length: 1 }, errors: [] });
  });
  test('numbers of lines are those of the file', () => {
    const text = woven((session, index, line) => `10:11:${two(index)} [conn-${session}] ${line}`);
    const lines = text.split('\n');
    lines.splice(9, 0, '10:11:04 [conn-2] nobody says this');
    expect(opened(lines.join('\n')).aside.map(({ line }) => line)).toEqual([10]);
  });
});

describe('Nothing is made up', () => {
  test('a line that the end of the file cuts is not judged', () => {
    const whole = `${SAID.join('\n')}\nC: RCPT TO:<`;
    expect(opened(whole).errors).toEqual([]);
    expect(opened(`${whole}\n`).errors).toMatchObject([{ rule: 'smtp.syntax' }]);
  });
  test('<CRLF>.<CRLF> behind 354 ends no message', () => {
    const head = 'Wed 2026-03-04 10:11:12.1: ';
    const log = DIALOGUE.filter((line) => !/: (?:Hi|\.)$/.test(line))
      .map((line) => `${head}${line.replace('S: ', '--> ').replace('C: ', '<-- ').replace('354 go', '354 End with <CRLF>.<CRLF>')}\n`)
      .join('');
    expect(opened(log)).toMatchObject({
      format: 'mdaemon',
      conversations: [{ gaps: 1, messages: [{ complete: false, accepted: 'yes' }] }],
    });
  });
  test('what Exchange writes as one line was several, so that what was offered counts', () => {
    const row = (event: string, said: string) =>
      `2026-03-04T10:11:12.1Z,MX\\Default,08DB,1,192.0.2.1:25,192.0.2.9:4000,${event},${said},\n`;
    const hello = row('<', 'EHLO pc.a.org') + row('>', '250  mx.b.com Hello [192.0.2.9] SIZE 37748736 PIPELINING AUTH NTLM LOGIN 8BITMIME');
    const { told, errors } = opened(
      row('>', '220 mx.b.com ESMTP') + hello + row('<', 'MAIL FROM:<ana@a.org> SIZE=12') + row('>', '250 Ok'),
    );
    expect(told[0]![1]).toContain('250-mx.b.com Hello [192.0.2.9]|250-SIZE 37748736|250-PIPELINING|250-AUTH NTLM LOGIN|250 8BITMIME');
    expect(errors).toEqual([]);
  });
  test('a dot alone behind 354, where only commands have a mark, is no empty message', () => {
    const said = DIALOGUE.filter((line) => line !== 'C: Hi').map((line) => line.replace(/^S: /, '').replace(/^C: /, '>>> '));
    expect(opened(`${said.join('\n')}\n`).conversations).toMatchObject([{ gaps: 1, messages: [{ complete: false, accepted: 'yes' }] }]);
  });
  test('IIS: a plus sign is a blank, but within brackets; who greets again has come again; without the words no command is made up', () => {
    const fields = '#Fields: time c-ip cs-username s-ip cs-method cs-uri-query sc-status';
    const row = (verb: string, words: string, code: number) => `10:11:12 192.0.2.9 pc.a.org 192.0.2.1 ${verb} ${words} ${code}`;
    const rows = [row('EHLO', '+pc.a.org', 250), row('MAIL', '+FROM:<ana+x@a.org>+SIZE=9', 250), row('RCPT', '+TO:<bea@b.com>', 550)];
    const { format, conversations, told, errors } = opened(`#Date: 2003-11-21 10:00:00\n${fields}\n${[...rows, ...rows].join('\n')}\n`);
    const once = ['EHLO pc.a.org / 250 ', 'MAIL FROM:<ana+x@a.org> SIZE=9 / 250 ', 'RCPT TO:<bea@b.com> / 550 '];
    expect([format, told, errors]).toEqual(['iis', [once, once], []]);
    expect(conversations[0]).toMatchObject({ start: '2003-11-21T10:11:12.000Z', client: '192.0.2.9', server: '192.0.2.1' });
    const wordless = opened('#Fields: time c-ip cs-method sc-status\n10:11:12 192.0.2.9 EHLO 250\n10:11:12 192.0.2.9 MAIL 250\n');
    expect(wordless).toMatchObject({ format: 'iis', conversations: [], problems: ['text.nothingSaid'], aside: [{ line: 2 }, { line: 3 }] });
  });
  // after Microsoft's descriptions of the forms
  const IIS_ROWS = [
    ['EHLO', '+pc.a.org', 250],
    ['MAIL', '+FROM:<ana@a.org>', 250],
    ['RCPT', '+TO:<bea@b.com>+NOTIFY=SUCCESS,FAILURE', 550],
  ] as const;
  const NAMES =
    'ClientHost,Username,LogTime,Service,Machine,ServerIP,ProcessingTime,BytesRecvd,BytesSent,ServiceStatus,Win32Status,Operation,Target,Parameters';
  const iisForms: Record<string, { log: string; start: string | null; server: string }> = {
    'with commas': {
      log: IIS_ROWS.map(
        ([verb, words, code]) =>
          `192.0.2.9, pc.a.org, 11/10/09, 9:46:40, SMTPSVC1, MX, 192.0.2.1, 0, 9, 8, ${code}, 0, ${verb}, -, ${words},`,
      ).join('\n'),
      start: null,
      server: '192.0.2.1',
    },
    'of NCSA': {
      log: IIS_ROWS.map(
        ([verb, words, code]) => `192.0.2.9 - pc.a.org [21/Nov/2009:19:46:40 -0500] "${verb} -?${words} SMTP" ${code} 8`,
      ).join('\n'),
      start: '2009-11-22T00:46:40.000Z',
      server: '',
    },
    'exported from its table': {
      log: [
        NAMES.replaceAll(',', ';'),
        ...IIS_ROWS.map(
          ([verb, words, code]) => `"192.0.2.9";pc.a.org;2009-11-21 19:46:40;SMTPSVC1;MX;192.0.2.1;0;9;8;${code};0;${verb};-;"${words}"`,
        ),
      ].join('\n'),
      start: '2009-11-21T19:46:40.000Z',
      server: '192.0.2.1',
    },
  };
  test.each(Object.entries(iisForms))('IIS: its form %s', (_, { log, start, server }) => {
    const { format, conversations, told, errors } = opened(`${log}\n`);
    const said = ['EHLO pc.a.org / 250 ', 'MAIL FROM:<ana@a.org> / 250 ', 'RCPT TO:<bea@b.com> NOTIFY=SUCCESS,FAILURE / 550 '];
    expect([format, told, errors]).toEqual(['iis', [said], []]);
    expect(conversations).toMatchObject([{ start, client: '192.0.2.9', server }]);
  });
  test("IIS: a web server's log is none", () => {
    const web = '192.0.2.9, -, 11/10/09, 9:46:40, W3SVC1, WEB, 192.0.2.1, 0, 9, 8, 200, 0, GET, /index.html, -,\n';
    const ncsa = '192.0.2.9 - - [21/Nov/2009:19:46:40 -0500] "GET /index.html HTTP/1.1" 200 8\n';
    for (const log of [web, ncsa]) expect(opened(log.repeat(9)).format).toBe('');
  });
  test('the arrows of socat point the other way where the server was on the left', () => {
    const piece = (mark: string, line: string, from: number) =>
      `${mark} 2026/03/04 10:11:12.000123456  length=${line.length + 2} from=${from} to=${from + line.length + 1}\n${line}\\r\n`;
    const { told } = opened(piece('>', '220 mx.b.com ESMTP', 0) + piece('<', 'QUIT', 0) + piece('>', '221 Bye', 20));
    expect(told).toEqual([[' / 220 mx.b.com ESMTP', 'QUIT / 221 Bye']]);
  });
  test('only the server is heard, without marks: also behind 354', () => {
    const bare = DIALOGUE.filter((line) => line.startsWith('S')).map((line) => line.slice(3));
    const { told, errors } = opened(`${bare.join('\n')}\n`);
    expect([told.flat().every((each) => each.startsWith(' / ')), told.flat().length, errors]).toEqual([true, 7, []]);
  });
});

describe('What stands before a session', () => {
  const BARE = ['220 mx.b.com ESMTP', 'EHLO pc.a.org', '250 mx.b.com', 'QUIT', '221 Bye'];
  const connect = ['CONNECT mx.b.com:25 HTTP/1.1', 'Host: mx.b.com:25', '', 'HTTP/1.1 200 OK', ''];
  test.each([
    ['PROXY v1', ['PROXY TCP4 192.0.2.10 192.0.2.1 4242 25', ...BARE]],
    ['HTTP CONNECT', [...connect, ...BARE]],
  ])('%s, in a paste without marks', (kind, lines) => {
    const { conversations, told } = opened(`${lines.join('\n')}\n`);
    expect(conversations).toMatchObject([{ prefaces: [{ kind }] }]);
    expect(told).toEqual([[' / 220 mx.b.com ESMTP', 'EHLO pc.a.org / 250 mx.b.com', 'QUIT / 221 Bye']]);
  });
  test('the header of PuTTY, and a block of s_client of which the end was left out', () => {
    expect(opened(`=~=~= PuTTY log 2026.03.04 10:11:12 =~=~=\n${BARE.join('\n')}\n`).told[0]).toHaveLength(3);
    const block = 'CONNECTED(00000003)\nNew, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384\n---\n';
    expect(opened(`${block}. OK ready.\na1 LOGIN ana secret\na1 NO [AUTHENTICATIONFAILED] No.\n`).told[0]).toHaveLength(2);
  });
});

describe('strace', () => {
  const calls = (...lines: string[]) => opened(`${lines.map((line) => `1234  10:11:12.1 ${line}`).join('\n')}\n`).told;
  test('without the call that connects, and no file beside', () => {
    expect(calls('read(3, "220 mx.b.com ESMTP\\r\\n", 99) = 20', 'write(1, "hello\\n", 6) = 6', 'write(3, "QUIT\\r\\n", 6) = 6')).toEqual([
      [' / 220 mx.b.com ESMTP', 'QUIT / '],
    ]);
  });
  test('a call in two pieces, and one of several buffers', () => {
    const [first, rest] = ['write(3, "EHLO pc.a.org\\r\\n", 15 <unfinished ...>', '<... write resumed>) = 15'];
    const buffers = 'writev(3, [{iov_base="QU", iov_len=2}, {iov_base="IT\\r\\n", iov_len=4}], 2) = 6';
    expect(
      calls('read(3, "220 mx.b.com ESMTP\\r\\n", 99) = 20', first, 'getpid() = 1', rest, 'read(3, "250 mx\\r\\n", 9) = 8', buffers),
    ).toEqual([[' / 220 mx.b.com ESMTP', 'EHLO pc.a.org / 250 mx', 'QUIT / ']]);
  });
});
