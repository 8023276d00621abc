// @vitest-environment happy-dom
/** A lesson that is begun from a recording: each of the shelf, and what somebody pastes, passes the same check as any other. */
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { authoring as en } from '../../src/content/authoring/en.ts';
import { checkLesson } from '../../src/lessons/check/check.ts';
import { readLesson } from '../../src/lessons/reading/read.ts';
import { faultSentence } from '../../src/content/authoring/words.ts';
import { SHELF } from '../../src/view/open/shelf.ts';
import { begin } from '../../src/view/lessons/own/beginning.ts';
import { recordedName } from '../../src/view/lessons/own/begun-recorded.ts';
import { canBegin } from '../../src/view/lessons/own/tellable.ts';
import { writtenFrom } from '../../src/view/lessons/own/written.ts';
import { Runs, type Run } from '../../src/view/playback/run.svelte.ts';
import type { OpenedFile } from '../../src/worker/api.ts';
import { service } from '../../src/worker/service.ts';
import { readFolder } from '../fixtures/shelf.ts';

const source = { scenario: 'recording', seed: 1, message: null, interventions: [] };
const titles = { es: 'Una «grabación»: la de hoy', en: 'A "recording": that of today' };

async function opened(files: OpenedFile[]): Promise<Run> {
  const outcome = await new Runs(service(() => Promise.resolve())).open(files);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  while (!outcome.run.done) await new Promise((resolve) => setTimeout(resolve, 1));
  await outcome.run.recording!.refresh();
  flushSync();
  return outcome.run;
}
const pasted = (text: string): Promise<Run> => opened([{ name: 'Öffnung & mehr.txt', blob: new Blob([text]) }]);
const begunOf = async (run: Run, part = { first: 0, end: run.length }) => {
  expect(canBegin(source, run)).toBe(true);
  const lesson = await begin(source, run, titles, part);
  return lesson === null || lesson === 'long' ? lesson : writtenFrom(lesson.text);
};

const DIALOGUE = `S: 220 mx.b.com ESMTP
C: EHLO a.org
S: 250-mx.b.com
S: 250 AUTH PLAIN
C: AUTH PLAIN AGFuYQBzZWNyZXQ=
S: 235 2.7.0 OK
C: RCPT TO:<bea@b.com>
S: 503 5.5.1 MAIL first
C: MAIL FROM:<ana@a.org>
S: 250 2.1.0 OK
C: QUIT
S: 221 2.0.0 Bye
`;

test('a pasted dialogue becomes a lesson of three to five steps, its password covered, its refusal asked for', async () => {
  const lesson = await begunOf(await pasted(DIALOGUE));
  if (lesson === null || lesson === 'long') throw new Error(String(lesson));
  expect(lesson.map(({ language }) => language)).toEqual(['es', 'en']);
  const { lesson: read } = readLesson(lesson[1]!.source);
  expect(read.id).toBe('my-offnung-mehr');
  expect(checkLesson(lesson, read.id).map(({ faults }) => faults)).toEqual([[], []]);
  expect(read.steps.length).toBeGreaterThanOrEqual(3);
  expect(read.steps.length).toBeLessThanOrEqual(5);
  expect(read.stories[0]!.recording).toContain('C: AUTH PLAIN ****');
  expect(lesson[1]!.source).not.toContain('AGFuYQBzZWNyZXQ');
  const asked = read.steps.flatMap(({ tasks }) => tasks);
  expect(asked.find(({ at }) => at.endsWith(':RCPT#1:reply'))?.cases.find(({ isRight }) => isRight)?.codes).toEqual(['503']);
  expect(read.steps.find(({ open }) => open === 'findings')).toBeTruthy();
});

test('of too little nothing is begun, and of too much a part', async () => {
  expect(await begunOf(await pasted('S: 220 mx.b.com\nC: EHLO a.org\nS: 250 mx.b.com\nC: QUIT\nS: 221 Bye\n'))).toBeNull();
  const long = await pasted(DIALOGUE.replace('C: QUIT', `${'C: NOOP\nS: 250 2.0.0 OK\n'.repeat(4000)}C: QUIT`));
  expect(await begunOf(long)).toBe('long');
  const some = await begunOf(long, { first: 0, end: 200 });
  expect(Array.isArray(some)).toBe(true);
});

test('a folder may be called like any file', () => {
  expect(['a.pcap', '..', 'Año nuevo.log', `${'x'.repeat(80)}.txt`].map(recordedName)).toEqual([
    'my-a',
    'my-recording',
    'my-ano-nuevo',
    `my-${'x'.repeat(36)}`,
  ]);
});

test.each(SHELF.map(({ id, files }) => [id, files] as const))('%s of the shelf', async (_, files) => {
  const run = await opened(files.map((name) => ({ name, blob: new Blob([readFolder(`shelf/${name}`)!]) })));
  const lesson = await begunOf(run);
  if (lesson === null || lesson === 'long') throw new Error(String(lesson));
  const { lesson: read } = readLesson(lesson[1]!.source);
  const told = checkLesson(lesson, read.id).flatMap(({ language, faults }) =>
    faults.map((fault) => `${language} ${fault.line} ${fault.about}: ${faultSentence(fault, en)}`),
  );
  expect(told).toEqual([]);
  expect(read.steps.length).toBeGreaterThanOrEqual(3);
  expect(read.steps.length).toBeLessThanOrEqual(5);
});
