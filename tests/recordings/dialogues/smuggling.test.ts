/** A server that obeys what its client meant as text: both readings are told, and what the server saw is counted. */
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/mail/octets.ts';
import { outline, spoken } from './smtp-heard.ts';

const BEGUN = [
  'S: 220 mx ESMTP',
  'C: EHLO a.org',
  'S: 250-mx',
  'S: 250 PIPELINING',
  'C: MAIL FROM:<a@a.org>',
  'S: 250 Ok',
  'C: RCPT TO:<b@b.com>',
];
const DATA = ['S: 250 Ok', 'C: DATA', 'S: 354 go'];
const COMMANDS = 'MAIL FROM:<root@a.org>\\r\\nRCPT TO:<c@b.com>\\r\\nDATA\\r\\nSubject: two\\r\\n\\r\\nevil\\r\\n.\\r\\n';
const ONE = 'Subject: one\\r\\n\\r\\nhi';
const QUIT = ['C: QUIT', 'S: 221 bye'];
const SEEN = ['(message) 250', 'MAIL 250', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221'];
const obeyed = ['S: 250 queued 1', 'S: 250 Ok', 'S: 250 Ok', 'S: 354 go', 'S: 250 queued 2'];
const session = (...lines: string[]) => spoken([...BEGUN, ...DATA, ...lines].join('\n'));

describe('Commands behind an end that is none, obeyed', () => {
  test.each(['\\n.\\n', '\\n.\\r\\n', '\\r.\\r', '\\r\\n.\\n'])('%s', (end) => {
    const heard = session(`R: ${ONE}${end}${COMMANDS}`, ...obeyed, ...QUIT);
    expect(outline(heard).slice(5)).toEqual(SEEN);
    expect(heard.messages.map(({ reversePath, forwardPaths, accepted }) => [reversePath, ...forwardPaths, accepted])).toEqual([
      ['a@a.org', 'b@b.com', 'yes'],
      ['root@a.org', 'c@b.com', 'yes'],
    ]);
    expect(text(heard.messages[1]!.octets)).toBe('Subject: two\r\n\r\nevil\r\n');
    expect(heard.strays).toEqual([]);
    const rules = heard.findings.map(({ rule }) => rule);
    expect(rules).toContain('smtp.smuggled');
    expect(rules).toContain('smtp.odd-end-taken');
    expect(rules.filter((rule) => /pipelining|premature|unasked|order/.test(rule))).toEqual([]);
    const { values, exchange } = heard.findings.find(({ rule }) => rule === 'smtp.smuggled')!;
    expect(values).toMatchObject({ commands: 'MAIL RCPT DATA' });
    expect(Number(values.meant) - Number(values.seen)).toBe(heard.exchanges.slice(6, 10).reduce((sum, { said }) => sum + said.length, 0));
    expect(exchange).toBe(5);
  });
  test('whichever side the recording brings first', () => {
    const client = [...BEGUN, ...DATA, `R: ${ONE}\\n.\\n${COMMANDS}`, ...QUIT].filter((line) => !line.startsWith('S'));
    const server = [...BEGUN, ...DATA, ...obeyed, ...QUIT].filter((line) => line.startsWith('S'));
    for (const lines of [
      [...client, ...server],
      [...server, ...client],
    ])
      expect(outline(spoken(lines.join('\n'))).slice(5)).toEqual(SEEN);
  });
});

describe('LMTP, where each recipient has a verdict of his own', () => {
  const LMTP = BEGUN.map((line) => line.replace('EHLO', 'LHLO'));
  const two = [...LMTP, 'S: 250 Ok', 'C: RCPT TO:<d@b.com>', ...DATA, `R: ${ONE}\\n.\\n${COMMANDS}`];
  const smuggled = (...lines: string[]) => {
    const heard = spoken([...two, ...lines, ...QUIT].join('\n'), { protocol: 'lmtp' });
    const found = heard.findings.filter(({ rule }) => rule === 'smtp.smuggled');
    return { told: outline(heard).slice(6), senders: heard.messages.map(({ reversePath }) => reversePath), found };
  };

  test('what was obeyed is told as the server saw it', () => {
    const { told, senders, found } = smuggled(
      'S: 250 b has it',
      'S: 250 d has it',
      'S: 250 Ok',
      'S: 250 Ok',
      'S: 354 go',
      'S: 250 c has it',
    );
    expect(told).toEqual(['(message) 250', ...SEEN]);
    expect(senders).toEqual(['a@a.org', 'root@a.org']);
    expect(found.map(({ exchange }) => exchange)).toEqual([6]);
  });

  test('two verdicts on one message are no smuggled command', () => {
    const { told, senders, found } = smuggled('S: 250 b has it', 'S: 450 not d');
    expect(told).toEqual(['(message) 250', '(message) 450', 'QUIT 221']);
    expect(senders).toEqual(['a@a.org']);
    expect(found).toEqual([]);
  });
});

describe('The same text, and a server that reads it as it was meant', () => {
  test('is one message', () => {
    const heard = session(`R: ${ONE}\\n.\\n${COMMANDS}`, 'S: 250 queued', ...QUIT);
    expect(outline(heard).slice(5)).toEqual(['(message) 250', 'QUIT 221']);
    expect(heard.messages).toHaveLength(1);
    expect(heard.findings.map(({ rule }) => rule)).not.toContain('smtp.smuggled');
  });
  test('also when the client goes on with another, in a group', () => {
    const next = [
      'C: MAIL FROM:<x@a.org>',
      'C: RCPT TO:<y@b.com>',
      'C: DATA',
      'S: 250 queued',
      'S: 250 Ok',
      'S: 250 Ok',
      'S: 354 go',
      'C: x',
      'C: .',
      'S: 250 second',
    ];
    const heard = session(`R: ${ONE}\\n.\\n${COMMANDS}`, ...next, ...QUIT);
    expect(heard.messages.map(({ reversePath }) => reversePath)).toEqual(['a@a.org', 'x@a.org']);
    expect(heard.findings.map(({ rule }) => rule)).not.toContain('smtp.smuggled');
  });
});
