/** The window over all conversations, moved by keys. */
import { expect, test } from 'vitest';
import { callsOf } from '../../src/view/many/calls.ts';
import { countIn, moved, type Stretch } from '../../src/view/many/stretch.ts';
import { monday } from '../fixtures/crowd.ts';

const ALL: Stretch = [1000, 2000];

test('the first key opens a window around the present, and it never leaves the time there is', () => {
  expect(moved('ArrowRight', null, ALL, 1500)).toEqual([1400, 1600]);
  expect(moved('ArrowUp', null, ALL, 1000)).toEqual([1000, 1200]);
  expect(moved('ArrowRight', [1400, 1600], ALL, 1500)).toEqual([1450, 1650]);
  expect(moved('ArrowRight', [1790, 1990], ALL, 1500)).toEqual([1800, 2000]);
  expect(moved('ArrowDown', [1400, 1600], ALL, 1500)).toEqual([1300, 1700]);
  expect(moved('ArrowUp', [1400, 1600], ALL, 1500)).toEqual([1450, 1550]);
  expect([moved('Home', [1400, 1600], ALL, 0), moved('End', [1400, 1600], ALL, 0)]).toEqual([
    [1000, 1200],
    [1800, 2000],
  ]);
  expect(moved('x', null, ALL, 1500)).toBe(null);
});

test('what is under way at some time of it counts', () => {
  const run = monday().run();
  const calls = callsOf(run.journal, run.length);
  const { at, until } = calls[5]!;
  expect(countIn(calls, null)).toBe(calls.length);
  expect(countIn(calls, [until, until])).toBe(calls.filter((call) => call.at <= until && call.until >= until).length);
  expect(countIn(calls, [at - 0.5, at - 0.5])).toBe(calls.filter((call) => call.at < at && call.until >= at).length);
});
