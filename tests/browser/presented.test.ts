/** A lesson presented: text, question, hands and answer on the wall, in step with a lectern that knows more. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

const isFollowed = (lectern: Page): Promise<void> => lectern.getByText('The wall shows this step.').waitFor();

test('a lesson on two screens: nothing is answered before its time, and hands become bars', async () => {
  const { page: lectern, heard } = await built.visit('#/en/lessons/the-journey/1');
  await lectern.getByRole('button', { name: 'Present', exact: true }).click();
  const [wall] = await Promise.all([lectern.context().waitForEvent('page'), lectern.getByRole('button', { name: /^Two screens/ }).click()]);
  wall.on('pageerror', ({ message }) => heard.errors.push(message));
  await wall.setViewportSize({ width: 1280, height: 720 });
  await isFollowed(lectern);
  await lectern.getByRole('heading', { name: 'For the teacher' }).waitFor();
  // on to the first question with choices, from either window
  const asked = wall.locator('.options');
  for (let keys = 0; !(await asked.isVisible()); keys++) {
    expect(keys).toBeLessThan(30);
    await (keys % 2 === 0 ? wall : lectern).keyboard.press('PageDown');
    await isFollowed(lectern);
  }
  expect(await wall.locator('.asked .answer, li.right').count()).toBe(0);
  expect(await lectern.locator('.part.now li.right').count()).toBe(1);

  await lectern.keyboard.press('h');
  const hands = [12, 3, 0, 0];
  for (const count of hands) {
    await lectern.keyboard.type(String(count));
    await lectern.keyboard.press('Enter');
  }
  await expect
    .poll(() => wall.locator('.count').allInnerTexts())
    .toEqual(hands.map((count) => expect.stringMatching(new RegExp(`^${count}\\b`))));
  const widths = await wall.locator('.bar').evaluateAll((bars) => bars.map((bar) => (bar as HTMLElement).style.getPropertyValue('--part')));
  expect(widths.map(Number)).toEqual([1, 0.25, 0, 0]);
  expect(await faultsOf(lectern)).toEqual([]);

  // loaded anew, the lectern stands at the same question, and no hand has to be raised again
  const asks = await lectern.locator('.part.now').innerText();
  await lectern.reload();
  await lectern.locator('.part.now .options').waitFor();
  expect(await lectern.locator('.part.now').innerText()).toBe(asks);
  expect(
    await lectern.locator('.part.now input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value)),
  ).toEqual(hands.map((count) => (count === 0 ? '' : String(count))));
  await isFollowed(lectern);
  expect(await wall.locator('.count').count()).toBe(hands.length);
  await wall.reload();
  await isFollowed(lectern);
  await wall.locator('.count').first().waitFor();

  await lectern.keyboard.press('PageDown');
  await wall.locator('.options li.right').waitFor();
  await wall.locator('.asked .answer').waitFor();
  expect(await wall.locator('.count').count()).toBe(hands.length);
  await isFollowed(lectern);
  expect(await faultsOf(wall)).toEqual([]);
  await wall.keyboard.press('a');
  await wall.locator('.asked .answer').waitFor({ state: 'hidden' });

  await wall.reload();
  await wall.locator('.options').waitFor();
  await isFollowed(lectern);
  await lectern.keyboard.press('b');
  await wall.getByRole('img', { name: 'Blank' }).waitFor();
  await lectern.reload();
  await isFollowed(lectern);
  await wall.getByRole('img', { name: 'Blank' }).waitFor();
  await lectern.keyboard.press('b');
  await wall.getByRole('img', { name: 'Blank' }).waitFor({ state: 'hidden' });
  await lectern.keyboard.press('q');
  await wall.getByRole('img', { name: /^Code with the link/ }).waitFor();
  const step = /Step (\d+) of/.exec(await lectern.locator('.step h2').innerText())![1];
  await lectern.keyboard.press('Escape');
  await lectern.locator('main.room').waitFor();
  // the room stands where the class was
  expect(lectern.url()).toMatch(new RegExp(`/lessons/the-journey/${step}$`));
  expect(heard.errors).toEqual([]);
  await lectern.context().close();
});
