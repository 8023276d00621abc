/**
 * The page on screens of every size, in every theme: axe, width, and the size of the smallest text. Colours do not depend on the
 * size, nor lines on the colours: by day every size has one theme and every theme one size; at night each has each.
 */
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { scenarios } from '../../src/scenarios/index.ts';
import { browsed, faultsOf, isNight, still, THEMES } from './page.ts';

const built = browsed();

/** A telephone is held nearer than a screen: its text may be a little smaller. The projector theme is for projectors. */
const SCREENS = [
  { name: '1280×720', width: 1280, height: 720, least: 13, projected: 18 },
  { name: '1920×1080', width: 1920, height: 1080, least: 13, projected: 18 },
  { name: '390×844', width: 390, height: 844, least: 12, projected: 15 },
];

/** The themes that the screen at a place of the list is looked at in. */
const themesAt = (place: number): string[] => THEMES.filter((_, turn) => isNight || turn === (place + 2) % THEMES.length);

describe.each(SCREENS.map((screen, place) => ({ ...screen, themes: themesAt(place) })))('on a screen of $name', (screen) => {
  const { width, height, least, projected, themes } = screen;

  test.each(themes)('%s: axe finds nothing, nothing scrolls sideways, no text is too small', async (theme) => {
    const { page } = await built.open('#/es/journey?step=smtp:RCPT%231', { viewport: { width, height }, theme });
    const tabs = page.getByRole('tab');
    for (let index = 0; index < (await tabs.count()); index++) {
      await tabs.nth(index).click();
      await still(page);
      // beside the panel nothing changes with a tab
      expect(await faultsOf(page, index === 0 ? 'html' : '[role=tablist], #panel')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await smallest(page), `tab ${index}`).toBeGreaterThanOrEqual(theme === 'projector' ? projected : least);
    }
    await page.context().close();
  });

  test.each(themes)('%s: so before the first word, and among the stories', async (theme) => {
    const { page } = await built.visit('#/es/journey', { viewport: { width, height }, theme });
    await page.locator('.visit').waitFor();
    const isFine = async (): Promise<void> => {
      expect(await faultsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await smallest(page)).toBeGreaterThanOrEqual(theme === 'projector' ? projected : least);
    };
    await isFine();
    await page.getByRole('button', { name: new RegExp(`^${scenarios.length - 1} `) }).click();
    await page.getByRole('searchbox').waitFor();
    await still(page);
    await isFine();
    await page.context().close();
  });
});

/** Size of the smallest visible text, CSS pixels as the reader sees them: SVG scales its own. */
function smallest(page: Page): Promise<number> {
  return page.evaluate(() => {
    let least = Infinity;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      if (!node.textContent!.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2 || element.closest('[aria-live], .visually-hidden, option, script, style')) continue;
      const scale = element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1;
      least = Math.min(least, parseFloat(getComputedStyle(element).fontSize) * scale);
    }
    // a drawing scaled to its box may miss by the width of a hair
    return Math.ceil(least - 0.15);
  });
}
