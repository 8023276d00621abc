/** What a recording lacks neither invents, enlarges nor drops a message. */
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/mail/octets.ts';
import { outline, spoken, type HeardDialogue } from './smtp-heard.ts';

const GREETED = ['S: 220 mx ESMTP', 'C: EHLO a.org', 'S: 250-mx', 'S: 250-PIPELINING', 'S: 250 CHUNKING'];
const envelope = (n: number) => [`C: MAIL FROM:<a${n}@a.org>`, 'S: 250 2.1.0 Ok', `C: RCPT TO:<b${n}@b.com>`, 'S: 250 2.1.5 Ok'];
const dotted = (n: number) => ['C: DATA', 'S: 354 go', `C: Subject: ${n}`, 'C:', 'C: x', 'C: .', 'S: 250 2.0.0 queued'];
const chunked = (n: number) => ['R: BDAT 5\\r\\nabcde', 'S: 250 2.0.0 Ok', `R: BDAT 3 LAST\\r\\nfg${n}`, 'S: 250 2.0.0 done'];
const LINES = [
  ...[...GREETED, ...envelope(1), ...dotted(1), ...envelope(2), ...dotted(2), ...envelope(3), ...chunked(3), ...envelope(4)],
  ...[...chunked(4), 'C: QUIT', 'S: 221 bye'],
];
const TEXTS = ['Subject: 1\r\n\r\nx\r\n', 'Subject: 2\r\n\r\nx\r\n', 'abcdefg3', 'abcdefg4'];

const isServers = (line: string): boolean => line.startsWith('S');
const textsOf = ({ messages }: HeardDialogue): string[] => messages.map(({ octets }) => text(octets));
const places = (servers: boolean) => LINES.flatMap((line, at) => (isServers(line) === servers ? [[at, line] as const] : []));
const without = (at: number, side: 'S' | 'C') => spoken([...LINES.slice(0, at), `M: ${side}`, ...LINES.slice(at + 1)].join('\n'));

describe('A line of the server is missing', () => {
  test.each(places(true))('%i %s', (at) => {
    const heard = without(at, 'S');
    expect(textsOf(heard)).toEqual(TEXTS);
    expect(heard.messages.every(({ complete }) => complete)).toBe(true);
    expect(heard.messages.filter(({ accepted }) => accepted === 'no')).toEqual([]);
    // of one message at most the verdict is not known, and it is said why
    expect(heard.messages.filter(({ accepted }) => accepted === 'unknown').map(({ acceptedBy }) => acceptedBy)).toEqual(
      /queued|done/.test(LINES[at]!) ? ['gap'] : [],
    );
    expect(heard.findings).toEqual([]);
    expect(heard.strays).toEqual([]);
  });
});

describe('A piece of the client is missing', () => {
  test.each(places(false))('%i %s', (at) => {
    const heard = without(at, 'C');
    expect(heard.messages).toHaveLength(4);
    for (const [index, { octets, complete, envelopeComplete }] of heard.messages.entries()) {
      if (text(octets) !== TEXTS[index]) expect(complete).toBe(false);
      const { reversePath, forwardPaths } = heard.messages[index]!;
      if (`${reversePath} ${forwardPaths.join()}` !== `a${index + 1}@a.org b${index + 1}@b.com`) expect(envelopeComplete).toBe(false);
    }
    expect(heard.findings).toEqual([]);
  });
});

test('only the client: every message once, and nobody knows whether it was taken', () => {
  const heard = spoken(LINES.filter((line) => !isServers(line)).join('\n'));
  expect(textsOf(heard)).toEqual(TEXTS);
  expect(heard.messages.map(({ accepted, acceptedBy, complete }) => `${accepted} ${acceptedBy} ${complete}`)).toEqual(
    TEXTS.map(() => 'unknown noReply true'),
  );
  expect(heard.messages.map(({ reversePath }) => reversePath)).toEqual(['a1@a.org', 'a2@a.org', 'a3@a.org', 'a4@a.org']);
  expect(outline(heard).every((line) => line.endsWith(' -'))).toBe(true);
  expect(heard.findings).toEqual([]);
});

test('only the server: every reply in its order, no command invented', () => {
  const heard = spoken(LINES.filter(isServers).join('\n'), { fromTheStart: false });
  expect(heard.exchanges).toEqual([]);
  expect(heard.strays.map(({ label }) => label)).toHaveLength(LINES.filter((line) => /^S: \d{3} /.test(line)).length);
  expect(heard.findings).toEqual([]);
});

describe('What a client breaks off', () => {
  const begun = [...GREETED, ...envelope(1), 'C: DATA', 'S: 354 go', 'C: Subject: x', 'C:'].join('\n');
  const chunk = [...GREETED, ...envelope(1), 'R: BDAT 5\\r\\nabcde', 'S: 250 Ok'].join('\n');
  test('is no message', () => {
    expect(spoken(begun, {}, 'end').messages).toEqual([]);
    expect(spoken(chunk, {}, 'reset').messages).toEqual([]);
    expect(spoken(`${chunk}\nC: RSET\nS: 250 Ok\nC: QUIT\nS: 221 bye`).messages).toEqual([]);
  });
  test('may be one where it is the recording that breaks off', () => {
    const told = [spoken(begun, {}, 'cut'), spoken(chunk, {}, 'cut')].flatMap(({ messages }) => messages);
    expect(told).toMatchObject([
      { complete: false, accepted: 'unknown', acceptedBy: 'noReply' },
      { complete: false, accepted: 'unknown', acceptedBy: 'noReply' },
    ]);
  });
});

test('a refused message is a message, and so is one of which the server takes a part', () => {
  const refused = [...GREETED, ...envelope(1), ...dotted(1).slice(0, -1), 'S: 554 5.7.1 no', 'C: QUIT', 'S: 221 bye'];
  expect(spoken(refused.join('\n')).messages).toMatchObject([{ complete: true, accepted: 'no', acceptedBy: 'reply' }]);
});

describe('221 answers QUIT, whatever waits before it', () => {
  const written = [...GREETED, ...envelope(3), ...chunked(3), 'C: QUIT', 'S: 221 bye'].filter((line) => !/PIPELINING/.test(line));
  test.each(['S: 250 2.0.0 Ok', 'S: 250 2.0.0 done'])('in a dialogue that lacks %s', (lacking) => {
    const heard = spoken(written.filter((line) => line !== lacking).join('\n'), { evidence: 'lines' });
    expect(outline(heard).slice(-3)).toEqual(['BDAT 250', 'BDAT -', 'QUIT 221']);
    expect(heard.messages).toMatchObject([{ complete: true, accepted: 'unknown', acceptedBy: 'gap' }]);
    expect(heard.findings).toEqual([]);
  });
  test('where a server really leaves one out, that is told of the command that has none', () => {
    const heard = spoken(written.filter((line) => line !== 'S: 250 2.0.0 done').join('\n'));
    expect(outline(heard).slice(-3)).toEqual(['BDAT 250', 'BDAT -', 'QUIT 221']);
    expect(heard.findings.map(({ rule, exchange }) => `${rule} ${heard.exchanges[exchange]!.verb}`)).toContain('smtp.unanswered BDAT');
  });
  test('a server that shuts down without being asked answers what waits', () => {
    const heard = spoken([...GREETED, 'C: NOOP', 'S: 221 going down'].join('\n'), { evidence: 'lines' });
    expect(outline(heard).at(-1)).toBe('NOOP 221');
  });
});

describe('The invitation and the text are missing, and the verdict is there', () => {
  const before = [...GREETED, ...envelope(1), 'C: DATA'];
  const after = ['S: 250 2.0.0 queued', ...envelope(2), ...dotted(2), 'C: QUIT', 'S: 221 bye'];
  test.each<['lines' | 'octets', string[]]>([
    ['lines', []],
    ['lines', ['M: C', 'M: S']],
    ['octets', ['M: S', 'M: C']],
    ['octets', ['M: C', 'M: S']],
  ])('%s %j', (evidence, missing) => {
    const heard = spoken([...before, ...missing, ...after].join('\n'), { evidence });
    expect(outline(heard).slice(4)).toEqual(['DATA -', '(message) 250', 'MAIL 250', 'RCPT 250', 'DATA 354', '(message) 250', 'QUIT 221']);
    expect(heard.messages).toMatchObject([
      { octets: { length: 0 }, complete: false, accepted: 'yes', reversePath: 'a1@a.org', forwardPaths: ['b1@b.com'] },
      { complete: true, accepted: 'yes', reversePath: 'a2@a.org', forwardPaths: ['b2@b.com'] },
    ]);
    expect(textsOf(heard)[1]).toBe(TEXTS[1]);
    expect(heard.findings).toEqual([]);
  });
  test('the text is there, though nobody is seen to ask for it', () => {
    const heard = spoken([...before, ...dotted(1).slice(2, -1), ...after].join('\n'), { evidence: 'lines' });
    expect(textsOf(heard)).toEqual(TEXTS.slice(0, 2));
    expect(heard.findings).toEqual([]);
  });
  test('where nothing is missing, the server has answered wrongly', () => {
    const heard = spoken([...before, ...after].join('\n'));
    expect(heard.findings.map(({ rule }) => rule)).toContain('smtp.reply-impossible');
  });
});

describe('Chunks whose answers are missing, to a server that takes no groups', () => {
  const chunk = (octets: string, last = '') => `R: BDAT ${octets.length}${last}\\r\\n${octets}`;
  const letter = [
    chunk('abcde'),
    'S: 250 first',
    chunk('fgh'),
    'S: 250 second',
    chunk('ijk'),
    'S: 250 third',
    chunk('lm', ' LAST'),
    'S: 250 done',
  ];
  const lines = [...GREETED.filter((line) => !line.includes('PIPELINING')), ...envelope(1), ...letter, 'C: QUIT', 'S: 221 bye'];
  const told = (change: (line: string) => string[], evidence: 'octets' | 'lines') => spoken(lines.flatMap(change).join('\n'), { evidence });
  const WHOLE = 'abcdefghijklm';

  describe.each(['octets', 'lines'] as const)('%s', (evidence) => {
    test.each(['first', 'second', 'third', 'done'])('the answer %s', (missing) => {
      const heard = told((line) => (line.endsWith(missing) ? ['M: S'] : [line]), evidence);
      expect(textsOf(heard)).toEqual([WHOLE]);
      expect(heard.findings).toEqual([]);
    });
    test('the first two, in one gap', () => {
      const heard = told((line) => (line.endsWith('first') ? ['M: S'] : line.endsWith('second') ? [] : [line]), evidence);
      expect(textsOf(heard)).toEqual([WHOLE]);
      expect(heard.findings).toEqual([]);
    });
    test('and the rest of the first chunk with the first answer', () => {
      const cut = (line: string) => (line.includes('abcde') ? [line.slice(0, -2), 'M: C'] : line.endsWith('first') ? ['M: S'] : [line]);
      const heard = told(cut, evidence);
      expect(textsOf(heard)).toEqual(['abcfghijklm']);
      expect(heard.findings).toEqual([]);
    });
    test('the rest of a chunk alone: nobody has cut it', () => {
      expect(told((line) => (line.includes('abcde') ? [line.slice(0, -2), 'M: C'] : [line]), evidence).findings).toEqual([]);
    });
    test('whoever really says them in a group is told', () => {
      const group = [...lines.slice(0, -10), ...[chunk('abcde'), chunk('fg', ' LAST'), 'S: 250 first', 'S: 250 done'], ...lines.slice(-2)];
      expect(spoken(group.join('\n'), { evidence }).findings.map(({ rule, exchange }) => [rule, exchange])).toEqual([
        ['smtp.pipelining-not-offered', 5],
      ]);
    });
  });
  test.each(['first', 'second', 'third'])('the answer %s is in no line, and nobody says that it is missing', (missing) => {
    const heard = told((line) => (line.endsWith(missing) ? [] : [line]), 'lines');
    expect(textsOf(heard)).toEqual([WHOLE]);
    expect(heard.findings).toEqual([]);
  });
  test('a chunk that was said at once with its command is no command behind it', () => {
    const heard = told((line) => [line === 'S: 250 CHUNKING' ? 'S: 250 SIZE' : line], 'octets');
    expect(new Set(heard.findings.map(({ rule }) => rule))).toEqual(new Set(['smtp.not-offered']));
  });
});
