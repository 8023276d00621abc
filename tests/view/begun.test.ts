// @vitest-environment happy-dom
/** A lesson that is begun from what is on the stage passes the same check as any other, in both languages. */
import { expect, test } from 'vitest';
import { authoring as en } from '../../src/content/authoring/en.ts';
import { authoring as es } from '../../src/content/authoring/es.ts';
import { checkLesson } from '../../src/lessons/check/check.ts';
import { readLesson } from '../../src/lessons/reading/read.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { begun, nameOf } from '../../src/view/lessons/own/begun.ts';
import { canBegin, type Source } from '../../src/view/lessons/own/tellable.ts';
import { played } from './panels/played.ts';

const words = { es: es.begun, en: en.begun };
const titles = { es: 'Un «título»: con todo', en: 'A "title": with everything' };
const source = (scenario: string, interventions: Intervention[] = []): Source => ({ scenario, seed: 1, message: null, interventions });

const refused: Intervention[] = [{ kind: 'reply', at: 'smtp:RCPT#1:reply', reply: '550 5.1.1 No such `user` "here"' }];

test.each([
  ['journey', []],
  ['journey', refused],
  ['greylisting', []],
  ['unknown-recipient', []],
  ['two-clients', []],
  ['starttls', []],
  ['second-mx', []],
] as [string, Intervention[]][])('of %s, with interventions %j', async (scenario, interventions) => {
  const from = source(scenario, interventions);
  const run = await played(scenario, interventions);
  expect(canBegin(from, run)).toBe(true);
  const lesson = begun(from, run, words, titles)!;
  expect(lesson.map(({ language }) => language)).toEqual(['es', 'en']);
  expect(checkLesson(lesson, nameOf(from))).toEqual([
    { language: 'es', faults: [] },
    { language: 'en', faults: [] },
  ]);
});

test('what was refused on the stage is what the lesson asks for', async () => {
  const [, lesson] = begun(source('journey', refused), await played('journey', refused), words, titles)!;
  const asked = readLesson(lesson!.source).lesson.steps.flatMap(({ tasks }) => tasks);
  expect(asked.find(({ at }) => at === 'smtp:RCPT#1:reply')?.cases.find(({ isRight }) => isRight)?.codes).toEqual(['550']);
});

test('where too little is said, nothing is begun', async () => {
  const run = await played('no-such-domain');
  const silent = { ...run, length: 3, journal: run.journal, scene: run.scene } as typeof run;
  expect(begun(source('no-such-domain'), silent, words, titles)).toBeNull();
});
