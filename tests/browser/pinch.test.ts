/** Two fingers on the stage lead through its levels, from the town to the octets and back, and leave the page as large as it is. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { fingers, type Point } from './fingers.ts';
import { browsed } from './page.ts';

const built = browsed();

const level = (page: Page) => page.locator('.stage [data-level]').last().getAttribute('data-level');

async function pair(page: Page, apart: number): Promise<Point[]> {
  const { x, y, width, height } = (await page.locator('section.stage').boundingBox())!;
  const [middle, across] = [x + width / 2, y + height / 2];
  return [
    [middle - apart / 2, across],
    [middle + apart / 2, across],
  ];
}

test.each([
  ['a tablet', 1280, 720],
  ['a telephone', 390, 844],
])('on %s every level is reached by two fingers, in both directions', async (_, width, height) => {
  const { page, heard } = await built.open('#/en/journey?step=smtp:RCPT%231:reply', { viewport: { width, height }, hasTouch: true });
  const at = page.url();
  const hand = await fingers(page);
  expect(await level(page)).toBe('session');
  const wanted = async (name: string) => expect.poll(() => level(page)).toBe(name);
  for (const farther of ['host', 'town', 'town']) {
    await hand.go(await pair(page, 170), await pair(page, 100));
    await wanted(farther);
  }
  for (const nearer of ['host', 'session', 'line', 'octets', 'octets']) {
    await hand.go(await pair(page, 100), await pair(page, 170));
    await wanted(nearer);
  }
  // one long pinch leads through several, though the picture under the fingers is another each time
  await hand.go(await pair(page, 320), await pair(page, 60));
  await wanted('town');
  expect(await page.evaluate(() => visualViewport!.scale)).toBe(1);
  // neither was a swipe to another step
  expect(page.url()).toBe(at);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
