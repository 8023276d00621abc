/** One bad input spoils only itself: words that every object knows, a conversation and a file that this program cannot cope with. */
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../src/mail/octets.ts';
import { Intake } from '../../src/transcripts/intake.ts';
import type { Sink } from '../../src/transcripts/sink.ts';
import { Summary } from '../../src/transcripts/summary/summary.ts';
import { readInto, summarised, type File } from './opened.ts';

const file = (name: string, lines: readonly string[]): File => ({ name, octets: utf8(lines.join('\r\n') + '\r\n') });
const smtp = (...said: string[]) => ['S: 220 mx.b.com ESMTP', ...said, 'C: QUIT', 'S: 221 2.0.0 bye'];
const INHERITED = [...Object.getOwnPropertyNames(Object.prototype), '__proto__'];

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
    expect(summary.problems).toEqual([]);
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
