/** The final test by seed: forty, over all modules, none of them twice, the same for the same number. */
import { expect, test } from 'vitest';
import { IDEA_NUMBERS } from '../../../src/content/ideas/numbers.ts';
import { exerciseOn } from '../../../src/lessons/practice/drawn.ts';
import { PRACTICE_KINDS } from '../../../src/lessons/practice/exercise.ts';
import { drawnTest, TEST_LENGTH, type Askable } from '../../../src/lessons/practice/test.ts';

const askable: Askable[] = Array.from({ length: 90 }, (_, place) => ({
  ...{ lesson: `l${place % 10}`, module: (place % 10) + 1, name: `t${place}` },
  kind: place % 7 === 0 ? 'repair' : 'explain',
}));

test('has forty items, half of them drawn, of all kinds and all modules', () => {
  for (let seed = 0; seed < 200; seed++) {
    const items = drawnTest(seed, askable);
    expect(items).toHaveLength(TEST_LENGTH);
    expect(new Set(items.map((item) => JSON.stringify(item))).size).toBe(TEST_LENGTH);
    const lessons = items.flatMap((item) => (item.of === 'lesson' ? [item] : []));
    expect(new Set(lessons.map(({ module }) => module)).size).toBe(10);
    const drawn = items.flatMap((item) => (item.of === 'drawn' ? [item] : []));
    expect(new Set(drawn.map(({ kind }) => kind))).toEqual(new Set(PRACTICE_KINDS));
    expect(new Set(drawn.map(({ level }) => level)).size).toBe(3);
  }
});

test('asks about every module, also of a course that has more than half as many as there are questions', () => {
  const long: Askable[] = Array.from({ length: 115 }, (_, place) => ({
    ...{ lesson: `l${place % 23}`, module: (place % 23) + 1, name: `t${place}`, kind: 'explain' },
  }));
  for (let seed = 0; seed < 50; seed++) {
    const asked = drawnTest(seed, long).flatMap((item) => (item.of === 'lesson' ? [item.module] : []));
    expect(new Set(asked).size).toBe(23);
  }
});

test('is the same for the same number, and draws more where lessons have little', () => {
  expect(drawnTest(5, askable)).toEqual(drawnTest(5, askable));
  expect(drawnTest(5, askable)).not.toEqual(drawnTest(6, askable));
  expect(drawnTest(5, askable.slice(1, 4)).filter(({ of }) => of === 'lesson')).toHaveLength(3);
  expect(drawnTest(5, []).length).toBe(TEST_LENGTH);
});

test('what may be mended or weighed is not asked', () => {
  const repairs = new Set(askable.filter(({ kind }) => kind === 'repair').map(({ name }) => name));
  expect(drawnTest(1, askable).some((item) => item.of === 'lesson' && repairs.has(item.name))).toBe(false);
});

test('a misconception that generators know comes back in an exercise in which it may show; of others there is none', () => {
  for (const idea of ['to-decides', 'mx-larger-first', '4yz-is-lost', 'top-received-is-first', 'rset-hangs-up']) {
    expect(Object.keys(IDEA_NUMBERS)).toContain(idea);
    expect(exerciseOn(idea, 3)?.options.some((option) => option.idea === idea && !option.isRight), idea).toBe(true);
  }
  expect(exerciseOn('no-such-idea', 3)).toBeNull();
});
