/** Each rule of IMAP, broken once in a dialogue of its own: the judge finds it, on the right side, and has a sentence for it. */
import { describe, expect, test } from 'vitest';
import { findings as english } from '../../../src/content/findings/en.ts';
import { findings as spanish } from '../../../src/content/findings/es.ts';
import type { FindingWords } from '../../../src/content/findings/words.ts';
import { imapRules } from '../../../src/transcripts/judge/imap/rules.ts';
import { said } from './pop3-listening.ts';

const HELLO = 'S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN IDLE] ready|';
const IN = `${HELLO}C: a LOGIN bea x|S: a OK [CAPABILITY IMAP4rev1 LITERAL- IDLE] in|`;
const OPEN = `${IN}C: b SELECT INBOX|S: * FLAGS ()|S: * 3 EXISTS|S: * OK [UIDVALIDITY 1] valid|S: b OK [READ-WRITE] done|`;

const NEXT = OPEN.replace('* 3 EXISTS', '* 3 EXISTS|S: * OK [UIDNEXT 9] next');
const EXTENDED = OPEN.replace('LITERAL-', 'LITERAL- ESEARCH');
const REV2 = OPEN.replace('LITERAL-', 'LITERAL- IMAP4rev2') + 'C: e ENABLE IMAP4rev2|S: * ENABLED IMAP4rev2|S: e OK done|';

/** Rule → who breaks it, and how. */
const BROKEN: Record<keyof typeof imapRules, [side: 'client' | 'server', dialogue: string]> = {
  greeting: ['server', 'S: * HELLO'],
  beforeGreeting: ['client', 'C: a NOOP|S: * OK'],
  tag: ['client', `${IN}C: + NOOP|S: * BAD no`],
  tagMissing: ['client', `${HELLO}C: NOOP|S: NOOP BAD no`],
  tagInUse: ['client', `${IN}C: c NOOP|C: c NOOP|S: c OK done|S: c OK done`],
  tagReused: ['client', `${IN}C: c NOOP|S: c OK done|C: c NOOP|S: c OK done`],
  noCommand: ['client', `${HELLO}C: a1|S: a1 BAD no`],
  unknownCommand: ['client', `${HELLO}C: a1 HELLO|S: a1 BAD no`],
  order: ['client', `${HELLO}C: a FETCH 1 FLAGS|S: a BAD no`],
  orderAccepted: ['server', `${HELLO}C: a SELECT INBOX|S: a OK done`],
  syntax: ['client', `${OPEN}C: c FETCH 1 (FLAGS|S: c BAD no`],
  syntaxUnknown: ['client', `${OPEN}C: c FETCH 1 (PREVIEW)|S: c OK done`],
  syntaxAccepted: ['server', `${OPEN}C: c EXPUNGE now|S: c OK done`],
  badForNo: ['server', `${OPEN}C: c DELETE x|S: c BAD no`],
  noForBad: ['server', `${OPEN}C: c DELETE|S: c NO what`],
  replyNotPermitted: ['server', `${IN}C: c NOOP|S: c NO`],
  taggedCondition: ['server', `${IN}C: c LOGOUT|S: c BYE`],
  unknownTag: ['server', `${IN}S: z OK done`],
  continuation: ['server', `${IN}S: + go on`],
  responseSyntax: ['server', `${OPEN}C: c NOOP|S: EXISTS 3|S: c OK done`],
  production: ['server', `${OPEN}C: c NOOP|S: * 1 FETCH (FLAGS \\Seen)|S: c OK done`],
  searchBeyond: ['server', `${OPEN}C: c SEARCH ALL|S: * SEARCH 1 4|S: c OK done`],
  esearchTag: ['server', `${OPEN}C: c SEARCH RETURN (ALL) ALL|S: * ESEARCH (TAG "b") ALL 1:3|S: c OK done`],
  esearchUid: ['server', `${OPEN}C: c UID SEARCH RETURN (ALL) ALL|S: * ESEARCH (TAG "c") ALL 1:3|S: c OK done`],
  esearchMissing: ['server', `${EXTENDED}C: c SEARCH RETURN (COUNT) ALL|S: * SEARCH 1 2|S: c OK done`],
  esearchDiffers: ['server', `${OPEN}C: c SEARCH RETURN (ALL COUNT) ALL|S: * ESEARCH (TAG "c") COUNT 2 ALL 1:3|S: c OK done`],
  itemMissing: ['server', `${OPEN}C: c FETCH 1 (FLAGS BODYSTRUCTURE)|S: * 1 FETCH (FLAGS ())|S: c OK done`],
  statusName: ['server', `${IN}C: c STATUS "Sent" (MESSAGES)|S: * STATUS Trash (MESSAGES 3)|S: c OK done`],
  listName: ['server', `${IN}C: c LIST "" "%"|S: * LIST () "/" Sent|S: * LIST () "/" Sent/2025|S: c OK done`],
  uidSets: ['server', `${OPEN}C: c COPY 1:3 Sent|S: c OK [COPYUID 1 7:9 3:4] done`],
  envelopeDefault: [
    'server',
    `${OPEN}C: c FETCH 1 ENVELOPE|S: * 1 FETCH (ENVELOPE (NIL NIL ((NIL NIL "s" "b.com")) NIL NIL NIL NIL NIL NIL NIL))|S: c OK done`,
  ],
  partialOctets: ['server', `${OPEN}C: c FETCH 1 BODY[]<0.2>|S: * 1 FETCH (BODY[]<0> {5}|S: hello)|S: c OK done`],
  clearData: [
    'server',
    'S: * OK [CAPABILITY IMAP4rev1 STARTTLS] hi|C: a STARTTLS|S: a OK go|S: * CAPABILITY IMAP4rev1 AUTH=PLAIN|TLS|C: b NOOP|S: b OK done',
  ],
  literalCount: ['server', `${OPEN}C: c FETCH 1 BODY[]|S: * 1 FETCH (BODY[] {3}|S: hello)|S: c OK done`],
  literalEarly: ['client', `${IN}C: c APPEND x {2}|C: hi|S: + go on|S: c OK done`],
  literalCut: ['server', `${OPEN}C: c FETCH 1 BODY[]|S: * 1 FETCH (BODY[] {300}|S: hello)|S: c OK done`],
  literalNotOffered: ['client', `${HELLO}C: a LOGIN {3+}|C: bea x|S: a OK in`],
  literalTooLong: ['client', `${IN}C: c APPEND x {5000+}|C: ${'x'.repeat(5000)}|S: c OK done`],
  commandLength: ['client', `${IN}C: c SELECT ${'x'.repeat(8200)}|S: c NO`],
  commandLineEnd: ['client', `${IN}R: c NOOP\n`],
  replyLineEnd: ['server', 'T: * OK\n'],
  notAscii: ['client', `${IN}C: c SELECT "é"|S: c NO`],
  replyNotAscii: ['server', `${IN}C: c LIST "" *|S: * LIST () "/" "é"|S: c OK done`],
  notOffered: ['client', `${HELLO}C: a STARTTLS|S: a BAD no`],
  mechanismNotOffered: ['client', `${HELLO}C: a AUTHENTICATE CRAM-MD5|S: a NO no`],
  initialResponse: ['client', `${HELLO}C: a AUTHENTICATE PLAIN AGEAYg==|S: a NO no`],
  staleCapabilities: ['client', 'S: * OK [CAPABILITY IMAP4rev1 STARTTLS] hi|C: a STARTTLS|S: a OK go|TLS|C: b LOGIN bea x|S: b OK in'],
  capabilityRevision: ['server', 'S: * OK [CAPABILITY IDLE] ready'],
  loginDisabled: ['client', 'S: * OK [CAPABILITY IMAP4rev1 LOGINDISABLED] hi|C: a LOGIN bea x|S: a NO no'],
  clearPassword: ['client', IN],
  clearMechanism: ['client', `${HELLO}C: a AUTHENTICATE PLAIN|S: +|C: AGEAYg==|S: a OK in`],
  response: ['client', `${HELLO}C: a AUTHENTICATE PLAIN|S: +|C: (secret)|S: a BAD no`],
  challenge: ['server', `${HELLO}C: a AUTHENTICATE PLAIN|S: + your name?|C: AGEAYg==|S: a OK in`],
  afterStartTls: ['client', 'S: * OK [CAPABILITY IMAP4rev1 STARTTLS] hi|C: a STARTTLS|S: a OK go|C: b LOGIN bea x|TLS'],
  tlsNeverSeen: ['server', `${HELLO}C: a STARTTLS|S: a OK go|C: b LOGIN bea x|S: b OK in`],
  idleDone: ['client', `${OPEN}C: c IDLE|S: + idling|C: c NOOP|S: c BAD Expected DONE`],
  idleLong: ['client', `${OPEN}C: c IDLE|S: + idling|W: 31|C: DONE|S: c OK done`],
  polling: ['client', OPEN + Array.from({ length: 10 }, (_, index) => `C: n${index} NOOP|S: n${index} OK|`).join('')],
  obsolete: ['client', 'S: * PREAUTH [CAPABILITY IMAP4rev2] hi|C: a LSUB "" *|S: a BAD no'],
  selectData: ['server', `${IN}C: b SELECT INBOX|S: * 3 EXISTS|S: * OK [UIDVALIDITY 1] valid|S: b OK done`],
  selectUidvalidity: ['server', `${IN}C: b SELECT INBOX|S: * FLAGS ()|S: * 3 EXISTS|S: b OK done`],
  dataMissing: ['server', `${OPEN}C: c SEARCH ALL|S: c OK done`],
  dataUnasked: ['server', `${OPEN}C: c NOOP|S: * QUOTA "" ()|S: c OK done`],
  dataUnselected: ['server', `${IN}C: c NOOP|S: * 3 EXISTS|S: c OK done`],
  expungeDuring: ['server', `${OPEN}C: c FETCH 1 FLAGS|S: * 2 EXPUNGE|S: c OK done`],
  expungeUnasked: ['server', `${OPEN}S: * 2 EXPUNGE|C: c NOOP|S: c OK done`],
  expungeBeyond: ['server', `${OPEN}C: c NOOP|S: * 4 EXPUNGE|S: c OK done`],
  existsShrinks: ['server', `${OPEN}C: c NOOP|S: * 2 EXISTS|S: c OK done`],
  fetchBeyond: ['server', `${OPEN}C: c FETCH 1:* FLAGS|S: * 4 FETCH (FLAGS ())|S: c OK done`],
  sequenceNumber: ['client', `${OPEN}C: c FETCH 4 FLAGS|S: c BAD no`],
  uidChanged: ['server', `${OPEN}C: c FETCH 1 UID|S: * 1 FETCH (UID 5)|S: * 1 FETCH (UID 6)|S: c OK done`],
  uidOrder: ['server', `${OPEN}C: c FETCH 1:2 UID|S: * 1 FETCH (UID 5)|S: * 2 FETCH (UID 4)|S: c OK done`],
  uidBeyond: ['server', `${NEXT}C: c UID SEARCH ALL|S: * SEARCH 5 9|S: c OK done`],
  uidMissing: ['server', `${OPEN}C: c UID FETCH 1 RFC822.SIZE|S: * 1 FETCH (RFC822.SIZE 9)|S: c OK done`],
  sizeDiffers: ['server', `${OPEN}C: c FETCH 1 (RFC822.SIZE BODY[])|S: * 1 FETCH (RFC822.SIZE 9 BODY[] {5}|S: hello)|S: c OK done`],
  compressed: ['server', `${IN}C: c COMPRESS DEFLATE|S: c OK go`],
  noLogout: ['client', IN],
};

describe.each(Object.entries(BROKEN))('%s', (name, [side, dialogue]) => {
  const rule = imapRules[name as keyof typeof imapRules];

  test('is found where it is broken', () => {
    const { findings } = said('imap', dialogue);
    expect(findings.filter((finding) => finding.rule === rule.id).map((finding) => finding.side)).toContain(side);
  });

  test('has a sentence in both languages, with its values in it', () => {
    const finding = said('imap', dialogue).findings.find((each) => each.rule === rule.id)!;
    for (const words of [english, spanish] as FindingWords[]) {
      expect(words[rule.id]!(finding.values)).not.toMatch(/undefined|NaN/);
    }
  });
});

/** Dialogues in which nothing of the kind is wrong, and their siblings in which it is. */
const NAMES: [rule: string, lines: string, times: number][] = [
  ['imap.status-name', `C: c STATUS inbox (MESSAGES)|S: * STATUS INBOX (MESSAGES 3)|S: c OK done`, 0],
  ['imap.status-name', `C: c STATUS "a b" (MESSAGES)|S: * STATUS "a b" (MESSAGES 3)|S: * STATUS INBOX (MESSAGES 1)|S: c OK done`, 0],
  ['imap.status-name', `C: c STATUS "a\\"b" (MESSAGES)|S: * STATUS {3}|S: a"b (MESSAGES 3)|S: c OK done`, 0],
  ['imap.status-name', `C: c STATUS Sent (MESSAGES)|S: * STATUS sent (MESSAGES 3)|S: c OK done`, 1],
  ['imap.list-name', `C: c LIST "" *|S: * LIST () "/" Sent/2025|S: * LIST () "/" INBOX|S: c OK done`, 0],
  ['imap.list-name', `C: c LIST "" ""|S: * LIST (\\Noselect) "/" ""|S: c OK done`, 0],
  ['imap.list-name', `C: c LIST "" "inbox"|S: * LIST () NIL INBOX|S: c OK done`, 0],
  ['imap.list-name', `C: c LIST "" "Sent.%"|S: * LIST () "." Sent.2025/1|S: c OK done`, 0],
  ['imap.list-name', `C: c LIST "" "Sent.%"|S: * LIST () "." Sent.2025.1|S: c OK done`, 1],
  ['imap.list-name', `C: c LIST "Sent/" "%"|S: * LIST () "/" Sent/2025|S: c OK done`, 0],
  ['imap.list-name', `C: c LSUB "" "S%"|S: * LSUB () "/" Trash|S: c OK done`, 1],
  ['imap.uid-sets', `C: c UID COPY 7:9 Sent|S: c OK [COPYUID 1 7:9 5,3:4] done`, 0],
  ['imap.uid-sets', `C: c MOVE 1:3 Sent|S: * OK [COPYUID 1 9:7 3:5] moved|S: c OK done`, 0],
  ['imap.uid-sets', `C: c MOVE 1:3 Sent|S: * OK [COPYUID 1 7 3:5] moved|S: c OK done`, 1],
  ['imap.uid-sets', `C: c APPEND Sent {2}|S: + go on|C: hi|S: c OK [APPENDUID 1 4] done`, 0],
  ['imap.uid-sets', `C: c APPEND Sent {2}|S: + go on|C: hi|S: c OK [APPENDUID 1 4:5] done`, 1],
  ['imap.uid-sets', `C: c APPEND Sent {2}|S: + go on|C: hi {2}|S: + go on|C: ho|S: c OK [APPENDUID 1 4:5] done`, 0],
];

test.each(NAMES)('%s: %s', (rule, lines, times) => {
  expect(said('imap', OPEN + lines).findings.filter((finding) => finding.rule === rule)).toHaveLength(times);
});

const found = (data: string): string => `C: c SEARCH RETURN () ALL|S: * ESEARCH (TAG "c") ${data}|S: c OK done`;
const foundByUid = (data: string): string => `C: c UID SEARCH RETURN () ALL|S: * ESEARCH (TAG "c") UID ${data}|S: c OK done`;
const RESULTS: [rule: string, before: string, lines: string, times: number][] = [
  ['imap.uid-beyond', NEXT, 'C: c UID SEARCH ALL|S: * SEARCH 5 8|S: c OK done', 0],
  ['imap.uid-beyond', NEXT, 'C: c UID SEARCH ALL|S: * SEARCH 5 10|S: c OK done', 1],
  ['imap.uid-beyond', NEXT, 'C: c UID SORT (DATE) UTF-8 ALL|S: * SORT 10 5|S: c OK done', 1],
  ['imap.uid-beyond', NEXT, foundByUid('ALL 5,8:9'), 1],
  ['imap.uid-beyond', NEXT, foundByUid('MAX 9'), 1],
  ['imap.uid-beyond', NEXT, 'C: c FETCH 3 UID|S: * 3 FETCH (UID 9)|S: c OK done', 1],
  ['imap.uid-beyond', NEXT, 'C: c SEARCH ALL|S: * SEARCH 10|S: c OK done', 0],
  ['imap.uid-beyond', NEXT, 'C: c NOOP|S: * 4 EXISTS|S: c OK done|C: d UID SEARCH ALL|S: * SEARCH 5 9|S: d OK done', 0],
  ['imap.uid-beyond', NEXT, 'C: c UID COPY 5 INBOX|S: c OK [COPYUID 1 5 9] done|C: d UID SEARCH ALL|S: * SEARCH 5 9|S: d OK done', 0],
  ['imap.uid-beyond', NEXT, 'C: c UID COPY 5 INBOX|C: d UID SEARCH ALL|S: * SEARCH 5 9|S: c OK done|S: d OK done', 0],
  ['imap.uid-beyond', OPEN, 'C: c UID SEARCH ALL|S: * SEARCH 5 10|S: c OK done', 0],
  ['imap.esearch-differs', OPEN, found('COUNT 3 MIN 1 MAX 3 ALL 1:3'), 0],
  ['imap.esearch-differs', OPEN, found('COUNT 2 MIN 1 MAX 3 ALL 3,1'), 0],
  ['imap.esearch-differs', OPEN, found('MIN 2 MAX 3 ALL 1,3'), 1],
  ['imap.esearch-differs', OPEN, found('MIN 1 MAX 2 ALL 1,3'), 1],
  ['imap.esearch-differs', OPEN, found('MIN 3 MAX 1'), 1],
  ['imap.esearch-differs', OPEN, found('COUNT 0 MIN 1'), 1],
  ['imap.esearch-differs', OPEN, found('COUNT 0'), 0],
  ['imap.esearch-differs', OPEN, found('COUNT 1 MIN 1 MAX 2'), 1],
  ['imap.esearch-differs', OPEN, found('COUNT 2 MIN 2 MAX 2'), 1],
  ['imap.esearch-differs', OPEN, found('COUNT 3 MIN 2 MAX 3'), 1],
  ['imap.esearch-differs', OPEN, foundByUid('COUNT 2 ALL 5:9'), 0],
  ['imap.esearch-differs', OPEN, foundByUid('COUNT 3 ALL 5,9'), 1],
  [
    'imap.esearch-differs',
    OPEN,
    'C: c SORT RETURN (MIN MAX COUNT ALL) (DATE) UTF-8 ALL|S: * ESEARCH (TAG "c") MIN 3 MAX 1 COUNT 3 ALL 3,2:1|S: c OK done',
    0,
  ],
  ['imap.esearch-missing', EXTENDED, found('COUNT 0'), 0],
  ['imap.esearch-missing', EXTENDED, 'C: c SEARCH ALL|S: * SEARCH 1|S: c OK done', 0],
  ['imap.esearch-missing', OPEN, 'C: c SEARCH RETURN (ALL) ALL|S: * SEARCH 1|S: c OK done', 0],
  ['imap.esearch-missing', EXTENDED, 'C: c UID SEARCH RETURN () ALL|S: * SEARCH 1|S: c OK done', 1],
  ['imap.esearch-missing', REV2, 'C: c SEARCH ALL|S: * SEARCH 1|S: c OK done', 1],
  ['imap.esearch-missing', REV2, 'C: c SORT (DATE) UTF-8 ALL|S: * SORT 1|S: c OK done', 0],
];

test.each(RESULTS)('%s of results: %#', (rule, before, lines, times) => {
  expect(said('imap', before + lines).findings.filter((finding) => finding.rule === rule)).toHaveLength(times);
});

test('literals of a command are said with it, and their octets are no commands', () => {
  const { exchanges, wentOn } = said(
    'imap',
    `${HELLO}C: a LOGIN {3}|S: + go on|C: bea {1}|S: + go on|C: x|S: a OK in|C: b LOGOUT|S: * BYE|S: b OK`,
  );
  expect(exchanges.map(({ tag, reply }) => [tag, reply])).toEqual([
    ['', 'OK'],
    ['a', 'OK'],
    ['b', 'OK'],
  ]);
  expect(wentOn.map(({ line }) => line)).toEqual(['bea {1}\r\n', 'x\r\n']);
});

test('a literal that is refused never comes', () => {
  const { exchanges, messages } = said('imap', `${IN}C: c APPEND x {291}|S: c NO [TRYCREATE] no|C: d NOOP|S: d OK`);
  expect(exchanges.slice(2).map(({ verb, reply }) => [verb, reply])).toEqual([
    ['APPEND', 'NO'],
    ['NOOP', 'OK'],
  ]);
  expect(messages).toEqual([]);
});

test('replies that finish out of order, news in IDLE, and news that nobody asked for', () => {
  const { replies } = said(
    'imap',
    `${OPEN}C: c FETCH 1 FLAGS|C: d NOOP|S: d OK|S: * 1 FETCH (FLAGS ())|S: c OK|S: * 4 EXISTS|C: e IDLE|S: + idling|S: * 5 EXISTS|C: DONE|S: e OK`,
  );
  expect(replies.slice(3).map(({ exchange, reply }) => [exchange?.tag, reply.label, reply.final])).toEqual([
    ['d', 'OK', true],
    ['c', 'OK', true],
    [undefined, '*', false],
    ['e', '+', false],
    ['e', '*', false],
    ['e', 'OK', true],
  ]);
});

test.each([
  ['without a word from the server', 'C: c AUTHENTICATE PLAIN|S: c BAD no'],
  ['and the server goes along', 'C: c AUTHENTICATE PLAIN|S: +|C: AGEAYg==|S: c OK in again'],
  ['with its response at once', 'C: c AUTHENTICATE PLAIN AGEAYg==|S: c BAD no'],
])('AUTHENTICATE once more is out of order: %s', (_, dialogue) => {
  const { findings } = said('imap', IN + dialogue);
  const [finding] = findings.filter(({ rule }) => rule === 'imap.order');
  expect(finding?.side).toBe('client');
  // what happens to a session is no command that could be said
  expect(String(finding!.values.accepted).split(', ')).toEqual(expect.arrayContaining(['SELECT', 'LOGOUT']));
  expect(finding!.values.accepted).not.toMatch(/timeout|farewell|end|secured|\(response\)/);
});
