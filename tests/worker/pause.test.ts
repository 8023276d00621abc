import { expect, test } from 'vitest';
import { pause } from '../../src/worker/pause.ts';

test('whoever pauses goes on, however many pause at once, in their order', async () => {
  const order: number[] = [];
  const each = async (number: number): Promise<void> => {
    for (let round = 0; round < 3; round++) {
      await pause();
      order.push(number);
    }
  };
  await Promise.all([1, 2, 3].map(each));
  expect(order).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
});
