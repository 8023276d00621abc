/** Fingers on the page, through the browser's own door for touches. */
import type { Page } from 'playwright';

export type Point = readonly [x: number, y: number];

export interface Hand {
  /** As many fingers as places: down, along a straight way, up. */
  go(from: readonly Point[], to: readonly Point[]): Promise<void>;
}

const STEPS = 12;

export async function fingers(page: Page): Promise<Hand> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
  return {
    async go(from, to) {
      await send('touchStart', from);
      for (let step = 1; step <= STEPS; step++) {
        const along = (a: number, b: number): number => a + ((b - a) * step) / STEPS;
        await send(
          'touchMove',
          from.map(([x, y], finger) => [along(x, to[finger]![0]), along(y, to[finger]![1])] as const),
        );
      }
      await send('touchEnd', []);
    },
  };
}
