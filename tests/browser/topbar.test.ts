/** The bar at the top: nothing of it leaves the window, at whatever width, and what is chosen in it is not cut. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/language.ts';
import { browsed, ready } from './page.ts';

const built = browsed();
const WIDTHS = [600, 820, 821, 1024, 1240, 1241, 1280, 1440];

test.each(LANGUAGES)('in %s', async (language) => {
  const { page } = await built.visit(`#/${language}/journey?step=smtp:RCPT%231`, { viewport: { width: 1280, height: 720 } });
  await ready(page);
  const themes = page.locator('select.theme');
  for (const theme of ['system', 'projector']) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await themes.selectOption(theme);
    const needed = await themes.evaluate((select: HTMLSelectElement) => {
      const alone = select.cloneNode(true) as HTMLSelectElement;
      Object.assign(alone.style, { position: 'absolute', maxWidth: 'none' });
      select.after(alone);
      const { offsetWidth } = alone;
      alone.remove();
      return offsetWidth;
    });
    expect(await themes.evaluate((select: HTMLElement) => select.offsetWidth)).toBeGreaterThanOrEqual(needed);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 720 });
      const beyond = await page.locator('.topbar').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(beyond, `${theme}, ${width}`).toBe(0);
    }
  }
  await page.context().close();
});
