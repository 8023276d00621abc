/** The MIME room in a real Chromium, by keyboard: a letter is taken apart, changed, damaged, mended, linked, exported and sent. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf, still, THEMES } from './page.ts';

const built = browsed();

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .focus();
  await page.keyboard.press('Enter');
}
const chosen = (page: Page) => page.getByRole('treeitem', { selected: true });

test('a letter is taken apart, changed, damaged and mended by keyboard', async () => {
  const { page, heard } = await built.visit('#/en/mime', { acceptDownloads: true });
  expect(await faultsOf(page)).toEqual([]);
  await press(page, /^Two forms, a picture and a PDF/);
  await chosen(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-path="1.1.1"][aria-selected="true"]').waitFor();
  await page.waitForURL(/#\/en\/mime\?sample=attachments&part=1\.1\.1$/);
  expect(await faultsOf(page)).toEqual([]);

  await press(page, 'Write it in base64');
  await page.locator('.source .lit').filter({ hasText: 'SG9sYSwgQmVh' }).first().waitFor();
  await page.waitForURL(/letter=/);
  const { hash } = new URL(page.url());
  await page.getByLabel('Break…').selectOption('cut');
  await page.getByText(/^Base64 comes in groups of four/).waitFor();
  await press(page, 'Repair');
  await page.getByText('What was lost stays lost.').waitFor();
  expect(await page.getByRole('article', { name: 'In a terminal' }).textContent()).not.toContain('práctica y una foto');

  await page.keyboard.press('Control+z');
  await page.getByText(/^Base64 comes in groups of four/).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => page.getByRole('article', { name: 'In a terminal' }).textContent()).toContain('práctica y una foto');

  // the link carries the letter as it is by now
  await expect.poll(() => new URL(page.url()).hash).toBe(hash);
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Export .eml')]);
  const exported = readFileSync(await download.path());
  const { page: other } = await built.visit(hash);
  await other
    .locator('.source')
    .getByText(/^SG9sYSwgQmVh/)
    .waitFor();
  const [copy] = await Promise.all([other.waitForEvent('download'), press(other, 'Export .eml')]);
  expect(readFileSync(await copy.path()).equals(exported)).toBe(true);

  await press(page, 'Send it through the simulator');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Send/ }).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.transport').waitFor();
  await page.getByRole('tab', { name: 'Letter' }).click();
  await page.getByRole('region', { name: 'Letter' }).getByText('¿Comemos juntas?').waitFor();
  expect(heard.errors).toEqual([]);
  expect(heard.requests.filter((url) => !url.startsWith(built.url) && !/^(?:data|blob|about):/.test(url))).toEqual([]);
});

test('HTML of a letter can do nothing, and what it would have told is counted', async () => {
  const { page, heard } = await built.visit('#/en/mime');
  const html = [
    '<p onclick="parent.hit=1">Hola <img src="https://spy.example/1.gif" onerror="parent.hit=1"></p>',
    '<script>parent.hit=1</script><form action="https://spy.example/f"><input name=a></form><iframe src="https://spy.example/"></iframe>',
    '<a href="javascript:parent.hit=1">a</a><div style="background:url(https://spy.example/2.gif)">b</div><svg><script>1</script></svg>',
  ];
  const letter = ['Subject: x', 'MIME-Version: 1.0', 'Content-Type: text/html; charset=us-ascii', '', ...html, ''].join('\n');
  await page.getByLabel('or paste its source').fill(letter);
  await press(page, 'Take it apart');
  const frame = page.getByTitle('HTML of the letter, locked in').first();
  await frame.waitFor();
  const shown = (await frame.getAttribute('srcdoc'))!;
  expect(shown).not.toMatch(/<script|onclick|onerror|<form|<input|<iframe|javascript:|<svg|style=|spy\.example/);
  await page.frameLocator('iframe').first().getByText('Hola').waitFor();
  await page.getByText('3 remote images are not loaded: they would have told the sender that you read it.').first().waitFor();
  await page
    .getByText(/things were taken out that could act/)
    .first()
    .waitFor();
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  expect(heard.requests.filter((url) => url.includes('spy.example'))).toEqual([]);
});

test('from a letter on the stage to its parts, and back', async () => {
  const { page } = await built.open('#/en/journey');
  await page.getByRole('tab', { name: 'Letter' }).click();
  await press(page, 'Take it apart');
  await page.getByRole('tree').waitFor();
  expect(await page.locator('.source').textContent()).toContain('Subject: ');
  await press(page, 'Explore');
  await page.locator('.transport').waitFor();
});

test.each([
  [390, 844],
  [1280, 720],
  [1920, 1080],
])('at %i by %i nothing sticks out, in any appearance', async (width, height) => {
  const { page } = await built.visit('#/es/mime?sample=words&part=1.3', { viewport: { width, height }, locale: 'es' });
  await page.getByRole('tree').waitFor();
  for (const theme of THEMES) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    await still(page);
    const wide = await page.evaluate(() => document.querySelector('.mime')!.scrollWidth - document.querySelector('.mime')!.clientWidth);
    expect([theme, wide]).toEqual([theme, 0]);
    expect(await faultsOf(page)).toEqual([]);
  }
});
