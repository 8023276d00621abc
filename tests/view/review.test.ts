/** What comes back, results of tests, and the table for a class: what is kept, read with suspicion, and counted. */
import { describe, expect, test } from 'vitest';
import { IDEA_NUMBERS } from '../../src/content/ideas/numbers.ts';
import { practice } from '../../src/content/practice/en.ts';
import { LEVELS as ALL_LEVELS, PRACTICE_KINDS } from '../../src/lessons/practice/exercise.ts';
import { KINDS, LEVELS, namedIn, nameOf, seedIn } from '../../src/view/lessons/practice/names.ts';
import { byIdea, byModule, csvOf, readResult, resultOf, rightIn, type Answered } from '../../src/view/lessons/practice/results.ts';
import { dueOn, readReturning, today, withMissed, withRight } from '../../src/view/lessons/practice/review.ts';

const NOWHERE = { lesson: '', task: '' };
const HERE = { lesson: 'to-cc-bcc', task: 'why-hidden' };

describe('what was missed', () => {
  test('comes back after 1, 3, 7 and 21 days, and then no more', () => {
    let all = withMissed([], 'idea:to-decides', HERE, 100);
    const days: number[] = [];
    for (let day = 100; day < 200; day++) {
      if (dueOn(all, day).length === 0) continue;
      days.push(day);
      all = withRight(all, 'idea:to-decides', day);
    }
    expect(days).toEqual([101, 104, 111, 132]);
    expect(all).toEqual([]);
  });

  test('comes back tomorrow when it is missed again, with the task in which it showed first', () => {
    const again = withMissed(withRight(withMissed([], 'idea:to-decides', HERE, 1), 'idea:to-decides', 2), 'idea:to-decides', NOWHERE, 5);
    expect(again).toEqual([{ key: 'idea:to-decides', box: 0, day: 6, ...HERE }]);
  });

  test('is listed by how long it is overdue', () => {
    const all = withMissed(withMissed([], 'kind:path', NOWHERE, 9), 'idea:to-decides', NOWHERE, 3);
    expect(dueOn(all, 10).map(({ key }) => key)).toEqual(['idea:to-decides', 'kind:path']);
    expect(dueOn(all, 9).map(({ key }) => key)).toEqual(['idea:to-decides']);
  });

  test('is counted in days of the device: midnight is there, not in Greenwich', () => {
    const midnight = new Date(2026, 10, 29, 0, 0, 1);
    expect(today(midnight) - today(new Date(midnight.getTime() - 2000))).toBe(1);
  });

  test('is forgotten where what was stored is damaged', () => {
    expect(readReturning([{ key: 'a', box: 9, day: 1 }, { key: 1, box: 0, day: 1 }, null, { key: 'b', box: 0, day: 1.5 }])).toEqual([]);
    expect(readReturning({})).toEqual([]);
  });
});

test('an exercise has an address, and what is none is told apart', () => {
  expect(namedIn('legal.42.2')).toEqual({ kind: 'legal', seed: 42, level: 2 });
  expect(nameOf(namedIn('path.7')!)).toBe('path.7.1');
  for (const part of ['', 'constructor.1.1', 'legal', 'legal.-1', 'legal.1.9', 'legal.99999999', 'review'])
    expect(namedIn(part)).toBeNull();
  expect(seedIn('12')).toBe(12);
  expect(seedIn('1e3')).toBeNull();
});

test('the page knows every kind and every level that can be drawn', () => {
  expect([...KINDS].sort()).toEqual([...PRACTICE_KINDS].sort());
  expect(LEVELS).toEqual(ALL_LEVELS);
});

describe('results', () => {
  const items: Answered[] = [
    { id: 'legal.1.1', module: 6, isRight: true, ideas: [] },
    { id: 'to-cc-bcc/why-hidden', module: 4, isRight: false, ideas: ['to-decides'] },
    { id: 'recipients.3.1', module: 4, isRight: true, ideas: [] },
  ];
  const result = (name: string) => resultOf(7, name, '2026-11-29T10:00:00.000Z', '2026-11-29T10:20:30.000Z', items);

  test('are counted by module and by misconception', () => {
    expect(rightIn(result('Ana'))).toBe(2);
    expect(byModule(result('Ana'))).toEqual([
      { module: 4, right: 1, total: 2 },
      { module: 6, right: 1, total: 1 },
    ]);
    expect(byIdea([result('Ana'), result('Bea')])).toEqual([{ idea: 'to-decides', times: 2 }]);
  });

  test('come back from their file, and nothing else does', () => {
    expect(readResult(JSON.parse(JSON.stringify(result('Ana'))))).toEqual(result('Ana'));
    for (const other of [
      null,
      3,
      [],
      {},
      { ...result('x'), format: 'other' },
      { ...result('x'), items: [{}] },
      { ...result('x'), began: 'yesterday' },
    ])
      expect(readResult(other)).toBeNull();
    const strange = { ...result('x'), items: [{ ...items[1], ideas: ['constructor', 'to-decides', 4] }] };
    expect(readResult(strange)?.items[0]?.ideas).toEqual(['to-decides']);
  });

  test('become a table that a spreadsheet reads as text, not as formulas', () => {
    const lines = csvOf([result('=1+1'), result('Núñez, "Ana"')], practice.results).split('\r\n');
    expect(lines[0]).toBe(`\uFEFFName,Test,Date,Right,Of,Seconds,Module 4,Module 6,Idea ${IDEA_NUMBERS['to-decides']}`);
    expect(lines[1]).toBe("'=1+1,7,2026-11-29,2,3,1230,50 %,100 %,1");
    expect(lines[2]).toBe('"Núñez, ""Ana""",7,2026-11-29,2,3,1230,50 %,100 %,1');
    expect(lines).toHaveLength(4);
  });
});
