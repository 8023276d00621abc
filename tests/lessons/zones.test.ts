/** Attempts that write DNS records: the run asks for what the reader published, and finds it. */
import { expect, test } from 'vitest';
import { readGoal } from '../../src/lessons/goals/goal.ts';
import { holds } from '../../src/lessons/goals/holds.ts';
import { playedOut } from '../../src/lessons/goals/played.ts';
import { attemptAt } from '../../src/lessons/grading/attempt.ts';
import type { Task } from '../../src/lessons/lesson.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';

const task = { kind: 'repair', at: 'smtp:EHLO#1', edits: ['zone:a.org'] } as Partial<Task> as Task;
const plot = (interventions: Intervention[] = []) => ({ scenario: scenarioNamed('forgery-unnoticed')!, seed: 1, interventions });
const isIn = readGoal('mailbox bea@b.com has letter');

const after = (words: string) => playedOut(plot(attemptAt(task, words, playedOut(plot())).interventions));

test('what is published is asked for: the forgery is refused', () => {
  expect(holds(isIn, playedOut(plot()))).toBe(true);
  expect(holds(isIn, after('publish a.org v=spf1 ip4:192.0.2.25 -all'))).toBe(false);
});

test('what is withdrawn, or written under another name, changes nothing', () => {
  expect(holds(isIn, after('publish a.org v=spf1 -all\nwithdraw A.ORG'))).toBe(true);
  expect(holds(isIn, after('publish www.a.org v=spf1 -all'))).toBe(true);
  expect(holds(isIn, after('nonsense'))).toBe(true);
});

test('the zone keeps its other records', () => {
  const [edit] = attemptAt(task, 'publish a.org v=spf1 -all', playedOut(plot())).interventions;
  const zone = scenarioNamed('forgery-unnoticed')!.zones.find(({ origin }) => origin === 'a.org')!;
  expect(edit).toMatchObject({ kind: 'zone', origin: 'a.org', records: [...zone.records, { name: 'a.org', type: 'TXT', data: 'v=spf1 -all' }] });
});
