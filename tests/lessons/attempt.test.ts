/** Attempts that edit a letter: what was not edited crosses the line octet for octet, dots at line starts and letters beyond ASCII too. */
import { expect, test } from 'vitest';
import { playedOut, type Played } from '../../src/lessons/goals/played.ts';
import { attemptAt, originalAt } from '../../src/lessons/grading/attempt.ts';
import type { Task } from '../../src/lessons/lesson.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';

const plot = (...interventions: Intervention[]) => ({ scenario: scenarioNamed('journey')!, seed: 1, interventions });
const task = { kind: 'repair', at: 'submission:RCPT#1', edits: ['letter'] as string[] } as Task;
const LETTER = 'Subject: x\r\nBcc: esteban@b.com\r\n\r\n.a line that begins with a dot\r\n¿Qué tal?\r\n';

/** The letter as it was handed in, without dots that belong to the line. */
const handedIn = (played: Played): string => originalAt('submission:MAIL#1', played.journal).letter;

test('the original is read as it was written, and comes back so', () => {
  const lines = ['RCPT TO:<bea@b.com>', 'DATA', ...LETTER.replace(/^\./gm, '..').split('\r\n').slice(0, -1), '.'];
  const typed: Intervention = { kind: 'type', at: 'submission:RCPT#1', lines, runs: true };
  const original = playedOut(plot(typed));
  expect(handedIn(original)).toBe(LETTER);
  const { interventions } = attemptAt(task, 'delete header:Bcc', original);
  const repaired = playedOut(plot(...interventions));
  expect(handedIn(repaired)).toBe(LETTER.replace('Bcc: esteban@b.com\r\n', ''));
  expect(originalAt('submission:MAIL#1', repaired.journal).envelope).toEqual(['bea@b.com']);
});
