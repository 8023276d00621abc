/** The contract by which an attempt at a lesson counts: every deed in every state, and chains of deeds by chance. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, OPENED, progressOf, scoreOf, TABLE, type Deed, type Standing } from '../../src/view/lessons/score/contract.ts';
import { readProgress } from '../../src/view/lessons/progress.ts';

const TASKS = [
  { name: 'one', isCheck: false },
  { name: 'two', isCheck: true },
  { name: 'three', isCheck: true },
];
const answer = (task: string, outcome: 'solved' | 'shown' = 'solved'): Deed => ({ kind: 'answer', task, outcome });
const through = (...deeds: Deed[]): Standing => deeds.reduce((standing, deed) => after(standing, deed), OPENED);

test('a lesson that was only opened has no score; once begun, it has zero', () => {
  expect(scoreOf(OPENED, TASKS)).toBeNull();
  expect(progressOf(OPENED, TASKS)).toBe(0);
  expect(scoreOf(through({ kind: 'begin' }), TASKS)).toEqual({ right: 0, of: 2, scaled: 0 });
});

test('checks count; what was shown is gone through, and worth nothing; solved later, it counts', () => {
  const seen = through({ kind: 'begin' }, answer('one'), answer('two', 'shown'));
  expect(scoreOf(seen, TASKS)?.right).toBe(0);
  expect(progressOf(seen, TASKS)).toBeCloseTo(2 / 3);
  expect(scoreOf(after(seen, answer('two')), TASKS)).toEqual({ right: 1, of: 2, scaled: 0.5 });
  expect(scoreOf(through(answer('one')), [TASKS[0]!])).toEqual({ right: 1, of: 1, scaled: 1 });
});

test('it is done where its last step is finished, with what was left open passed over, and begins anew at zero', () => {
  const done = through({ kind: 'begin' }, answer('two'), { kind: 'go', step: 1, passed: ['one'] }, { kind: 'finish', passed: ['three'] });
  expect(done).toEqual({ state: 'done', step: 0, answered: ['two'], skipped: ['one', 'three'] });
  expect(progressOf(done, TASKS)).toBe(1);
  const again = after(done, { kind: 'restart' });
  expect(again).toEqual({ ...OPENED, state: 'begun' });
  expect(scoreOf(again, TASKS)?.scaled).toBe(0);
});

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.constantFrom<Deed>({ kind: 'begin' }, { kind: 'restart' }, { kind: 'go', step: 1, passed: ['one'] }, { kind: 'finish', passed: [] }),
  fc.constantFrom('one', 'two', 'three').chain((task) => fc.constantFrom(answer(task), answer(task, 'shown'))),
);

test('whatever is done: the score lies between zero and one, never falls but by a restart or a shown solution, and done stays done', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      let standing: Standing = OPENED;
      for (const each of deeds) {
        const next = after(standing, each);
        const [before, now] = [scoreOf(standing, TASKS)?.right ?? 0, scoreOf(next, TASKS)!];
        expect(next.state).toBe(TABLE[standing.state][each.kind]);
        expect(now.scaled).toBeLessThanOrEqual(1);
        const mayFall = each.kind === 'restart' || (each.kind === 'answer' && each.outcome === 'shown');
        if (!mayFall) expect(now.right).toBeGreaterThanOrEqual(before);
        if (standing.state === 'done' && each.kind !== 'restart') expect(next.state).toBe('done');
        expect(next.answered.filter((name) => next.skipped.includes(name) && each.kind === 'answer' && each.task === name)).toEqual([]);
        standing = next;
      }
    }),
  );
});

test('what an older page has kept is of an attempt that was begun', () => {
  const kept = {
    a: { step: 2, done: false, answered: ['x'] },
    b: { step: 0, done: true },
    c: { step: 0, state: 'opened' },
    d: { step: -1 },
  };
  const read = readProgress(kept);
  expect(Object.entries(read).map(([id, { state }]) => [id, state])).toEqual([
    ['a', 'begun'],
    ['b', 'done'],
    ['c', 'opened'],
  ]);
});
