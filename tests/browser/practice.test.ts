/** Practice, the final test and a sheet in the real page, by keyboard alone, each without a fault that axe can see. */
import { expect, test } from 'vitest';
import type { Page } from 'playwright';
import { practice as en } from '../../src/content/practice/en.ts';
import { stepOf } from '../../src/lessons/practice/worded.ts';
import { drawnExercise } from '../../src/lessons/practice/drawn.ts';
import { browsed, faultsOf } from './page.ts';
import { press, solve, words } from './solving.ts';

const built = browsed();

async function choose(page: Page, code: string): Promise<void> {
  await page.locator(`.task.open input[type=radio][value=${JSON.stringify(code)}]`).focus();
  await page.keyboard.press('Space');
  await press(page, words.en.task.answer);
}

test('an exercise is answered wrongly and rightly, counted, and another one drawn; what was missed comes back tomorrow', async () => {
  const exercise = drawnExercise('path', 9, 1);
  const { page, heard } = await built.visit('#/en/lessons/practice/path.9.1');
  await page.locator('.task.open').waitFor();
  await page.locator('.right .stage [data-level]').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const wrong = exercise.options.find(({ idea }) => idea !== '')!;
  await choose(page, wrong.code);
  await page.getByText(words.en.task.wrong).waitFor();
  await page.locator('.idea').waitFor();
  await solve(page, stepOf(exercise, en).tasks[0]!, 'en');
  await page.locator('.task.solved').waitFor();
  await page.getByText(en.page.today(0, 1)).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('n');
  await page.locator('.task.open').waitFor();
  expect(page.url()).not.toContain('path.9.1');
  // a day later
  await page.evaluate(() => {
    const review = JSON.parse(localStorage.getItem('mailscope.review')!) as { day: number }[];
    localStorage.setItem('mailscope.review', JSON.stringify(review.map((each) => ({ ...each, day: each.day - 1 }))));
    location.hash = '#/en/lessons';
  });
  await page.getByText(words.en.comeBack(1)).waitFor();
  await page.getByRole('link', { name: words.en.answerNow }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.task.open').waitFor();
  await page.getByText(en.page.left(1)).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a test tells nothing until its end; then result, certificate, and the same test again for comparison', async () => {
  const { page, heard } = await built.visit('#/en/lessons/test');
  await page.getByLabel(en.test.seed).fill('7');
  await page.getByLabel(en.test.name).fill('Ana');
  await page.keyboard.press('Enter');
  for (let number = 1; number <= 40; number++) {
    await page.getByText(en.test.place(number, 40)).waitFor();
    if (number === 1) expect(await faultsOf(page)).toEqual([]);
    const radio = page.locator('.task.open input[type=radio]').first();
    if ((await radio.count()) > 0) {
      await radio.focus();
      await page.keyboard.press('Space');
      await press(page, words.en.task.answer);
    } else await press(page, en.test.skip);
    expect(await page.locator('.task .verdict, .dock .verdict').count()).toBe(0);
  }
  await page.getByRole('heading', { name: en.test.finished }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, en.test.certificate);
  await page.locator('article .name', { hasText: 'Ana' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.no-print').isVisible()).toBe(false);
  expect(await page.locator('article').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  await press(page, en.test.back);
  await press(page, en.test.again);
  await page.getByText(en.test.place(1, 40)).waitFor();
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a sheet is printed with its answers on a page of their own; results are gathered', async () => {
  const { page, heard } = await built.visit('#/en/lessons/worksheet/12');
  await page.locator('article.answers li').first().waitFor();
  expect(await page.locator('article:not(.answers) > ol > li').count()).toBe(12);
  expect(await faultsOf(page)).toEqual([]);
  const coming = page.waitForEvent('download');
  await press(page, `${words.en.travel.questions}: ${words.en.travel.bank.gift}`);
  expect((await coming).suggestedFilename()).toBe('mailscope-12.gift.txt');
  await page.getByText(words.en.travel.banked(12, 'mailscope-12.gift.txt', 0)).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.answers').evaluate((answers) => getComputedStyle(answers).breakBefore)).toBe('page');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => (location.hash = '#/en/lessons/results'));
  await page.getByRole('heading', { name: en.results.title }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await page.getByText(en.results.unread('x.json')).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
