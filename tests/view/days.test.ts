// @vitest-environment happy-dom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { axisOf, gapsOf } from '../../src/view/days/axis.ts';
import { outcomeAt } from '../../src/view/days/calls.ts';
import Days from '../../src/view/days/Days.svelte';
import { daysOf, pastOf, type Days as Told } from '../../src/view/days/days.ts';
import { sidesOf } from '../../src/view/days/labels.ts';
import { DAY_MS, lastsDays } from '../../src/view/days/lasting.ts';
import { beatAt, dayAfter, dayBefore, eventAfter, eventBefore, eventsOf } from '../../src/view/days/moves.ts';
import { language } from '../../src/view/language.svelte.ts';
import type { Run } from '../../src/view/playback/run.svelte.ts';
import { beatsOf } from '../../src/view/playback/steps.ts';
import { runOfJourney } from '../fixtures/run.ts';
import { played } from './panels/played.ts';

const HOUR_MS = 3_600_000;
let run: Run;
let days: Told;
let beats: number[];
beforeAll(async () => {
  language.set('en');
  run = await played('five-days');
  days = daysOf(run.journal, run.scene, run.length)!;
  beats = beatsOf(run.journal, 'message', run.length);
});
const at = (id: string): number => run.journal.find(id);

test('stories of days have a ribbon, those of minutes and those without a clock have none', async () => {
  expect(lastsDays(run)).toBe(true);
  expect(lastsDays(await played('never-fetched'))).toBe(true);
  expect(lastsDays(await played('etrn'))).toBe(false);
  expect(lastsDays(runOfJourney())).toBe(false);
  const { journal, scene, worker, number, length, done } = run;
  const timeless = { hasClock: false } as NonNullable<Run['recording']>;
  expect(lastsDays({ journal, scene, worker, number, length, done, recording: timeless, world: (index) => run.world(index) })).toBe(false);
});

test('every call is there with its questions and its end', () => {
  expect(days.calls).toHaveLength(33);
  expect(new Set(days.calls.map(({ ending }) => ending))).toEqual(new Set(['lost']));
  const asked = days.calls.map(({ questions }) => questions.map((index) => run.journal.label(index)).join());
  expect(new Set(asked)).toEqual(new Set(['b.com MX,mx.b.com A,mx.b.com AAAA']));
});

test('the letter lies in one queue until it is given up; Ana hears of it twice and reads twice', () => {
  expect(days.stays.map(({ to }) => to)).toEqual(['bea@b.com']);
  expect(run.journal.label(days.stays[0]!.left)).toBe('bounced');
  expect(days.person?.name).toBe('Ana');
  expect(days.person?.deeds.map(({ kind }) => kind)).toEqual(['sends', 'delayed', 'reads', 'bounced', 'reads']);
});

test('waits that grow are wider each time; equal ones are folded but for the first', () => {
  const { x, gaps } = axisOf(days, 1000);
  const open = gaps.filter(({ isFolded }) => !isFolded);
  expect(open.map(({ waitMs }) => Math.round(waitMs / 60_000))).toEqual([30, 30, 60, 120, 240]);
  const wide = open.map(({ from, to }) => x(to.atMs) - x(from.atMs));
  for (const [place, each] of wide.slice(2).entries()) expect(each).toBeGreaterThan(1.2 * wide[place + 1]!);
  const folded = gaps.filter(({ isFolded }) => isFolded);
  expect(folded).toHaveLength(27);
  for (const { from, to } of folded) expect(x(to.atMs) - x(from.atMs)).toBeLessThan(wide.at(-1)! / 5);
});

test('three equal waits are shown as they are', () => {
  const [call] = days.calls;
  const calls = [0, 1, 2, 3].map((hour) => ({ ...call!, atMs: hour * HOUR_MS, untilMs: hour * HOUR_MS }));
  expect(gapsOf(calls).some(({ isFolded }) => isFolded)).toBe(false);
});

test('the axis has the whole width, and a pixel stands for one moment', () => {
  const { x, days: shown } = axisOf(days, 1000);
  expect([x(days.firstMs), x(days.lastMs)]).toEqual([0, 1000]);
  for (const { atMs } of days.calls) expect(x.invert(x(atMs))).toBeCloseTo(atMs, 3);
  expect(shown.map(({ date }) => date.getUTCDate())).toEqual([21, 22, 23, 24, 25, 26, 27]);
});

test('nothing of the future is in the past, at any step', () => {
  for (let index = 0; index < run.length; index++) {
    const nowMs = run.journal.at(index);
    const past = pastOf(days, index, nowMs);
    for (const call of past.calls) expect(call.atMs).toBeLessThanOrEqual(nowMs);
    for (const { queued } of past.stays) expect(queued).toBeLessThanOrEqual(index);
    for (const deed of past.deeds) expect(deed.index).toBeLessThanOrEqual(index);
  }
});

test('a call is under way before it is lost, and the next try is known when it is put off', () => {
  const [opened, closed, timer] = [at('smtp.2:(connect)#1'), at('smtp.2:close lost#1'), at('mail:timer retry#2')];
  const call = days.calls[1]!;
  expect([outcomeAt(call, opened), outcomeAt(call, closed)]).toEqual(['calling', 'lost']);
  expect(pastOf(days, closed, run.journal.at(closed)).nextMs).toBeNull();
  expect(pastOf(days, timer, run.journal.at(timer)).nextMs).toBeCloseTo(run.journal.at(timer) + HOUR_MS / 2);
});

test('a call over which a letter is accepted is told apart', async () => {
  const { journal, scene, length } = await played('never-fetched');
  const told = daysOf(journal, scene, length)!;
  expect(told.calls.map((call) => outcomeAt(call, length))).toEqual(['lost', 'taken', 'lost', 'lost', 'taken']);
});

test('the hand goes from event to event, from day to day, and to any moment', () => {
  const { journal, scene } = run;
  const events = eventsOf(days);
  const first = at('smtp:(connect)#1');
  expect(eventAfter(events, first)).toBe(at('smtp:close lost#1'));
  expect(eventBefore(events, first)).toBe(at('mail:composed message#1'));
  expect(eventAfter(events, run.length)).toBeUndefined();
  const tomorrow = dayAfter(journal, beats, scene.startsAt, first)!;
  expect(new Date(scene.startsAt + journal.at(tomorrow)).getUTCDate()).toBe(22);
  expect(dayBefore(journal, beats, scene.startsAt, tomorrow)).toBe(beats[0]);
  expect(dayAfter(journal, beats, scene.startsAt, run.length - 1)).toBeUndefined();
  expect(journal.at(beatAt(journal, beats, DAY_MS)!)).toBeLessThanOrEqual(DAY_MS);
  expect(beatAt(journal, beats, -1)).toBe(beats[0]);
});

test('a label stands where it has room', () => {
  const marks = [0, 60, 80].map((x) => ({ x, text: 'word' }));
  expect(sidesOf(marks, () => 40, 100)).toEqual(['right', null, null]);
  expect(sidesOf(marks.slice(0, 2), () => 30, 85)).toEqual(['right', 'left']);
});

test.each([
  ['mail:timer retry#7', null],
  ['mail:timer retry#9', 'every 4 h, folded: 3 times'],
])('at %s, equal waits that follow one another are counted: %s', (id, said) => {
  const { container } = render(Days, { run, index: at(id), beats, onmove: vi.fn() });
  expect(container.querySelector('.count')?.textContent).toBe(said ?? '4 h');
});

test('the ribbon says when it is and what was tried last; buttons and keys move it', async () => {
  const onmove = vi.fn();
  const index = at('mail:timer retry#7');
  const { container } = render(Days, { run, index, beats, onmove });
  const hand = screen.getByRole('slider', { name: 'Day and hour of the story' });
  expect(hand.getAttribute('aria-valuetext')).toBe('Sat 21 Nov, 21:07. Call 7: no connection. Next try in 4 h.');
  expect(container.querySelectorAll('.call.lost')).toHaveLength(7);
  expect(container.textContent).not.toContain('given up');
  // each mark has its words, in the order of time, and none of the future
  const marks = [...screen.getByRole('list', { name: 'What the ribbon has marked so far' }).children].map(({ textContent }) => textContent);
  expect(marks.slice(0, 2)).toEqual(['Sat 21 Nov, 09:00. Ana: sends', 'Sat 21 Nov, 09:00. Call 1: no connection.']);
  expect(marks.at(-1)).toBe('Sat 21 Nov, 21:06. Call 7: no connection.');
  const next = at('smtp.8:(connect)#1');
  await userEvent.click(screen.getByRole('button', { name: 'next event' }));
  expect(onmove).toHaveBeenLastCalledWith(next);
  hand.focus();
  await userEvent.keyboard('{ArrowRight}{PageUp}{End}');
  expect(onmove.mock.calls.slice(-3).map(([to]: unknown[]) => to)).toEqual([
    next,
    dayAfter(run.journal, beats, run.scene.startsAt, index),
    beats.at(-1),
  ]);
});
