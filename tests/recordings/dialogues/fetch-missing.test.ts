/** What a recording of POP3 or IMAP lacks neither invents, enlarges nor drops a message, and nobody is blamed for it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/mail/octets.ts';
import { PARSER_RUNS } from '../../sizes.ts';
import { captured, type Spoken } from '../captured.ts';
import { summarised, written, type File } from '../opened.ts';

const letter = (n: number) => `Subject: ${n}\r\n\r\nline one of ${n}\r\nline two of ${n}\r\n`;
const POP: Spoken = [
  ['S', '+OK ready\r\n'],
  ['C', 'USER bea\r\n'],
  ['S', '+OK\r\n'],
  ['C', 'PASS x\r\n'],
  ['S', '+OK\r\n'],
  ['C', 'STAT\r\n'],
  ['S', '+OK 3 132\r\n'],
  ['C', 'LIST\r\n'],
  ['S', '+OK 3 messages\r\n1 44\r\n2 44\r\n3 44\r\n.\r\n'],
  ['C', 'UIDL\r\n'],
  ['S', '+OK\r\n1 a\r\n2 b\r\n3 c\r\n.\r\n'],
  ['C', 'TOP 1 1\r\n'],
  ['S', '+OK\r\nSubject: 1\r\n\r\nline one of 1\r\n.\r\n'],
  ['C', 'RETR 1\r\n'],
  ['S', `+OK 44 octets\r\n${letter(1)}.\r\n`],
  ['C', 'RETR 2\r\n'],
  ['S', '+OK 44 octets\r\nSubject: 2\r\n\r\nline one'],
  ['S', ' of 2\r\nline two of 2\r\n'],
  ['S', '.\r\n'],
  ['C', 'DELE 1\r\n'],
  ['S', '+OK\r\n'],
  ['C', 'RETR 3\r\n'],
  ['S', `+OK 44 octets\r\n${letter(3)}.\r\n`],
  ['C', 'QUIT\r\n'],
  ['S', '+OK bye\r\n'],
];
const N = letter(1).length;
const IMAP: Spoken = [
  ['S', '* OK ready\r\n'],
  ['C', 'a1 LOGIN bea x\r\n'],
  ['S', 'a1 OK [CAPABILITY IMAP4rev1 LITERAL+] in\r\n'],
  ['C', 'a2 SELECT INBOX\r\n'],
  [
    'S',
    '* FLAGS (\\Seen)\r\n* 3 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 1] v\r\n* OK [UIDNEXT 4] n\r\n* OK [PERMANENTFLAGS (\\Seen)] p\r\na2 OK [READ-WRITE] in\r\n',
  ],
  ['C', 'a3 FETCH 1:3 (FLAGS UID)\r\n'],
  ['S', '* 1 FETCH (FLAGS () UID 1)\r\n* 2 FETCH (FLAGS () UID 2)\r\n* 3 FETCH (FLAGS () UID 3)\r\na3 OK done\r\n'],
  ['C', 'a4 FETCH 1 BODY.PEEK[]\r\n'],
  ['S', `* 1 FETCH (BODY[] {${N}}\r\n${letter(1)})\r\na4 OK done\r\n`],
  ['C', 'a5 FETCH 2:3 BODY.PEEK[]\r\n'],
  ['S', `* 2 FETCH (BODY[] {${N}}\r\nSubject: 2\r\n\r\nline one`],
  ['S', ' of 2\r\nline two of 2\r\n)\r\n'],
  ['S', `* 3 FETCH (BODY[] {${N}}\r\n`],
  ['S', `${letter(3)})\r\n`],
  ['S', 'a5 OK done\r\n'],
  ['C', `a6 APPEND INBOX {${N}}\r\n`],
  ['S', '+ go\r\n'],
  ['C', letter(4).slice(0, 20)],
  ['C', `${letter(4).slice(20)}\r\n`],
  ['S', 'a6 OK appended\r\n'],
  ['C', `a7 APPEND INBOX {${N}+}\r\n${letter(5)}\r\n`],
  ['S', 'a7 OK appended\r\n'],
  ['C', 'a8 NOOP\r\n'],
  ['S', '* 5 EXISTS\r\na8 OK\r\n'],
  ['C', 'a9 LOGOUT\r\n'],
  ['S', '* BYE bye\r\na9 OK bye\r\n'],
];

const LETTERS = { pop3: [1, 2, 3].map(letter), imap: [1, 2, 3, 4, 5].map(letter) };
const SPOKEN = { pop3: POP, imap: IMAP };
const PORTS = { pop3: 110, imap: 143 };
type Protocol = keyof typeof SPOKEN;
const PROTOCOLS: readonly Protocol[] = ['pop3', 'imap'];

function told(file: File) {
  const { conversations, summary } = summarised(file);
  const { journal, bodies } = written(file);
  const letters = journal.messages.map(({ octets }, number) => ({ size: octets, words: text(bodies.get(number) ?? new Uint8Array()) }));
  const [conversation] = conversations;
  const { messages, findings, exchanges, gaps } = conversation!;
  return {
    letters,
    messages,
    errors: findings.filter(({ severity }) => severity === 'error'),
    exchanges,
    gaps,
    problems: summary.problems,
  };
}

function expectNothingInvented(protocol: Protocol, file: File): void {
  const { letters, messages } = told(file);
  expect(messages.length).toBeLessThanOrEqual(LETTERS[protocol].length);
  for (const { complete, octets } of messages) if (complete) expect(LETTERS[protocol].map(({ length }) => length)).toContain(octets);
  // what is left of a line that announced it cannot be told from the letter
  for (const { words } of letters) expect(words.length).toBeLessThanOrEqual(letter(1).length + '* 1 FETCH (BODY[] {44}\r\n'.length);
  if (messages.every(({ complete }) => complete)) for (const { words } of letters) expect(LETTERS[protocol]).toContain(words);
}

/** All of a letter is in this segment, or whatever says that what follows is one: no octet of it can be told. */
const isAllOfOne = (protocol: Protocol, words: string): boolean =>
  /^(?:\+OK|\* \d+ FETCH|a\d+ APPEND)/.test(words) && LETTERS[protocol].some((whole) => words.includes(whole));

describe.each(PROTOCOLS)('%s: one segment is missing', (protocol) => {
  const spoken = SPOKEN[protocol];
  test.each(spoken.map(([who, words], lost) => [lost, who, words] as const))('%i %s: %j', (lost) => {
    const file = captured(spoken, PORTS[protocol], lost);
    expectNothingInvented(protocol, file);
    const { messages, gaps, errors } = told(file);
    expect(errors).toEqual([]);
    expect(gaps).toBe(1);
    expect(messages).toHaveLength(LETTERS[protocol].length - (isAllOfOne(protocol, spoken[lost]![1]) ? 1 : 0));
    for (const { accepted, acceptedBy } of messages) expect(accepted === 'yes' || acceptedBy === 'gap').toBe(true);
  });
  test('nothing is missing: every letter, whole', () => {
    const { letters, messages } = told(captured(spoken, PORTS[protocol]));
    expect(letters.map(({ words }) => words)).toEqual(LETTERS[protocol]);
    expect(messages.every(({ complete, accepted }) => complete && accepted === 'yes')).toBe(true);
  });
});

/** Cut anew, wherever. */
function cutAt(spoken: Spoken, places: readonly number[]): Spoken {
  return spoken.flatMap(([who, words], index) => {
    const at = (places[index % places.length]! * 7919) % (words.length + 1);
    return [words.slice(0, at), words.slice(at)].filter((part) => part !== '').map((part) => [who, part] as const);
  });
}

test.each(PROTOCOLS)('%s: any piece of any conversation is missing', (protocol) => {
  fc.assert(
    fc.property(fc.array(fc.nat(200), { minLength: 3, maxLength: 9 }), fc.nat(200), (places, lost) => {
      const spoken = cutAt(SPOKEN[protocol], places);
      expectNothingInvented(protocol, captured(spoken, PORTS[protocol], lost % spoken.length));
    }),
    { numRuns: Math.ceil(PARSER_RUNS / 20) },
  );
});

describe.each(PROTOCOLS)('%s: one side only', (protocol) => {
  test.each(['C', 'S'] as const)('%s', (who) => {
    const spoken = SPOKEN[protocol].filter(([speaker]) => speaker === who);
    const file = captured(spoken, PORTS[protocol]);
    const { messages, errors, exchanges, problems } = told(file);
    expect(errors).toEqual([]);
    expect(problems).toEqual([]);
    expect(messages.length).toBeLessThanOrEqual(LETTERS[protocol].length);
    expect(exchanges.length).toBeGreaterThan(0);
  });
});

describe('pop3: the end of a letter is missing', () => {
  const short = (lost: string, ...then: readonly string[]): Spoken => [
    ...POP.slice(0, 13),
    ['C', 'RETR 1\r\nRETR 2\r\n'],
    ['S', '+OK 44 octets\r\nSubject: 1\r\n\r\nline one of 1\r\nl'],
    ['S', lost],
    ...then.map((words): Spoken[number] => ['S', words]),
  ];
  test.each([
    ['the next status comes in two pieces', short('ine two of 1\r\n.\r\n', '+O', `K 44 octets\r\n${letter(2)}.\r\n`)],
    ['the gap ends within a line end', short('ine two of 1\r\n.\r', `\n+OK 44 octets\r\n${letter(2)}.\r\n`)],
  ])('%s', (_, spoken) => {
    const { letters } = told(captured(spoken, PORTS.pop3, 15));
    expect(letters.map(({ words }) => words)).toEqual([letter(1).slice(0, 30), letter(2)]);
  });
});
