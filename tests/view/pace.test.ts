import { expect, test } from 'vitest';
import { lettersOf, paceOf, partAfter, timeOf } from '../../src/view/playback/pace.ts';
import { runOfJourney } from '../fixtures/run.ts';

test('twice the speed is less than half the time of a movement, which is never shorter nor longer than one can follow', () => {
  expect(paceOf(1, 'message', 0, true).travelMs).toBe(920);
  expect(paceOf(2, 'message', 0, true).travelMs).toBeCloseTo(920 / 2 ** 0.7);
  expect(paceOf(0.05, 'message', 0, true).travelMs).toBe(1400);
  expect(paceOf(5, 'journey', 0, true).travelMs).toBe(120);
});

test('long words stay longer, up to a limit; above four times the speed nothing stays', () => {
  const rest = (speed: number, letters: number): number => paceOf(speed, 'message', letters, true).restMs;
  expect([rest(1, 0), rest(1, 10), rest(1, 500), rest(2, 10), rest(5, 10)]).toEqual([250, 530, 1600, 265, 0]);
});

test('at a coarse grain one reads where the step ends', () => {
  expect(paceOf(1, 'journey', 10, false).restMs).toBe(0);
  expect(paceOf(1, 'journey', 10, true).restMs).toBe(530);
});

test('above eight times the speed everything flashes, above thirty no flash is waited for', () => {
  expect(paceOf(10, 'message', 10, true)).toEqual({ travelMs: 80, restMs: 0 });
  expect(paceOf(50, 'message', 10, true).travelMs).toBeCloseTo(18.4);
});

test('time and part of a beat are the same thing said twice', () => {
  const pace = { travelMs: 900, restMs: 500 };
  for (const ms of [0, 300, 900, 1200, 1400]) expect(timeOf(pace, partAfter(pace, ms))).toBeCloseTo(ms);
  expect(partAfter({ travelMs: 80, restMs: 0 }, 80)).toBe(1);
});

test('a command is read to its last octet, a text on its way is not read', () => {
  const { journal } = runOfJourney();
  expect(lettersOf(journal, journal.find('smtp:RCPT#1'))).toBe('RCPT TO:<bea@b.com>\r\n'.length);
  const text = [...Array(journal.length).keys()].find((index) => journal.kind(index) === 'text')!;
  expect(lettersOf(journal, text)).toBeLessThan(20);
});
