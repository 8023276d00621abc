/** The stage in a real Chromium: at every step of a story no text is cut, too small, outside, or on other text, before the first word and on other screens too. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { illegible } from './legible.ts';
import { browsed, faultsOf, led, still, THEMES } from './page.ts';

const built = browsed();

/** What is wrong at a step once it stands still: a busy machine may be looked at before it has laid out what came. */
async function faultsHere(page: Page, least: number): Promise<string[]> {
  const faults = await page.evaluate(illegible, least);
  if (faults.length === 0) return faults;
  await still(page);
  return page.evaluate(illegible, least);
}

/** Faults at every step, from the first to the last. */
async function faultsIn(page: Page, least: number): Promise<string[]> {
  const faults: string[] = [];
  for (let before = ''; page.url() !== before;) {
    before = page.url();
    const step = decodeURIComponent(/step=([^&]*)/.exec(before)?.[1] ?? '');
    faults.push(...(await faultsHere(page, least)).map((fault) => `${step}: ${fault}`));
    await page.keyboard.press('ArrowRight');
  }
  return faults;
}

// all of them, at some of their steps: legibility.test.ts
test.each(['es/oauth', 'en/starttls', 'es/lossy-line'])('%s is legible at every step', async (story) => {
  const { page } = await built.open(`#/${story}`);
  expect(await faultsIn(page, 13)).toEqual([]);
  await page.context().close();
});

test.each(['submission:RCPT%231', 'dns:b.com%20MX%231', 'dns:b.com%20MX%233'])(
  'projected above the ribbon of days nothing is cut: %s',
  async (step) => {
    const { page } = await built.open(`#/es/five-days?step=${step}`, { viewport: { width: 1280, height: 720 } });
    await page.evaluate(() => (document.documentElement.dataset.theme = 'projector'));
    await page.locator('.days').waitFor();
    await still(page);
    expect(await page.evaluate(illegible, 13)).toEqual([]);
    expect(
      await page.locator('.house .room').evaluateAll((all) => all.filter((each) => each.scrollHeight > each.clientHeight + 1).length),
    ).toBe(0);
    await page.context().close();
  },
);

test('in a projector’s letters a telephone shows the line upright, and nothing is cut', async () => {
  const { page } = await built.open('#/en/journey?step=smtp:RCPT%231', { viewport: { width: 390, height: 844 } });
  await page.evaluate(() => (document.documentElement.dataset.theme = 'projector'));
  await still(page);
  const columns = await page
    .locator('.session .picture')
    .evaluate((picture) => getComputedStyle(picture).gridTemplateColumns.split(' ').length);
  expect(columns).toBe(1);
  expect(await page.evaluate(illegible, 13)).toEqual([]);
  await page.context().close();
});

test.each([
  [1920, 1080],
  [1600, 900],
  [1280, 720],
])('the line said now is whole at the foot of the transcript, %i by %i', async (width, height) => {
  const { page } = await built.open('#/en/journey?step=smtp:RCPT%231', { viewport: { width, height } });
  const below = () =>
    page.locator('.column [aria-current=step]').evaluate((line) => {
      const list = line.closest('[role=list]')!;
      return line.getBoundingClientRect().bottom - list.getBoundingClientRect().bottom;
    });
  await expect.poll(below).toBeLessThan(1);
  // it stays so when the rows have their last heights
  await page.evaluate(() => document.fonts.ready);
  expect(await below()).toBeLessThan(1);
  await page.context().close();
});

test('tabs that there is no room for are announced at the edge, and a key brings them into sight', async () => {
  const { page } = await built.open('#/es/journey?step=submission:RCPT%231', { viewport: { width: 390, height: 844 } });
  const tabs = page.locator('.column [role=tablist]');
  const edges = () => tabs.evaluate((row) => ['hides-before', 'hides-after'].filter((edge) => row.classList.contains(edge)));
  await expect.poll(edges).toEqual(['hides-after']);
  await tabs.getByRole('tab').first().focus();
  await page.keyboard.press('End');
  await expect.poll(edges).toEqual(['hides-before']);
  await page.context().close();
});

test.each(THEMES)('a house from inside, %s: axe finds nothing, and its keys lead in and out', async (theme) => {
  const { page } = await built.open('#/en/journey?step=smtp:RCPT%231:reply', { theme });
  await page.keyboard.press('-');
  await page.locator('.inside svg .active').waitFor();
  expect(await faultsOf(page, '.stage')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('.session').waitFor();
  await page.context().close();
});

test.each(['en', 'es'])('projected, no word in a room of a house is wider than its room: %s', async (language) => {
  const { page } = await built.open(`#/${language}/journey?step=smtp:RCPT%231:reply`);
  await page.evaluate(() => (document.documentElement.dataset.theme = 'projector'));
  await page.keyboard.press('-');
  await page.locator('.inside .room').first().waitFor();
  await still(page);
  const tooWide = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.inside .rooms li')]
      .filter((room) => room.scrollWidth > room.clientWidth || room.getBoundingClientRect().right > innerWidth)
      .map(({ textContent }) => textContent),
  );
  expect(tooWide).toEqual([]);
  await page.context().close();
});

test('enlarged four times nothing is lost: the stage keeps its height, and the page scrolls down, never sideways (WCAG 1.4.10)', async () => {
  const { page } = await built.open('#/es/journey?step=smtp:RCPT%231:reply', { viewport: { width: 320, height: 256 } });
  const { wide, stage, whole } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    stage: document.querySelector('.session')!.getBoundingClientRect().height,
    whole: document.documentElement.scrollHeight,
  }));
  expect(wide).toBeLessThanOrEqual(320);
  expect(stage).toBeGreaterThan(280);
  expect(whole).toBeGreaterThan(900);
  await page.mouse.move(160, 150);
  await page.mouse.wheel(0, 300);
  await page.waitForFunction(() => scrollY > 100);
  expect(await page.evaluate(illegible, 13)).toEqual([]);
  await page.context().close();
});

/** Stories whose towns differ: one house, many, several domains, web mail, no letter of a program. */
const TOWNS = ['journey', 'dns-walk', 'list', 'web-mail', 'dmarc-reject', 'forwarding-breaks-spf', 'equal-preference', 'international'];

test.each([
  ['a small screen', 1280, 720, 'light', 13],
  ['a projector', 1280, 720, 'projector', 16],
  ['a telephone', 390, 844, 'dark', 13],
  ['four times enlarged', 320, 256, 'light', 13],
] as const)('before the first word every town is legible on %s', async (_, width, height, theme, least) => {
  const { page } = await built.visit('#/es/folders', { viewport: { width, height } });
  await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
  for (const town of TOWNS.flatMap((story) => [`#/es/${story}`, `#/en/${story}`])) {
    await led(page, town);
    await still(page);
    expect(await page.evaluate(illegible, least), town).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), town).toBe(true);
  }
  await page.context().close();
});

test.each([
  ['a telephone', 390, 844],
  ['a large screen', 1920, 1080],
])('the journey is legible on %s', async (_, width, height) => {
  const { page } = await built.open('#/es/journey', { viewport: { width, height } });
  expect(await faultsIn(page, 13)).toEqual([]);
  await page.context().close();
});
