/** Each rule of POP3, broken once in a dialogue of its own: the judge finds it, on the right side, and has a sentence for it. */
import { describe, expect, test } from 'vitest';
import { findings as english } from '../../../src/content/findings/en.ts';
import { findings as spanish } from '../../../src/content/findings/es.ts';
import type { FindingWords } from '../../../src/content/findings/words.ts';
import { pop3Rules } from '../../../src/transcripts/judge/pop3/rules.ts';
import { said } from './pop3-listening.ts';

const IN = 'S: +OK ready <1@b>|C: USER bea|S: +OK|C: PASS x|S: +OK in|';
const CAPA = 'S: +OK ready|C: CAPA|S: +OK|S: TOP|S: USER|S: SASL PLAIN|S: .|';
const LIST = `${IN}C: LIST|S: +OK|S: 1 10|S: 2 20|S: .|`;

/** Rule → who breaks it, and how. */
const BROKEN: Record<keyof typeof pop3Rules, [side: 'client' | 'server', dialogue: string]> = {
  order: ['client', 'S: +OK|C: STAT|S: -ERR no'],
  orderAccepted: ['server', 'S: +OK|C: STAT|S: +OK 0 0'],
  beforeGreeting: ['client', 'C: CAPA|S: +OK'],
  syntax: ['client', `${IN}C: RETR one|S: -ERR`],
  syntaxAccepted: ['server', `${IN}C: NOOP now|S: +OK`],
  unknownCommand: ['client', 'S: +OK|C: HELLO|S: -ERR'],
  historic: ['client', `${IN}C: LAST|S: -ERR`],
  commandLength: ['client', `S: +OK|C: USER ${'x'.repeat(250)}|S: -ERR`],
  replyLength: ['server', `S: +OK ${'x'.repeat(510)}`],
  commandLineEnd: ['client', 'S: +OK|R: NOOP\n'],
  replyLineEnd: ['server', 'T: +OK\n'],
  textLineEnd: ['server', `${IN}C: RETR 1|T: +OK\r\na\nb\r\n.\r\n`],
  notAscii: ['client', 'S: +OK|C: USER bé|S: -ERR'],
  notOffered: ['client', `${CAPA}C: STLS|S: -ERR`],
  mechanismNotOffered: ['client', `${CAPA}C: AUTH CRAM-MD5|S: -ERR`],
  staleCapabilities: ['client', 'S: +OK|C: CAPA|S: +OK|S: STLS|S: USER|S: .|C: STLS|S: +OK|TLS|C: USER bea|S: +OK'],
  pipelining: ['client', `${CAPA}C: USER bea|C: PASS x|S: +OK|S: +OK`],
  afterStls: ['client', 'S: +OK|C: STLS|S: +OK|C: USER bea|TLS'],
  tlsNeverSeen: ['server', 'S: +OK|C: STLS|S: +OK|C: USER bea|S: +OK'],
  clearPassword: ['client', IN],
  clearMechanism: ['client', 'S: +OK|C: AUTH PLAIN AGEAYg==|S: +OK'],
  apopWithoutTimestamp: ['client', 'S: +OK|C: APOP bea c4c9334bac560ecc979e58001b3e22fb|S: -ERR'],
  response: ['client', 'S: +OK|C: AUTH CRAM-MD5|S: + PDE+|C: not base64|S: -ERR'],
  challenge: ['server', 'S: +OK|C: AUTH CRAM-MD5|S: + what?|C: *|S: -ERR'],
  replyMalformed: ['server', 'S: OK ready'],
  replySpace: ['server', 'S: +OK,ready'],
  replyCase: ['server', 'S: +ok ready'],
  replyNotPermitted: ['server', 'S: +OK|C: USER bea|S: + yes'],
  replyUnlisted: ['server', `${IN}C: NOOP|S: -ERR no`],
  statSyntax: ['server', `${IN}C: STAT|S: +OK two messages`],
  statCount: ['server', `${LIST}C: STAT|S: +OK 3 30`],
  statOctets: ['server', `${LIST}C: STAT|S: +OK 2 31`],
  listSyntax: ['server', `${IN}C: LIST|S: +OK|S: 1: 10|S: .`],
  listCount: ['server', `${IN}C: STAT|S: +OK 2 30|C: LIST|S: +OK|S: 1 10|S: .`],
  listRepeated: ['server', `${IN}C: LIST|S: +OK|S: 1 10|S: 1 10|S: .`],
  listBeyond: ['server', `${LIST}C: UIDL|S: +OK|S: 1 a|S: 3 b|S: .`],
  listDeleted: ['server', `${LIST}C: DELE 1|S: +OK|C: LIST|S: +OK|S: 1 10|S: .`],
  listAnother: ['server', `${LIST}C: LIST 1|S: +OK 2 20`],
  sizeChanged: ['server', `${LIST}C: LIST 1|S: +OK 1 11`],
  uidlSyntax: ['server', `${IN}C: UIDL|S: +OK|S: 1 ${'x'.repeat(71)}|S: .`],
  uidlCount: ['server', `${LIST}C: UIDL|S: +OK|S: 1 a|S: .`],
  uidlRepeated: ['server', `${LIST}C: UIDL|S: +OK|S: 1 a|S: 2 a|S: .`],
  uidlChanged: ['server', `${LIST}C: UIDL 1|S: +OK 1 a|C: UIDL 1|S: +OK 1 b`],
  retrSize: ['server', `${LIST}C: RETR 1|S: +OK|S: 123456789|S: .`],
  deleted: ['client', `${LIST}C: DELE 1|S: +OK|C: RETR 1|S: -ERR`],
  noSuchMessage: ['client', `${LIST}C: RETR 3|S: -ERR`],
  numberAccepted: ['server', `${LIST}C: DELE 3|S: +OK`],
  finalDot: ['server', `${IN}C: RETR 1|S: +OK|S: text`],
  dotStuffing: ['server', `${IN}C: RETR 1|S: +OK|S: .dot|S: .`],
  marksLost: ['client', `${LIST}C: DELE 1|S: +OK`],
  noQuit: ['client', LIST],
};

describe.each(Object.entries(BROKEN))('%s', (name, [side, dialogue]) => {
  const rule = pop3Rules[name as keyof typeof pop3Rules];

  test('is found where it is broken', () => {
    const { findings } = said('pop3', dialogue);
    expect(findings.filter((finding) => finding.rule === rule.id).map((finding) => finding.side)).toContain(side);
  });

  test('has a sentence in both languages, with its values in it', () => {
    const finding = said('pop3', dialogue).findings.find((each) => each.rule === rule.id)!;
    for (const words of [english, spanish] as FindingWords[]) {
      expect(words[rule.id]!(finding.values)).not.toMatch(/undefined|NaN/);
    }
    expect(english[rule.id as keyof typeof english]).not.toBe(spanish[rule.id as keyof typeof spanish]);
  });
});

test('what hides its secrets, and what is only lines, is not judged by its octets', () => {
  const log = 'S: +OK|C: USER bea|S: +OK|C: PASS ****|S: +OK|C: LIST|S: +OK|S: 1 99|S: .|C: RETR 1|S: +OK|S: …|S: .|C: QUIT|S: +OK';
  expect(said('pop3', log, { evidence: 'lines' }).findings).toEqual([]);
});

test('the dialogue of RFC 1939 §10', () => {
  const example =
    'S: +OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>|C: APOP mrose c4c9334bac560ecc979e58001b3e22fb|' +
    'S: +OK mrose’s maildrop has 2 messages (320 octets)|C: STAT|S: +OK 2 320|C: LIST|S: +OK 2 messages (320 octets)|S: 1 120|S: 2 200|S: .|' +
    'C: RETR 1|S: +OK 120 octets|S: <the POP3 server sends message 1>|S: .|C: DELE 1|S: +OK message 1 deleted|' +
    'C: RETR 2|S: +OK 200 octets|S: <the POP3 server sends message 2>|S: .|C: DELE 2|S: +OK message 2 deleted|' +
    'C: QUIT|S: +OK dewey POP3 server signing off (maildrop empty)';
  const { exchanges, findings } = said('pop3', example, { evidence: 'lines' });
  expect(findings).toEqual([]);
  expect(exchanges.map(({ verb }) => verb).join(' ')).toBe('(connect) APOP STAT LIST RETR DELE RETR DELE QUIT');
  expect(exchanges.at(-1)!.after).toBe('update');
});

test.each<[string, string, string[]]>([
  ['LIST names a message beyond the count of STAT', `${IN}C: STAT|S: +OK 2 30|C: LIST|S: +OK|S: 1 10|S: 3 20|S: .`, ['pop3.list-beyond']],
  ['LIST alone leaves a gap', `${IN}C: LIST|S: +OK|S: 1 10|S: 3 20|S: .`, ['pop3.list-beyond']],
  ['a gap after DELE is none', `${LIST}C: DELE 1|S: +OK|C: LIST|S: +OK|S: 2 20|S: .`, []],
  ['sizes that STAT did not give', `${IN}C: STAT|S: +OK 2 31|C: LIST|S: +OK|S: 1 10|S: 2 20|S: .`, ['pop3.stat-octets']],
  ['sizes that it gave', `${IN}C: STAT|S: +OK 2 30|C: LIST|S: +OK|S: 1 10|S: 2 20|S: .`, []],
  ['another count is told as that alone', `${IN}C: STAT|S: +OK 2 30|C: LIST|S: +OK|S: 1 10|S: 2 20|S: 3 5|S: .`, ['pop3.list-count']],
])('%s', (_, dialogue, expected) => {
  const { findings } = said('pop3', `${dialogue}|C: QUIT|S: +OK`);
  expect(findings.filter(({ side }) => side === 'server').map(({ rule }) => rule)).toEqual(expected);
});
