/** A lesson on two screens, and on one: the wall follows the lectern through a whole story, also when either window is loaded anew. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

const sentenceOf = (wall: Page): Promise<string> => wall.locator('.sentence').innerText();
const isFollowed = (lectern: Page): Promise<void> => lectern.getByText('The wall shows this step.').waitFor();
/** The sentence that the lectern foretells. */
const foretold = (lectern: Page): Promise<string> => lectern.locator('.lectern section .told').last().innerText();

async function presented(story: string): Promise<{ lectern: Page; wall: Page; errors: string[] }> {
  const { page: lectern, heard } = await built.open(`#/en/${story}`);
  await lectern.getByRole('button', { name: 'Present' }).click();
  const [wall] = await Promise.all([lectern.context().waitForEvent('page'), lectern.getByRole('button', { name: /^Two screens/ }).click()]);
  wall.on('pageerror', ({ message }) => heard.errors.push(message));
  await wall.setViewportSize({ width: 1280, height: 720 });
  await isFollowed(lectern);
  return { lectern, wall, errors: heard.errors };
}

test('two windows stay in step through a whole story; wall and lectern are loaded anew on the way', async () => {
  const { lectern, wall, errors } = await presented('unknown-recipient');
  let steps = 0;
  for (; !(await lectern.getByText('This is the last step.').isVisible()); steps++) {
    const next = await foretold(lectern);
    // the clicker may be heard by either window
    await (steps % 2 === 0 ? lectern : wall).keyboard.press('PageDown');
    if (steps === 20) await wall.reload();
    if (steps === 30) await lectern.reload();
    await expect.poll(() => sentenceOf(wall)).toBe(next);
    await isFollowed(lectern);
  }
  expect(steps).toBeGreaterThan(40);
  await lectern.getByRole('button', { name: 'Back', exact: true }).click();
  await isFollowed(lectern);
  expect(await foretold(lectern)).not.toBe(await sentenceOf(wall));
  expect(errors).toEqual([]);
  await lectern.context().close();
});

test('the wall is blanked, asks first, shows the code, and follows what is let go wrong', async () => {
  const { lectern, wall, errors } = await presented('journey?step=smtp:RCPT%231:reply');
  await lectern.keyboard.press('b');
  await wall.getByRole('img', { name: 'Blank' }).waitFor();
  await wall.keyboard.press('.');
  await wall.getByRole('img', { name: 'Blank' }).waitFor({ state: 'hidden' });
  await lectern.getByRole('button', { name: /^Ask first/ }).click();
  await wall.getByText('What happens now?').waitFor();
  await lectern.keyboard.press('a');
  await lectern.keyboard.press('q');
  await wall.getByRole('img', { name: /^Code with the link/ }).waitFor();
  await lectern.keyboard.press('q');
  await lectern.getByRole('button', { name: 'answer 550' }).click();
  await wall.locator('.slip').getByText('550').waitFor();
  await lectern.getByRole('button', { name: /^Remove: / }).click();
  await expect.poll(() => wall.locator('.slip').getByText('550').count()).toBe(0);
  await lectern.getByRole('textbox', { name: /^Your notes, step/ }).fill('Ask first: could it have said no?');
  await lectern.getByRole('button', { name: 'Next', exact: true }).click();
  expect(await lectern.getByRole('textbox', { name: /^Your notes, step/ }).inputValue()).toBe('');
  await lectern.getByRole('button', { name: 'Back', exact: true }).click();
  await expect
    .poll(() => lectern.getByRole('textbox', { name: /^Your notes, step/ }).inputValue())
    .toBe('Ask first: could it have said no?');
  for (const window of [lectern, wall]) expect(await faultsOf(window)).toEqual([]);
  await lectern.keyboard.press('Escape');
  await lectern.locator('.transport').waitFor();
  expect(errors).toEqual([]);
  await lectern.context().close();
});

test('one screen is enough: the page is the wall, and keys lead', async () => {
  const { page, heard } = await built.open('#/es/journey?step=smtp:RCPT%231:reply');
  await page.getByRole('button', { name: 'Presentar' }).click();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: /^Una pantalla/ }).click();
  await page.locator('.wall .sentence').waitFor();
  const before = await sentenceOf(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => sentenceOf(page)).not.toBe(before);
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('.transport').waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
