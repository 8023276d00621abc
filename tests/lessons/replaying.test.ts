/** What the reader said in a task is said again in a later story: their own lines, or, until they have spoken, those of the solution. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { playedOut } from '../../src/lessons/goals/played.ts';
import { attemptAt } from '../../src/lessons/grading/attempt.ts';
import { verdictOn } from '../../src/lessons/grading/verdict.ts';
import type { Story } from '../../src/lessons/lesson.ts';
import { readLesson } from '../../src/lessons/reading/read.ts';
import { plotOf } from '../../src/lessons/stories.ts';
import { inOwnWords } from '../../src/view/lessons/replayed.ts';

const source = readFileSync('lessons/spam-and-forgery/en.md', 'utf8');
const { lesson } = readLesson(source);
const tasks = lesson.steps.flatMap(({ tasks }) => tasks);
const forging = tasks.find(({ name }) => name === 'forge-it')!;
const stopping = tasks.find(({ name }) => name === 'publish-it')!;

const OWN = ['HELO smtp.a.org', 'MAIL FROM:<>', 'RCPT TO:<bea@b.com>', 'DATA', 'From: ana@a.org', '', 'In my own words.', '.'];

function plotted(stories: readonly Story[], key: string) {
  const result = plotOf(stories, key);
  if (!result.ok) throw new Error(JSON.stringify(result.misfits));
  return result.plot;
}

function boxOf(stories: readonly Story[], words: string): string {
  const plot = plotted(stories, 'defend');
  const { interventions } = attemptAt(stopping, words, playedOut(plot));
  const { journal } = playedOut({ ...plot, interventions: [...plot.interventions, ...interventions] });
  return Array.from({ length: journal.length }, (_, index) => (journal.kind(index) === 'text' ? new TextDecoder().decode(journal.octets(index)) : '')).join('\n');
}

test('the lines of the solution come again, until the reader has spoken', () => {
  const own = inOwnWords(lesson.stories, forging, OWN);
  expect(boxOf(lesson.stories, '')).toContain('Your password, please.');
  expect(boxOf(own, '')).toContain('In my own words.');
  expect(boxOf(own, '')).not.toContain('Your password, please.');
});

test('the reader’s own forgery is one that the solution stops', () => {
  const forge = plotted(lesson.stories, 'forge');
  expect(verdictOn(forging, attemptAt(forging, OWN.join('\n'), playedOut(forge)), forge).isReached).toBe(true);
  const plot = plotted(inOwnWords(lesson.stories, forging, OWN), 'defend');
  const played = playedOut(plot);
  expect(verdictOn(stopping, attemptAt(stopping, stopping.solution, played), plot).isReached).toBe(true);
  for (const words of stopping.wrong) expect(verdictOn(stopping, attemptAt(stopping, words, played), plot).isReached).toBe(false);
});

test.each(['From: "ana@a.org" <x@mallory.example>', 'From: ana@a.org, x@mallory.example', 'From: ana@a.org\nFrom: x@mallory.example', 'Subject: ana@a.org'])(
  'a name that no record could stop is no forgery: %s',
  (from) => {
    const forge = plotted(lesson.stories, 'forge');
    const words = OWN.join('\n').replace('From: ana@a.org', from);
    expect(verdictOn(forging, attemptAt(forging, words, playedOut(forge)), forge).isReached).toBe(false);
  },
);

test('a story that says again what nobody says is a fault of the file, at its line', () => {
  const faults = readLesson(source.replaceAll('replays: forge-it', 'replays: true-line')).faults.filter(({ key }) => key === 'replaysNothing');
  expect(faults.map(({ values }) => [values.story, values.tasks])).toEqual([
    ['forged', 'forge-it'],
    ['defend', 'forge-it'],
  ]);
  expect(faults.map(({ line }) => source.split('\n')[line - 1])).toEqual(['    from: forge', '    from: forge']);
});
