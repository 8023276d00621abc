/** Formats of which no real log is here: the samples are written after the wording of the real programs. */
import { describe, expect, test } from 'vitest';
import { fileOf, summarised } from '../opened.ts';

const SMTP = ['(connect) 220', 'EHLO 250', 'MAIL 250', 'QUIT 221'];
const MESSAGE = ['(connect) 220', 'EHLO 250', 'MAIL 250', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221'];

const SAMPLES: Record<string, { protocol: string; tls: string; exchanges: string[] }[]> = {
  'phpmailer.log': [
    {
      protocol: 'submission',
      tls: 'starttls',
      exchanges: [
        ...['(connect) 220', 'EHLO 250', 'STARTTLS 220', 'EHLO 250', 'AUTH 334', '(response) 334', '(response) 235'],
        ...['MAIL 250', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221'],
      ],
    },
  ],
  'phpmailer-html.log': [{ protocol: 'smtp', tls: 'none', exchanges: SMTP }],
  'mailkit.log': [
    {
      protocol: 'submission',
      tls: 'starttls',
      exchanges: ['(connect) 220', 'EHLO 250', 'STARTTLS 220', 'EHLO 250', 'AUTH 235', 'QUIT 221'],
    },
    { protocol: 'imap', tls: 'implicit', exchanges: ['(connect) OK', 'LOGIN OK', 'LOGOUT OK'] },
  ],
  'javamail.log': [{ protocol: 'submission', tls: 'none', exchanges: MESSAGE }],
  'thunderbird-old.log': [{ protocol: 'smtp', tls: 'none', exchanges: SMTP }],
  'thunderbird-imap.log': [{ protocol: 'imap', tls: 'none', exchanges: ['(connect) OK', 'CAPABILITY OK', 'NOOP OK'] }],
  'thunderbird-new.log': [{ protocol: 'submission', tls: 'none', exchanges: ['(connect) 220', 'EHLO 250', '(unasked) 235', 'QUIT 221'] }],
  'fetchmail.log': [
    {
      protocol: 'pop3',
      tls: 'none',
      exchanges: ['(connect) +OK', 'USER +OK', 'PASS +OK', 'STAT +OK', 'LIST +OK', 'RETR +OK', 'DELE +OK', 'QUIT +OK'],
    },
    { protocol: 'smtp', tls: 'none', exchanges: MESSAGE },
  ],
  's_client.log': [{ protocol: 'submission', tls: 'implicit', exchanges: ['(unasked) 250', 'EHLO 250', 'AUTH 235', 'QUIT 221'] }],
  // real: strace -f -tt -s 500 of Python's smtplib
  'strace.log': [
    {
      protocol: 'smtp',
      tls: 'none',
      exchanges: ['(connect) 220', 'EHLO 250', 'MAIL 250', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221'],
    },
  ],
  'socat.log': [{ protocol: 'smtp', tls: 'none', exchanges: ['(connect) 220', 'EHLO 250', 'QUIT 221'] }],
  'telnet.log': [{ protocol: 'smtp', tls: 'none', exchanges: ['(connect) 220', 'HELO 250', ...MESSAGE.slice(2)] }],
  'neomutt.log': [{ protocol: 'imap', tls: 'none', exchanges: ['(connect) OK', 'LOGIN OK', 'LOGOUT OK'] }],
  // real: Net::SMTP of Perl 5.36 with Debug
  'perl.log': [{ protocol: 'smtp', tls: 'none', exchanges: MESSAGE }],
  // real: Net::SMTP and Net::POP3 of Ruby 3.1 with set_debug_output
  'ruby-smtp.log': [{ protocol: 'smtp', tls: 'none', exchanges: MESSAGE }],
  'ruby-pop.log': [
    {
      protocol: 'pop3',
      tls: 'none',
      exchanges: ['(connect)', 'USER', 'PASS', 'STAT', 'LIST', 'RETR', 'RETR', 'RETR', 'QUIT'].map((verb) => `${verb} +OK`),
    },
  ],
  // real: s-nail 14.9 with -vv
  's-nail.log': [{ protocol: 'smtp', tls: 'none', exchanges: ['(connect) 220', 'HELO 250', ...MESSAGE.slice(2)] }],
  // after the source of Heirloom mailx 12.5 (smtp.c)
  's-nail-old.log': [{ protocol: 'smtp', tls: 'none', exchanges: MESSAGE }],
  // after Microsoft's description of the fields: a session that was taken, with its goodbye's code left out, and one that was sent
  'iis.log': [
    { protocol: 'smtp', tls: 'none', exchanges: [...MESSAGE.slice(1, -1), 'QUIT null'] },
    { protocol: 'smtp', tls: 'none', exchanges: MESSAGE },
  ],
  // real: Exim 4.96 with -v, by BDAT in one go and by DATA, and with -d
  'exim.log': [
    {
      protocol: 'smtp',
      tls: 'none',
      exchanges: ['(connect) 220', 'EHLO 250', 'MAIL 250', 'RCPT 250', 'RCPT 550', 'BDAT 250', 'QUIT 221'],
    },
  ],
  'exim-data.log': [
    {
      protocol: 'smtp',
      tls: 'none',
      exchanges: ['(connect) 220', 'EHLO 250', 'MAIL 250', 'RCPT 250', 'RCPT 550', 'DATA 354', '(message) 250', 'QUIT 221'],
    },
  ],
  'exim-debug.log': [{ protocol: 'smtp', tls: 'none', exchanges: MESSAGE }],
  'sendmail.log': [{ protocol: 'smtp', tls: 'none', exchanges: MESSAGE }],
  'roundcube.log': [{ protocol: 'submission', tls: 'none', exchanges: MESSAGE }],
  'outlook.log': [
    {
      protocol: 'submission',
      tls: 'starttls',
      exchanges: [...['(connect) 220', 'EHLO 250', 'STARTTLS 220', 'EHLO 250', 'AUTH 334', '(response) 334', '(response) 535']],
    },
    { protocol: 'pop3', tls: 'none', exchanges: ['(connect)', 'USER', 'PASS', 'STAT', 'QUIT'].map((verb) => `${verb} +OK`) },
  ],
  'postfix-debug.log': [{ protocol: 'smtp', tls: 'none', exchanges: ['(connect) 220', 'EHLO 250', 'QUIT 221'] }],
};

const opened = (name: string) => summarised(fileOf(`../formats/samples/${name}`));

describe('Samples', () => {
  test.each(Object.entries(SAMPLES))('%s', (name, expected) => {
    const { conversations, summary } = opened(name);
    const told = conversations.map(({ protocol, tls, exchanges }) => ({
      protocol,
      tls,
      exchanges: exchanges.map(({ command, reply }) => `${command} ${reply}`),
    }));
    expect(told).toEqual(expected);
    expect(summary.problems).toEqual([]);
    expect(conversations.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'))).toEqual([]);
  });
  test('where the server is, as the log tells it', () => {
    expect(['mailkit.log', 'fetchmail.log', 'telnet.log'].map((name) => opened(name).conversations[0]!.server)).toEqual([
      'smtp.a.org:587',
      '127.0.2.2:110',
      '127.0.2.1:25',
    ]);
  });
  test('packets in hexadecimal are those of the capture that they were printed of', () => {
    const [capture] = summarised(fileOf('smtp/v08-relay-denied.pcap')).conversations;
    const [printed] = opened('hexdump-tcpdump.log').conversations;
    expect({ ...printed, start: '' }).toEqual({ ...capture, start: '' });
    // no day is made up where none is printed
    const [undated] = opened('hexdump-tshark.log').conversations;
    expect(undated).toMatchObject({ start: null, octets: capture!.octets, complete: true });
    expect(undated!.exchanges.map(({ line, replyLines }) => [line, replyLines])).toEqual(
      capture!.exchanges.map(({ line, replyLines }) => [line, replyLines]),
    );
  });
  // real, of tshark 4.0, tcpdump 4.99, ngrep 1.47 and tcpflow 1.6; of two formats, which are long, the first packets
  test.each([
    ...['pdml.xml', 'tshark-raw.json', 'tshark-text.log', 'tshark-fields.tsv', 'tshark-fields-named.csv'],
    ...['tshark-follow-ascii.log', 'tshark-follow-hex.log', 'tshark-follow-raw.log', 'tshark-follow-yaml.log'],
    ...['tcpdump.log', 'tcpdump-dated.log', 'tcpflow.log', 'ngrep.log', 'ngrep-byline.log', 'ngrep-hex.log'],
  ])('%s tells what the capture tells', (name) => {
    const [capture] = summarised(fileOf('smtp/v08-relay-denied.pcap')).conversations;
    const { conversations, summary } = opened(name);
    const [printed] = conversations;
    const said = ({ exchanges }: typeof capture & object): unknown[] => exchanges.map(({ line, replyLines }) => [line, replyLines]);
    const isShort = name === 'pdml.xml' || name === 'tshark-raw.json';
    expect(said(printed!)).toEqual(said(capture!).slice(0, isShort ? said(printed!).length : undefined));
    expect(printed!.exchanges.length).toBeGreaterThan(3);
    expect([printed!.client, printed!.server, conversations.length]).toEqual([capture!.client, capture!.server, 1]);
    expect(isShort || printed!.messages[0]!.octets === capture!.messages[0]!.octets).toBe(true);
    expect(summary.problems).toEqual([]);
  });
  // real, of tshark 4.0 without an option
  test.each([
    ['tshark-summary.log', 'smtp/v10-pipelining.pcap'],
    ['tshark-summary-pop.log', 'pop3/v22-pop3-basics.pcap'],
  ])('%s tells the commands and replies of the capture, of a text only that it is missing', (name, path) => {
    const captured = summarised(fileOf(path)).conversations;
    const { conversations, summary } = opened(name);
    const codes = ({ exchanges }: (typeof captured)[number]) =>
      exchanges.map(({ line, reply }) => (line === '' ? reply : `${line} ${reply}`));
    const withoutText = (said: (string | null)[]) => said.filter((each) => !/^(?:subject|From):? |^QUIT null|^221$/i.test(each ?? ''));
    expect(conversations.map(({ client, server }) => [client, server])).toEqual(captured.map(({ client, server }) => [client, server]));
    for (const [place, conversation] of conversations.entries()) {
      const [ours, theirs] = [conversation, captured[place]!].map((each) => withoutText(codes(each)));
      expect(ours!.slice(0, 6)).toEqual(theirs!.slice(0, 6));
      expect(conversation.findings.filter(({ severity, rule }) => severity === 'error' && rule !== 'pop3.clear-password')).toEqual([]);
      expect(conversation.messages.every(({ complete }) => !complete)).toBe(true);
    }
    expect(summary.problems).toEqual([]);
  });
  test('tcpdump names hosts and services unless it is told not to', () => {
    const numbered = new TextDecoder().decode(fileOf('../formats/samples/tcpdump.log').octets);
    const named = numbered.replaceAll('127.0.2.1.smtp', 'mx.b.com.smtp');
    const [conversation] = summarised({ name: 'x', octets: new TextEncoder().encode(named) }).conversations;
    expect(conversation).toMatchObject({ client: '127.0.3.10:48607', server: 'mx.b.com:25', complete: true });
  });
  test('Perl shows a message before its dots are doubled', () => {
    const [message] = opened('perl.log').conversations[0]!.messages;
    expect(message).toMatchObject({ octets: 'From: ana@a.org\r\nSubject: perl\r\n\r\nhello\r\n.dot\r\n'.length });
  });
  test('of a message that is not shown nothing is made up', () => {
    const told = ['exim.log', 'exim-data.log', 'sendmail.log', 'ruby-smtp.log', 's-nail-old.log', 'iis.log'].map(
      (name) => opened(name).conversations[0]!,
    );
    expect(told.map(({ messages: [message] }) => [message!.complete, message!.accepted])).toEqual(told.map(() => [false, 'yes']));
  });
  test('what a log leaves out is a gap', () => {
    expect(opened('thunderbird-new.log').conversations[0]!.gaps).toBe(1);
    expect(opened('fetchmail.log').conversations.map(({ gaps }) => gaps)).toEqual([1, 1]);
  });
});
