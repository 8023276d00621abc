/**
 * Lessons on a telephone, and enlarged: the first and a middle step of each, with nothing cut off and nothing to scroll sideways.
 * By day each size sees a third of the lessons, another one than the next size, and one of the two steps; at night it sees all.
 * And one lesson is finished offline.
 */
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, isNight } from './page.ts';
import { lessonIn, press, solve, words } from './solving.ts';

const built = browsed();
const names = readdirSync('lessons', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const SIZES = [
  ['a telephone', { width: 390, height: 844 }],
  ['200 %', { width: 640, height: 360 }],
  ['400 %', { width: 320, height: 256 }],
] as const;

/** What of the words does not stand within the window, or has to be scrolled sideways. Stage and panels are pictures, and may. */
function outside(): string[] {
  const found: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} px wide`);
  for (const element of document.querySelectorAll<HTMLElement>('main.room, main.room .text, main.room .text *, .dock, .dock *')) {
    const { overflowX } = getComputedStyle(element);
    if (
      overflowX !== 'visible' &&
      element.clientWidth > 0 &&
      element.scrollWidth > element.clientWidth + 1 &&
      !element.matches('input, .unseen, .unseen *')
    )
      found.push(`sideways: ${element.className} ${element.textContent.slice(0, 40)}`);
  }
  const walker = document.createTreeWalker(document.querySelector('main.room')!, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.textContent!.trim() === '' || node.parentElement!.closest('.stage, .beside, .unseen')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right } of range.getClientRects())
      if (left < -1 || right > innerWidth + 1) found.push(`outside: ${node.textContent!.trim()}`);
  }
  return [...new Set(found)];
}

async function stepOf(page: Page, name: string, number: number): Promise<void> {
  await page.evaluate((to) => (location.hash = to), `#/en/lessons/${name}/${number + 1}`);
  await page.locator('.lesson h2', { hasText: lessonIn(name, 'en').steps[number]!.title }).waitFor();
  await page.locator('.right .stage [data-level]').first().waitFor();
}

test.each(SIZES.map(([size, viewport], place) => [size, viewport, place] as const))(
  'every lesson opens whole on %s',
  async (_, viewport, turn) => {
    const { page, heard } = await built.visit('#/en/lessons', { viewport });
    for (const [place, name] of names.entries()) {
      if (!isNight && place % SIZES.length !== turn) continue;
      const middle = Math.floor(lessonIn(name, 'en').steps.length / 2);
      for (const number of isNight ? [0, middle] : [place % 2 === 0 ? 0 : middle]) {
        await stepOf(page, name, number);
        expect(await page.evaluate(outside), `${name}, step ${number + 1}`).toEqual([]);
        // and there is room to read in
        expect(await page.locator('main.room').evaluate(({ clientHeight }) => clientHeight)).toBeGreaterThan(viewport.height / 3);
      }
    }
    expect(heard.errors).toEqual([]);
    await page.context().close();
  },
);

test('a lesson that was never opened is finished without a network', async () => {
  const { page, heard } = await built.visit('#/es/lessons', { keeps: true });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => {
    const [name] = await caches.keys();
    return name !== undefined && (await (await caches.open(name)).keys()).some(({ url }) => /worker/.test(url));
  });
  await page.context().setOffline(true);
  await page.goto(`${built.url}#/es/lessons/the-journey`);
  await page.reload();
  const lesson = lessonIn('the-journey', 'es');
  for (const [number, step] of lesson.steps.entries()) {
    await page.locator('.lesson h2', { hasText: step.title }).waitFor();
    await page.locator('.right .stage [data-level]').first().waitFor();
    for (const task of step.tasks) {
      const solved = await page.locator('.task.solved').count();
      await solve(page, task, 'es');
      await page.locator('.task.solved').nth(solved).waitFor();
    }
    await press(page, number < lesson.steps.length - 1 ? words.es.next : words.es.finish);
  }
  await page.getByRole('heading', { name: words.es.course }).waitFor();
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
