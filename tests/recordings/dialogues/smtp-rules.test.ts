/** Each rule of SMTP, broken once in a dialogue of its own: the judge finds it, on the right side, and has a sentence for it. */
import { describe, expect, test } from 'vitest';
import { findings as english } from '../../../src/content/findings/en.ts';
import { findings as spanish } from '../../../src/content/findings/es.ts';
import type { FindingWords } from '../../../src/content/findings/words.ts';
import type { DialogueOptions } from '../../../src/transcripts/dialogue.ts';
import { smtpRules } from '../../../src/transcripts/judge/smtp/rules.ts';
import { spoken } from './smtp-heard.ts';

const GREETED = 'S: 220 b.com ready|';
/** Greeted by a server that offers this. */
const offering = (...lines: string[]): string => {
  const listed = ['b.com', ...lines].map((line, place) => `S: 250${place === lines.length ? ' ' : '-'}${line}|`);
  return `${GREETED}C: EHLO a.org|${listed.join('')}`;
};
const HI = offering('PIPELINING', 'CHUNKING', '8BITMIME', 'SIZE 1000', 'STARTTLS');
const MAIL = 'C: MAIL FROM:<ana@a.org>|S: 250 OK|';
const TO = `${MAIL}C: RCPT TO:<bea@b.com>|S: 250 OK|`;
const TEXT = `${TO}C: DATA|S: 354 go|`;
const SECURED = `${HI}C: STARTTLS|S: 220 go|T: |`;
const PLAIN = `${offering('AUTH PLAIN LOGIN')}C: AUTH PLAIN AGEAYg==|S: 235 in|`;
const ENHANCED = offering('ENHANCEDSTATUSCODES');
const QUIT = 'C: QUIT|S: 221 bye';
const INJECTED = `${HI}R: STARTTLS\\r\\nNOOP\\r\\n\\x16\\x03|S: 220 go|T: |S: 250 obeyed`;
const ODD = 'R: a\\n.\\r\\nMAIL FROM:<x@y.z>\\r\\n';

/** Rule → who breaks it, and how: the notation is that of `spoken`, with | between the lines. */
const BROKEN: Record<keyof typeof smtpRules, [side: 'client' | 'server', dialogue: string, options?: Partial<DialogueOptions>]> = {
  order: ['client', `${HI}C: RCPT TO:<bea@b.com>|S: 503 no`],
  orderTaken: ['server', `${HI}C: RCPT TO:<bea@b.com>|S: 250 OK`],
  noRecipients: ['client', `${HI}${MAIL}C: RCPT TO:<x@b.com>|S: 550 no|C: DATA|S: 554 none`],
  earlyTalker: ['client', 'C: EHLO a.org|S: 220 b.com|S: 250 b.com'],
  pipeliningNotOffered: ['client', `${offering()}C: RSET|C: RSET|S: 250 OK|S: 250 OK`],
  pipeliningOrder: ['client', `${HI}C: NOOP|C: RSET|S: 250 OK|S: 250 OK`],
  prematureText: ['client', `${HI}${TO}C: DATA|C: hi|C: .|S: 354 go|S: 250 OK`],
  noQuit: ['client', `${HI}C: NOOP|S: 250 OK`],
  syntax: ['client', `${HI}C: MAIL TO:<ana@a.org>|S: 501 no`],
  syntaxTaken: ['server', `${HI}C: RSET now|S: 250 OK`],
  colonSpace: ['client', `${HI}C: MAIL FROM: <ana@a.org>|S: 501 no`],
  noBrackets: ['client', `${HI}C: MAIL FROM:ana@a.org|S: 501 no`],
  pathTooLong: ['client', `${HI}C: MAIL FROM:<${'x'.repeat(65)}@a.org>|S: 501 no`],
  sourceRoute: ['client', `${HI}C: MAIL FROM:<@c.net:ana@a.org>|S: 250 OK`],
  unknownCommand: ['client', `${HI}C: HELLO|S: 500 what?`],
  privateCommand: ['client', `${HI}C: XWHO|S: 500 what?`],
  onBehalf: ['client', `${offering('XFORWARD ADDR')}C: XFORWARD ADDR=192.0.2.1|S: 250 OK`],
  foreignProtocol: ['client', `${GREETED}C: GET / HTTP/1.1|S: 500 what?`],
  historic: ['client', `${HI}C: SEND FROM:<ana@a.org>|S: 502 no`],
  oldHello: ['client', `${GREETED}C: HELO a.org|S: 250 b.com`],
  helloName: ['client', `${GREETED}C: EHLO laptop|S: 250 b.com`],
  lmtpHello: ['client', `${GREETED}C: LHLO a.org|S: 500 what?`],
  lmtpPort: ['client', `${GREETED}C: LHLO a.org|S: 250 b.com`, { protocol: 'lmtp', port: 25 }],
  trailingSpace: ['client', `${HI}R: MAIL FROM:<ana@a.org> \\r\\n|S: 250 OK`],
  commandTooLong: ['client', `${HI}C: NOOP ${'x'.repeat(510)}|S: 500 too long`],
  commandLineEnd: ['client', `${HI}R: NOOP\\n|S: 250 OK`],
  commandNotAscii: ['client', `${HI}C: NOOP \\xf1|S: 250 OK`],
  notOffered: ['client', `${offering()}C: STARTTLS|S: 502 no`],
  unknownParameter: ['client', `${HI}C: MAIL FROM:<ana@a.org> FOO=1|S: 555 no`],
  parameterValue: ['client', `${HI}C: MAIL FROM:<ana@a.org> BODY=9BIT|S: 501 no`],
  utf8NotAsked: ['client', `${HI}C: MAIL FROM:<\\xc3\\xb1@a.org>|S: 553 no`],
  utf8Taken: ['server', `${HI}C: MAIL FROM:<\\xc3\\xb1@a.org>|S: 250 OK`],
  binaryByData: [
    'client',
    `${offering('CHUNKING', 'BINARYMIME')}C: MAIL FROM:<ana@a.org> BODY=BINARYMIME|S: 250 OK|C: RCPT TO:<bea@b.com>|S: 250 OK|C: DATA|S: 503 no`,
  ],
  sizeOverLimit: ['client', `${HI}C: MAIL FROM:<ana@a.org> SIZE=2000|S: 552 no`],
  starttlsTwice: ['client', `${SECURED}C: EHLO a.org|S: 250 b.com|C: STARTTLS|S: 503 no`],
  starttlsOffered: ['server', `${SECURED}C: EHLO a.org|S: 250-b.com|S: 250 STARTTLS`],
  noHelloAfterTls: ['client', `${SECURED}C: NOOP|S: 250 OK`],
  tlsNeverSeen: ['server', `${HI}C: STARTTLS|S: 220 go|C: NOOP|U: |S: 250 OK`],
  injected: ['client', INJECTED],
  injectionObeyed: ['server', INJECTED],
  mechanismNotOffered: ['client', `${offering('AUTH PLAIN')}C: AUTH LOGIN|S: 504 no`],
  authInTransaction: ['client', `${offering('AUTH PLAIN')}${MAIL}C: AUTH PLAIN AGEAYg==|S: 503 no`],
  authTwice: ['client', `${PLAIN}C: AUTH PLAIN AGEAYg==|S: 503 no`],
  authTwiceTaken: ['server', `${PLAIN}C: AUTH PLAIN AGEAYg==|S: 235 in`],
  responseBase64: ['client', `${offering('AUTH LOGIN')}C: AUTH LOGIN|S: 334 VXNlcm5hbWU6|C: not base64|S: 501 no`],
  challengeBase64: ['server', `${offering('AUTH LOGIN')}C: AUTH LOGIN|S: 334 what?|C: *|S: 501 OK`],
  credentialsInClear: ['client', PLAIN],
  replySyntax: ['server', `${HI}C: NOOP|S: 250OK`],
  replyRange: ['server', `${HI}C: NOOP|S: 650 OK`],
  codesDiffer: ['server', `${HI}C: NOOP|S: 250-a|S: 251 b`],
  bareCode: ['server', `${HI}C: NOOP|S: 250`],
  replyLineEnd: ['server', `${HI}C: NOOP|Q: 250 OK\\n`],
  replyTooLong: ['server', `${HI}C: NOOP|S: 250 ${'x'.repeat(510)}`],
  replyNotAscii: ['server', `${HI}C: NOOP|S: 250 \\xf1`],
  replyImpossible: ['server', `${HI}C: NOOP|S: 354 go`],
  replyUnlisted: ['server', `${HI}C: NOOP|S: 200 fine`],
  required: ['server', `${HI}C: NOOP|S: 500 what?`],
  validRefused: ['server', `${GREETED}C: EHLO a.org|S: 501 bad name`],
  parameterRefused: ['server', `${HI}C: MAIL FROM:<ana@a.org> BODY=8BITMIME|S: 555 unknown`],
  postmasterRefused: ['server', `${HI}${MAIL}C: RCPT TO:<Postmaster>|S: 550 unknown`],
  enhancedSyntax: ['server', `${ENHANCED}C: NOOP|S: 250 2.1 OK`],
  enhancedClass: ['server', `${ENHANCED}C: NOOP|S: 250 5.0.0 OK`],
  enhancedMissing: ['server', `${ENHANCED}C: NOOP|S: 250 OK`],
  enhancedDiffer: ['server', `${ENHANCED}C: NOOP|S: 250-2.0.0 a|S: 250 2.1.0 b`],
  enhancedMisplaced: ['server', 'S: 220 2.0.0 b.com'],
  greetingDomain: ['server', 'S: 220 !'],
  ehloLine: ['server', offering('_size!')],
  oldAuthLine: ['server', offering('AUTH=PLAIN')],
  version: ['server', 'S: 220 b.com ESMTP Postfix 3.7.2'],
  nameTold: ['server', `${HI}C: VRFY bea|S: 250 Bea <bea@b.com>`],
  forwarded: ['server', `${HI}${MAIL}C: RCPT TO:<bea@b.com>|S: 251 will forward`],
  fewRecipients: ['server', `${HI}${TO}C: RCPT TO:<x@b.com>|S: 452 too many recipients`],
  oldRecipientsCode: ['server', `${HI}${TO}C: RCPT TO:<x@b.com>|S: 552 too many recipients`],
  serviceClosing: ['server', `${HI}S: 421 closing`],
  unasked: ['server', `${HI}${TO}S: 250 again|${QUIT}`],
  unanswered: ['server', `${HI}C: NOOP`],
  bareLf: ['client', `${HI}${TEXT}R: a\\nb\\r\\n.\\r\\n|S: 250 OK`],
  bareCr: ['client', `${HI}${TEXT}R: a\\rb\\r\\n.\\r\\n|S: 250 OK`],
  textLineTooLong: ['client', `${HI}${TEXT}C: ${'x'.repeat(999)}|C: .|S: 250 OK`],
  notEightBit: ['client', `${offering()}${TEXT}C: \\xf1|C: .|S: 250 OK`],
  eightBitUndeclared: ['client', `${HI}${TEXT}C: \\xf1|C: .|S: 250 OK`],
  oddEnd: ['client', `${HI}${TEXT}${ODD}|R: .\\r\\n|S: 250 OK`],
  oddEndTaken: ['server', `${HI}${TEXT}${ODD}|S: 250 taken|S: 250 OK`],
  smuggled: [
    'server',
    `${HI}${TEXT}${ODD}RCPT TO:<c@b.com>\\r\\nDATA\\r\\nevil\\r\\n.\\r\\n|S: 250 one|S: 250 OK|S: 250 OK|S: 354 go|S: 250 two|${QUIT}`,
  ],
  dotNotDoubled: ['client', `${HI}${TEXT}C: .dot|C: .|S: 250 OK`],
  chunkCut: ['client', `${HI}${TO}R: BDAT 10 LAST\\r\\nabc`],
  sizeUnderstated: [
    'client',
    `${HI}C: MAIL FROM:<ana@a.org> SIZE=1|S: 250 OK|C: RCPT TO:<bea@b.com>|S: 250 OK|C: DATA|S: 354 go|C: hello|C: .|S: 250 OK`,
  ],
  sizeLimitIgnored: ['server', `${HI}${TEXT}${`C: ${'x'.repeat(70)}|`.repeat(20)}C: .|S: 250 OK`],
};

describe.each(Object.entries(BROKEN))('%s', (name, [side, dialogue, options]) => {
  const rule = smtpRules[name as keyof typeof smtpRules];
  const found = spoken(dialogue.replace(/\|$/, '').replaceAll('|', '\n'), options).findings.filter(({ rule: id }) => id === rule.id);

  test('is found where it is broken', () => {
    expect(found.map((finding) => finding.side)).toContain(side);
  });

  test('has a sentence in both languages, which leaves no value unsaid', () => {
    for (const words of [english, spanish] as FindingWords[])
      for (const { values } of found) expect(words[rule.id]!(values ?? {})).not.toMatch(/undefined|NaN/);
  });
});
