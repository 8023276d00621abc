/** One bad input spoils only itself: words that every object knows, a conversation and a file that this program cannot cope with. */
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../src/mail/octets.ts';
import { Intake } from '../../src/transcripts/files/intake.ts';
import type { Sink } from '../../src/transcripts/sink.ts';
import { Summary } from '../../src/transcripts/summary/summary.ts';
import { readInto, summarised, type File } from './opened.ts';

const file = (name: string, lines: readonly string[]): File => ({ name, octets: utf8(lines.join('\r\n') + '\r\n') });
const smtp = (...said: string[]) => ['S: 220 mx.b.com ESMTP', ...said, 'C: QUIT', 'S: 221 2.0.0 bye'];
/** Words that mean something to objects, or to XState. */
const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), '__proto__', '*', 'xstate.stop', 'error.x'];

describe.each([
  ['SMTP', (word: string) => smtp(`C: ${word}`, 'S: 500 5.5.2 what', `C: ${word} x:y`, 'S: 500 5.5.2 what')],
  [
    'SMTP with neutral marks',
    (word: string) =>
      smtp(`C: ${word} `, 'S: 500 what').map((line) => line.replace(/^([CS]):/, (_, side) => (side === 'C' ? 'X2:' : 'X1:'))),
  ],
  ['POP3', (word: string) => ['S: +OK ready', `C: ${word}`, 'S: -ERR what', `C: ${word} 1`, 'S: -ERR what', 'C: QUIT', 'S: +OK bye']],
  [
    'IMAP',
    (word: string) => [
      'S: * OK IMAP4rev1',
      `C: a ${word}`,
      'S: a BAD what',
      `C: b UID ${word} 1`,
      'S: b BAD what',
      `C: c FETCH 1 ${word}`,
      'S: c BAD',
      `C: d ${word} 1`,
      'S: d NO',
      `S: * ${word} 3`,
      `S: * OK [${word}] x`,
      'C: z LOGOUT',
      'S: * BYE',
      'S: z OK',
    ],
  ],
])('words that every object inherits are unknown commands: %s', (_, dialogue) => {
  test.each(INHERITED)('%s', (word) => {
    const { conversations, summary } = summarised(file('x.txt', dialogue(word)));
    // among neutral marks a '*' looks like a server of IMAP
    expect(summary.problems.filter(({ key }) => key !== 'conversation.oneSided')).toEqual([]);
    expect(conversations).toHaveLength(1);
    expect(conversations[0]!.exchanges.length).toBeGreaterThan(1);
  });
});

/** Fails at one conversation, as if this program had made a mistake. */
class Clumsy extends Summary {
  override replied(...told: Parameters<Summary['replied']>): void {
    if (told[2].octets[0] === 0x35) throw new RangeError('for the test');
    super.replied(...told);
  }
}

test('a conversation that cannot be read on is told with its reason, what was read stands, the others go on', () => {
  const ends: number[] = [];
  const listener = new Clumsy(({ exchanges }) => ends.push(exchanges.length));
  readInto(listener, [
    file('a.txt', [...smtp('C: NOPE', 'S: 500 what', 'C: NOOP', 'S: 250 fine')]),
    file('b.txt', smtp('C: NOOP', 'S: 250 fine')),
  ]);
  // greeting and NOPE; greeting, NOOP and QUIT
  expect(ends).toEqual([2, 3]);
  expect(listener.problems).toEqual([
    { key: 'conversation.unreadable', values: { client: '', server: '', reason: 'RangeError: for the test' } },
  ]);
});

test('a file that its reader cannot cope with is told with its reason and is over', () => {
  const problems: unknown[] = [];
  const sink = {
    open: () => {
      throw new RangeError('for the test');
    },
    problem: (problem: unknown) => problems.push(problem),
  } as unknown as Sink;
  const intake = new Intake('a.txt', sink);
  const { octets } = file('a.txt', smtp());
  intake.push(octets);
  intake.end();
  intake.release();
  expect(intake.ended).toBe(true);
  expect(problems).toEqual([
    { key: 'file.unreadable', values: { name: 'a.txt', octets: octets.length, reason: 'RangeError: for the test' } },
  ]);
});

describe('a moment that no clock shows', () => {
  const head = (startsAt: number) =>
    JSON.stringify({
      ...{ mailscope: 'journal', version: 1 },
      scene: {
        hosts: [{ id: 'a', name: 'a', address: '1', kind: 'server', agents: ['mta'] }],
        links: [],
        agents: [{ role: 'mta', host: 0 }],
        accounts: [],
        startsAt,
      },
      connections: [{ protocol: 'smtp', client: 0, server: 0, clientAddress: '1:1', serverAddress: '1:25' }],
      ...{ messages: [], machines: [] },
    });
  const open = (at: number) => `{"kind":"open","at":${at},"label":"","from":0,"to":0,"connection":0}`;

  test.each([
    ['in an entry of a journal', file('x.json', [head(0), open(0), open(1e300)]), 'journal.badLine'],
    ['at the beginning of a journal', file('x.json', [head(1e300), open(0)]), 'journal.badHead'],
    [
      'in what was watched live',
      file('x.jsonl', [
        '{"mailscope":"live","version":1,"doors":[]}',
        '{"open":0,"client":"1:1","server":"2:25","atMs":9e15,"fromTheStart":true,"evidence":"octets"}',
      ]),
      'live.badLine',
    ],
  ])('%s is a line that cannot be understood, and no mistake of ours', (_, it, key) => {
    expect(summarised(it).summary.problems.map((problem) => problem.key)).toEqual([key]);
  });
});
