// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { swiped, swipes } from '../../src/view/playback/swipe.ts';

test('to the left comes the next step, to the right the one before; a short or slanting way means nothing', () => {
  expect([swiped(-80, 10), swiped(80, -10), swiped(30, 0), swiped(-80, 60)]).toEqual(['next', 'back', null, null]);
});

test('one finger turns the page, two do not', () => {
  const stage = document.createElement('div');
  const turn = vi.fn();
  const leave = swipes(turn)(stage);
  const touches = (...places: [number, number][]) => places.map(([clientX, clientY]) => ({ clientX, clientY }));
  const finger = (type: string, field: string, ...places: [number, number][]): void => {
    stage.dispatchEvent(Object.assign(new Event(type), { touches: [], changedTouches: [], [field]: touches(...places) }));
  };
  finger('touchstart', 'touches', [200, 50]);
  finger('touchend', 'changedTouches', [100, 60]);
  expect(turn.mock.calls).toEqual([['next']]);
  finger('touchstart', 'touches', [200, 50], [250, 50]);
  finger('touchend', 'changedTouches', [100, 60]);
  if (leave) leave();
  finger('touchstart', 'touches', [100, 50]);
  finger('touchend', 'changedTouches', [200, 60]);
  expect(turn).toHaveBeenCalledTimes(1);
});
