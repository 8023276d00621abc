/** Two runs on one clock: every moment of either is one of both. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { againstOf, namedAgainst } from '../../src/view/playback/against.ts';
import { momentAt, momentsOf } from '../../src/view/comparing/moments.ts';
import { beatsOf } from '../../src/view/playback/steps.ts';
import { played } from './panels/played.ts';

test('moments ascend, and each side shows its last beat of then', async () => {
  const [left, right] = [await played('journey'), await played('greylisting')];
  const moments = momentsOf(left, right);
  expect(moments.map(({ atMs }) => atMs)).toEqual([...new Set(moments.map(({ atMs }) => atMs))].sort((one, other) => one - other));
  for (const [side, { journal, length }] of [
    ['left', left],
    ['right', right],
  ] as const) {
    const beats = beatsOf(journal, 'message', length);
    for (const { atMs, [side]: entry } of moments) expect(entry).toBe(beats.findLast((beat) => journal.at(beat) <= atMs) ?? -1);
    expect(moments.at(-1)?.[side]).toBe(beats.at(-1));
  }
  const there = right.journal.find('smtp.2:RCPT#1');
  expect(right.journal.at(moments[momentAt(moments, 'right', there)]!.right)).toBeLessThanOrEqual(right.journal.at(there));
});

test('a run beside itself has the moments of one', async () => {
  const run = await played('journey');
  const moments = momentsOf(run, run);
  expect(moments.every(({ left, right }) => left === right)).toBe(true);
});

test('what stands beside it is named in the link, and nothing else is', () => {
  for (const text of ['unchanged', 'conforming', 'story:greylisting', 'sample:v16']) expect(namedAgainst(againstOf(text))).toBe(text);
  fc.assert(fc.property(fc.string(), (text) => ['', text].includes(namedAgainst(againstOf(text)))));
});
