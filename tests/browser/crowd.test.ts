/** A recording of a crowd in the real browser: the window over all conversations, by mouse, by finger and by keys, and the map that follows it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { largeCapture } from '../bench/capture.ts';
import { fingers } from './fingers.ts';
import { browsed, faultsOf } from './page.ts';

const built = browsed();
const folder = mkdtempSync(join(tmpdir(), 'mailscope-crowd-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SMALL = join(import.meta.dirname, '..', 'recordings', 'files', 'smtp', 'v54-bulk-batch.pcap');
/** Some five hundred conversations. */
const OCTETS = 1_200_000;

async function opened(options = {}): Promise<{ page: Page; brush: Locator; errors: string[] }> {
  const { page, heard } = await built.open('', options);
  const path = join(folder, 'crowd.pcap');
  writeFileSync(path, largeCapture(readFileSync(SMALL), OCTETS));
  await page.getByRole('button', { name: 'Open…' }).click();
  await page.locator('input[type=file]').first().setInputFiles(path);
  await page.getByRole('tab', { name: 'Conversations', selected: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.timeline .brush .overlay').waitFor();
  return { page, brush: page.locator('.timeline .brush .overlay'), errors: heard.errors };
}

/** The numbers on the bundles of the map. */
const numbers = (page: Page): Promise<number> =>
  page.locator('.town .bundle text').evaluateAll((all) => all.reduce((sum, { textContent }) => sum + Number(textContent), 0));
const telling = (page: Page) => page.getByRole('slider', { name: 'The stretch of time shown on the map' }).getAttribute('aria-valuetext');
const chosen = async (page: Page): Promise<number[]> =>
  /^(\d+) of (\d+)/
    .exec((await telling(page)) ?? '')!
    .slice(1)
    .map(Number);

test('a mouse draws the window, moves it and closes it, and the numbers of the map follow', async () => {
  const { page, brush, errors } = await opened();
  const all = await numbers(page);
  expect(all).toBeGreaterThan(450);
  const { x, y, width, height } = (await brush.boundingBox())!;
  await page.mouse.move(x + width * 0.25, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.4, y + height / 2, { steps: 4 });
  // while it is drawn, not when it is let go
  const [first] = await chosen(page);
  expect(first).toBeLessThan(all / 2);
  expect(await numbers(page)).toBe(first);
  await page.mouse.move(x + width * 0.75, y + height / 2, { steps: 4 });
  await page.mouse.up();
  const [wide] = await chosen(page);
  expect(wide).toBeGreaterThan(first!);
  expect(await numbers(page)).toBe(wide);
  const before = await telling(page);
  await page.mouse.move(x + width * 0.5, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await telling(page)).not.toBe(before);
  await page.getByRole('button', { name: 'zoom in' }).click();
  expect(await page.locator('.timeline .brush .selection').isVisible()).toBe(false);
  expect((await chosen(page))[0]).toBeLessThan(all);
  await page.getByRole('button', { name: 'the whole recording' }).click();
  expect(await numbers(page)).toBe(all);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('a finger draws the window, and a tap on a conversation goes there', async () => {
  const { page, brush, errors } = await opened({ hasTouch: true });
  const all = await numbers(page);
  const { x, y, width, height } = (await brush.boundingBox())!;
  const hand = await fingers(page);
  const middle = y + height / 2;
  await hand.go([[x + width * 0.2, middle]], [[x + width * 0.5, middle]]);
  const [some] = await chosen(page);
  expect(some).toBeLessThan(all);
  expect(await numbers(page)).toBe(some);
  const at = () => page.locator('.transport [role=slider], .transport input[type=range]').getAttribute('aria-valuetext');
  const before = await at();
  // the first lane of the first row is full
  await page.touchscreen.tap(x + width * 0.8, y + 7);
  await page.waitForFunction(
    (was) => document.querySelector('.transport [role=slider], .transport input[type=range]')?.getAttribute('aria-valuetext') !== was,
    before,
  );
  expect(await numbers(page)).toBe(all);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('keys open the window, move, narrow and close it, and the step stays where it is', async () => {
  const { page, errors } = await opened();
  const all = await numbers(page);
  const slider = page.getByRole('slider', { name: 'The stretch of time shown on the map' });
  const at = page.url();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  const first = await telling(page);
  expect((await chosen(page))[0]).toBeLessThan(all);
  expect(await numbers(page)).toBe((await chosen(page))[0]);
  await page.keyboard.press('ArrowRight');
  expect(await telling(page)).not.toBe(first);
  const [before] = await chosen(page);
  await page.keyboard.press('ArrowUp');
  expect((await chosen(page))[0]).toBeLessThan(before!);
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await numbers(page)).toBe(all);
  expect(page.url()).toBe(at);
  expect(await slider.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(errors).toEqual([]);
  await page.context().close();
});

test.each([
  { width: 390, height: 844, theme: 'light' },
  { width: 1280, height: 720, theme: 'projector' },
])('the map has room, and so has the sentence: %o', async ({ theme, ...viewport }) => {
  const { page } = await opened();
  await page.getByRole('combobox', { name: 'Appearance' }).selectOption(theme);
  await page.setViewportSize(viewport);
  await page.locator('.town .bundle').first().waitFor();
  for (const part of ['.many .town', '.narration', '.main > .column']) {
    await page.locator(part).scrollIntoViewIfNeeded();
    expect((await page.locator(part).boundingBox())!.height, part).toBeGreaterThanOrEqual(part === '.narration' ? 80 : 130);
  }
  await page.context().close();
});
