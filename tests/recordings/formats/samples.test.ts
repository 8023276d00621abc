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
  test('what a log leaves out is a gap', () => {
    expect(opened('thunderbird-new.log').conversations[0]!.gaps).toBe(1);
    expect(opened('fetchmail.log').conversations.map(({ gaps }) => gaps)).toEqual([1, 1]);
  });
});
