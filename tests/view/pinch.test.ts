/** Two fingers on the stage. */
import { expect, test } from 'vitest';
import { pinched } from '../../src/view/zoom/pinch.ts';

test.each([
  [100, 149, 0],
  [100, 151, 1],
  [100, 230, 2],
  [100, 67, 0],
  [100, 66, -1],
  [0, 100, 0],
  [100, 0, 0],
])('fingers %d px apart, then %d: %d levels nearer', (before, after, levels) => {
  expect(pinched(before, after)).toBe(levels);
});
