/** Attempts that set a server otherwise, or write its domain's records beside keys that are published already. */
import { expect, test } from 'vitest';
import { readGoal } from '../../src/lessons/goals/goal.ts';
import { holds } from '../../src/lessons/goals/holds.ts';
import { playedOut } from '../../src/lessons/goals/played.ts';
import { attemptAt } from '../../src/lessons/grading/attempt.ts';
import type { Task } from '../../src/lessons/lesson.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';

const plot = (story: string, interventions: Intervention[] = []) => ({ scenario: scenarioNamed(story)!, seed: 1, interventions });
const isIn = readGoal('mailbox bea@b.com has letter');

function after(story: string, edits: string, words: string) {
  const task = { kind: 'repair', at: '', edits: [edits] } as Partial<Task> as Task;
  return playedOut(plot(story, attemptAt(task, words, playedOut(plot(story))).interventions));
}

test('a server that asks for proof, or no longer does, takes or refuses', () => {
  const unproven = (words: string) => holds(isIn, after('unproven', 'policy:mx.b.com', words));
  expect(holds(isIn, playedOut(plot('unproven')))).toBe(false);
  expect(unproven('drop verify.unproven')).toBe(true);
  expect(unproven('set verify {"spf":"note"}')).toBe(true);
  expect(unproven('set verify.unproven refuse')).toBe(false);
});

test('what cannot be set changes nothing, nor does a server that there is not', () => {
  for (const words of ['set verify.unproven perhaps', 'drop verify', 'drop constructor', 'drop constructor.name', 'set __proto__ 1', 'set verify', 'nonsense'])
    expect(holds(isIn, after('unproven', 'policy:mx.b.com', words))).toBe(false);
  expect(holds(isIn, after('unproven', 'policy:mx.nowhere', 'drop verify'))).toBe(false);
});

test('the remedy of the sender is a record: then the same server takes it', () => {
  expect(holds(isIn, after('unproven', 'zone:a.org', 'publish a.org v=spf1 ip4:192.0.2.25 -all'))).toBe(true);
});

test('a key that the run has published stands in the zone once, and seals as before, when the zone is written anew', () => {
  const sealed = readGoal('mailbox bea@b.com has letter with Authentication-Results ~ dkim=pass');
  const spf = 'publish a.org v=spf1 ip4:192.0.2.25 -all';
  const played = after('dkim-signed', 'zone:a.org', spf);
  expect(holds(sealed, playedOut(plot('dkim-signed')))).toBe(true);
  expect(holds(sealed, played)).toBe(true);
  const keys = played.scene.zones!.flatMap(({ records }) => records.filter(({ name }) => name.includes('_domainkey')));
  expect(new Set(keys.map(({ name }) => name)).size).toBe(keys.length);
});
