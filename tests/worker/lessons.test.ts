/** Stories of lessons as the page asks for them: told as runs, and judged with what their readers do. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLesson } from '../../src/lessons/reading/read.ts';
import type { Batch } from '../../src/sim/journal.ts';
import { Journal } from '../../src/sim/journal.ts';
import { service } from '../../src/worker/service.ts';

const worker = service(() => Promise.resolve());
const { lesson } = readLesson(readFileSync('lessons/to-cc-bcc/en.md', 'utf8'));
const { stories } = lesson;
const task = lesson.steps.flatMap(({ tasks }) => tasks).find(({ name }) => name === 'say-the-envelope')!;
const said = (words: string) => worker.attempt({ stories, key: 'four', interventions: [] }, task, words);

test('a story is told as a run, with what its reader did in it', async () => {
  const journal = new Journal();
  const told = new Promise<void>((resolve) => {
    const onBatch = (batch: Batch | null, { done }: { done: boolean }) => {
      if (batch) journal.append(batch);
      if (done) resolve();
    };
    void worker.tell({ stories, key: 'four', interventions: [{ kind: 'type', at: 'submission:RCPT#1', lines: ['DATA'] }] }, onBatch);
  });
  await told;
  expect(journal.find('mail:composed message#1')).toBeGreaterThan(0);
  expect(journal.label(journal.length - 1)).not.toBe('');
  expect(journal.find('smtp:(connect)#1')).toBe(-1);
});

test('a story that there is not is refused with what is wrong', async () => {
  const answer = await worker.tell({ stories, key: 'five', interventions: [] }, () => {});
  expect(answer).toMatchObject({ ok: false, problems: [{ key: 'lesson.story' }] });
});

test('a letter is written line by line: while its text is wanted nothing is over', async () => {
  const at = 'submission:(message)#1';
  const letter = { ...task, at, goal: 'mailbox bea@b.com has letter with Subject ~ pizza', solution: 'Subject: Pizza\n\nFriday?\n.' };
  const written = (words: string) => worker.attempt({ stories, key: 'four', interventions: [] }, letter, words);
  expect(await written('Subject: Pizza')).toMatchObject({ isReached: false, isOver: false });
  expect(await written('Subject: Pizza\n\nFriday?\n.')).toMatchObject({ isReached: true });
});

test('what was done is judged; what can help no more is said so', async () => {
  const four = ['bea', 'carlos', 'david', 'esteban'].map((name) => `RCPT TO:<${name}@b.com>`);
  expect(await said([...four, 'DATA'].join('\n'))).toMatchObject({ isReached: true, isOver: false });
  expect(await said(four[0]!)).toMatchObject({ isReached: false, told: -1, isOver: false });
  const half = await said([...four.slice(1), 'DATA'].join('\n'));
  expect(half).toMatchObject({ isReached: false, isOver: true });
  expect(task.cases[half.told]?.codes).toEqual(['DATA 354']);
  const copy = await said('BCC TO:<esteban@b.com>');
  expect(task.cases[copy.told]?.ideas).toEqual(['bcc-is-a-command']);
  expect(copy.isOver).toBe(false);
});

test('a story that was recorded is opened: what is said in it is there, judged, and counted like a run', async () => {
  const recording =
    'S: 220 mx.b.com ESMTP\nC: EHLO a.org\nS: 250 mx.b.com\nC: RCPT TO:<bea@b.com>\nS: 503 MAIL first\nC: QUIT\nS: 221 Bye\n';
  const recorded = { ...stories[0]!, key: 'taken', scenario: '', from: '', recording };
  const journal = new Journal();
  const run = await new Promise<number>((resolve) => {
    const opened = worker.tell({ stories: [recorded], key: 'taken', interventions: [] }, (batch, { done }) => {
      if (batch) journal.append(batch);
      if (done) void opened.then((answer) => resolve(answer.ok ? answer.run : -1));
    });
  });
  expect(journal.label(journal.find('smtp:RCPT#1:reply'))).toBe('503');
  expect((await worker.recording(run, 0, 0)).findings.map(({ rule }) => rule)).toEqual(['smtp.order']);
  const [cost] = await worker.measure([recorded], { ...task, kind: 'measure', of: ['taken'], measures: 'turns' });
  expect(cost).toMatchObject({ story: 'taken', measures: { turns: 3, connections: 1 } });
});
