/** Attempts that rebuild a letter at the workbench: edits in words change its octets, and what comes of it is asked of the octets. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readGoal } from '../../src/lessons/goals/goal.ts';
import { holds } from '../../src/lessons/goals/holds.ts';
import { playedOut, type Played } from '../../src/lessons/goals/played.ts';
import { attemptAt } from '../../src/lessons/grading/attempt.ts';
import { worked } from '../../src/lessons/grading/workbench.ts';
import type { Task } from '../../src/lessons/lesson.ts';
import { text, utf8 } from '../../src/mail/octets.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';

const task = { kind: 'repair', at: 'submission:RCPT#1', edits: ['workbench'] as string[] } as Task;
const plot = (...interventions: Intervention[]) => ({ scenario: scenarioNamed('journey')!, seed: 1, interventions });

const BROKEN = [
  'From: ana@a.org',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary=cut',
  '',
  '--cut',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>¿Qué tal?</p>',
  '--cut',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '¿Qué tal?',
  '',
].join('\r\n');

/** Ana's program hands this letter in. */
const broken = (): Played =>
  playedOut(plot({ kind: 'type', at: 'submission:RCPT#1', lines: ['RCPT TO:<bea@b.com>', 'DATA', `${BROKEN}.`], runs: true }));

function after(words: string): { played: Played; letter: Uint8Array } {
  const { interventions, letter } = attemptAt(task, words, broken());
  return { played: playedOut(plot(...interventions)), letter: letter! };
}

const isSo = (goal: string, words: string): boolean => {
  const { played, letter } = after(words);
  return holds(readGoal(goal), played, letter);
};

test('what is built at the workbench arrives so', () => {
  const goal = 'mailbox bea@b.com has letter with part text/plain in multipart/alternative before text/html and without finding';
  expect(isSo(goal, '')).toBe(false);
  expect(isSo(goal, 'move 1.2 -1')).toBe(false);
  expect(isSo(goal, 'repair 1 close')).toBe(false);
  // the octets beyond ASCII are under no encoding: that is found too
  expect(isSo(goal, 'repair 1 close\nmove 1.2 -1')).toBe(false);
  expect(isSo(goal, 'repair 1 close\nmove 1.2 -1\nrecode 1.1 quoted-printable\nrecode 1.2 base64')).toBe(true);
});

test('a file is asked for by type, encoding, place and name', () => {
  const words = 'repair 1 close\nwrap 1 mixed\nadd 1 file\nname 1.2 año 2027.csv';
  expect(isSo('letter has part text/csv as base64 named "año 2027.csv" attached in multipart/mixed', words)).toBe(true);
  expect(isSo('letter has part text/csv as base64 named horas.csv', words)).toBe(false);
  expect(isSo('letter has part text/csv as quoted-printable', words)).toBe(false);
  expect(isSo('letter has part text/csv in multipart/alternative', words)).toBe(false);
  expect(isSo('letter has part text/csv saying "viernes,14:00"', words)).toBe(true);
  expect(isSo('letter has no part text/csv and letter has finding notSevenBit', words)).toBe(false);
});

test('octets that are no UTF-8, and a text with lines, cross the line as they were made', () => {
  const latin = after('charset 1.2 iso-8859-1\nrecode 1.2 8bit');
  const stored = [...Array(latin.played.journal.length).keys()].find((index) => latin.played.journal.kind(index) === 'stored')!;
  expect(text(latin.played.body(latin.played.journal.subject(stored))!)).toContain('\xbfQu\xe9 tal?');
  expect(isSo('mailbox bea@b.com has letter with part text/plain saying "one line"', 'text 1.2 "one\\nand one line"')).toBe(true);
});

test('a bare line feed stays one, and is refused until the text is written anew: RFC 5321 §2.3.8', () => {
  const bare = `${BROKEN.replace('¿Qué tal?\r\n', '¿Qué␊tal?\r\n')}.`;
  const original = playedOut(plot({ kind: 'type', at: 'submission:RCPT#1', lines: ['RCPT TO:<bea@b.com>', 'DATA', bare], runs: true }));
  const reply = (words: string) => {
    const { interventions } = attemptAt(task, words, original);
    return holds(readGoal('reply submission:(message) is 554'), playedOut(plot(...interventions)));
  };
  expect(reply('move 1.2 -1')).toBe(true);
  expect(reply('text 1.2 "¿Qué tal?"')).toBe(false);
});

test('what is no edit changes nothing, and nothing throws', () => {
  const letter = utf8(BROKEN);
  for (const words of ['recode 1.2 rot13', 'add 1 toString', 'repair 9 close', 'constructor 1', 'text 1.2 no', 'move 1.2 0', 'wrap 1 a\u0000b'])
    expect(worked(letter, words)).toBe(letter);
  const word = fc.constantFrom('add', 'move', 'repair', 'close', '1', '1.2', '-1', 'text', '"x"', 'name', 'file', 'out', 'in', 'wrap', 'mixed', '\n');
  fc.assert(fc.property(fc.array(fc.oneof(word, fc.string())), (words) => void worked(letter, words.join(' '))));
});
