/** A prediction is put on the line: pulled there with the mouse or with a finger, or sent with Enter; the run goes on only with the right one. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';
import { lessonIn, words } from './solving.ts';

const built = browsed();
const number = 4;
const task = lessonIn('the-journey', 'en').steps[number - 1]!.tasks[0]!;
const card = (page: Page, name: string) => page.locator('.hand').getByRole('button', { name, exact: true });
const slot = '.right .stage [data-mark="slot"]';

async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = (await page.locator(selector).first().boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const solved = (page: Page) => page.locator('.task.solved').waitFor();

test('with the mouse: beside the stage nothing happens, a wrong card is told, the right one lets the run go on', async () => {
  expect(task).toMatchObject({ name: 'will-it-take-her', kind: 'predict' });
  const { page, heard } = await built.visit(`#/en/lessons/the-journey/${number}`);
  await card(page, '250').waitFor();
  const pull = async (name: string, to: { x: number; y: number }, drops = true): Promise<void> => {
    const from = (await card(page, name).boundingBox())!;
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    if (drops) await page.mouse.up();
  };
  await pull('250', { x: 40, y: 400 });
  expect(await page.locator('.verdict').count()).toBe(0);
  expect(await page.locator('.task.open').count()).toBe(1);
  await pull('550', await middleOf(page, slot));
  await page.locator('.verdict.wrong').waitFor();
  expect(await page.locator('.right > .stage').textContent()).not.toContain('2.1.5');
  expect(await faultsOf(page, 'html')).toEqual([]);

  // held over the line it is seen there; Escape lets it go
  await pull('250', await middleOf(page, slot), false);
  await page.locator(slot).getByText('250', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await page.locator('.task.open').count()).toBe(1);

  await pull('250', await middleOf(page, slot));
  await solved(page);
  expect(await page.locator('.hand').count()).toBe(0);
  await page.locator('.right > .stage').getByText('2.1.5', { exact: false }).first().waitFor();
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('with a finger, on a telephone', async () => {
  const { page } = await built.visit(`#/en/lessons/the-journey/${number}`, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await page.locator('.right .stage [data-level]').first().waitFor();
  await page.locator(slot).first().waitFor();
  // whoever has the line in sight has the cards in sight, and what stands at the foot of the page does not lie over them
  await page
    .locator(slot)
    .first()
    .evaluate((element) => {
      const room = element.closest('.room')!;
      room.scrollTop += element.getBoundingClientRect().top - 560;
    });
  for (const code of ['250', '354', '550']) {
    const { x, y, width, height } = (await card(page, code).boundingBox())!;
    const top = await page.evaluate(
      ([left, down]) => document.elementFromPoint(left!, down!)?.textContent,
      [x + width / 2, y + height - 4],
    );
    expect(top).toBe(code);
  }
  const from = (await card(page, '250').boundingBox())!;
  const [x, y] = [from.x + 10, from.y + 10];
  const to = await middleOf(page, slot);
  expect(to.y).toBeGreaterThan(0);
  expect(y).toBeLessThan(844);
  const cdp = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await touch('touchStart', [{ x, y }]);
  for (const share of [0.3, 0.6, 1]) await touch('touchMove', [{ x: x + (to.x - x) * share, y: y + (to.y - y) * share }]);
  await touch('touchEnd', []);
  await solved(page);
  await page.context().close();
});

test.each(['reduce', 'no-preference'] as const)('by keyboard, motion: %s', async (reducedMotion) => {
  const { page } = await built.visit(`#/es/lessons/the-journey/${number}`, { reducedMotion });
  await card(page, '354').focus();
  await page.keyboard.press('Enter');
  await page.locator('.verdict.wrong').waitFor();
  await card(page, '250').focus();
  await page.keyboard.press('Enter');
  await solved(page);
  await page.context().close();
});

test('who acts next is clicked on the stage, and can be chosen as well', async () => {
  const { page } = await built.visit('#/en/lessons/agents-and-servers/1');
  await page.locator('.task.open input[type=radio]').nth(3).waitFor();
  await page.locator('.right [data-mark="host:mx.b.com"]').first().click();
  await page.getByText(words.en.task.wrong).waitFor();
  await page.locator('.right [data-mark="host:smtp.a.org"]').first().click();
  await solved(page);
  await page.context().close();
});
