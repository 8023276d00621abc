/** Colours that the reader's system demands: what is lit, chosen, focused, sealed or wrong is still told from what is not, and every word is legible. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf, isNight, still } from './page.ts';
import { ROOMS } from './rooms.ts';

const built = browsed();

/** Contrast of colours as they are computed, 1 to 21 (WCAG 2.2); what shines through lies on the ground of the page. Run inside the page. */
function contrast([selector, property, other, otherProperty]: string[]): number {
  const [one, two] = [luminance(selector!, property!), luminance(other!, otherProperty!)].toSorted((a, b) => b - a);
  return (one! + 0.05) / (two! + 0.05);

  function luminance(of: string, which: string): number {
    const element = document.querySelector(of);
    if (!element) throw new Error(`nothing is ${of}`);
    const context = document.createElement('canvas').getContext('2d')!;
    for (const colour of [getComputedStyle(document.body).backgroundColor, getComputedStyle(element).getPropertyValue(which)]) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  }
}

/** What has to differ: a mark from what lies beside it or below it, by so much. */
type Pair = [selector: string, property: string, other: string, otherProperty: string, least: number];

const GROUND: [string, string] = ['body', 'background-color'];
const STAGE: Pair[] = [
  ['.levels [aria-current] i', 'background-color', '.levels button:not([aria-current]) i', 'background-color', 3],
  ['.tabs [aria-selected="true"]', 'border-bottom-color', '.tabs [aria-selected="false"]', 'border-bottom-color', 3],
  ['.row.current', 'background-color', ...GROUND, 1.1],
  ['.slip', 'border-top-color', ...GROUND, 3],
  ['.house', 'border-top-color', ...GROUND, 3],
  ['.tube', 'border-top-color', ...GROUND, 3],
];

async function differ(page: Page, pairs: readonly Pair[], where: string): Promise<void> {
  for (const [selector, property, other, otherProperty, least] of pairs)
    expect(await page.evaluate(contrast, [selector, property, other, otherProperty]), `${where}: ${selector} ${property}`).toBeGreaterThan(
      least,
    );
}

const PALETTES = ['light', 'dark'] as const;

/** The colours change under the open page, as they do when a reader's system changes its palette. */
async function underEach(page: Page, look: (palette: string) => Promise<void>): Promise<void> {
  for (const colorScheme of PALETTES) {
    await page.emulateMedia({ colorScheme });
    await look(`a ${colorScheme} palette`);
  }
}

const options = { forcedColors: 'active', colorScheme: 'light' } as const;

test('the stage: what is lit stands out, the focus is seen, and TLS is darker than glass, whatever look was chosen', async () => {
  const { page } = await built.open('#/en/journey?step=smtp:RCPT%231:reply', options);
  for (const look of ['system', 'light', 'dark', 'projector']) {
    await page.evaluate((chosen) => localStorage.setItem('mailscope.theme', chosen), look);
    await page.reload();
    await page.locator('.slip').first().waitFor();
    await underEach(page, async (palette) => {
      await differ(page, STAGE, `${palette}, ${look}`);
      await page.locator('.transport button').first().focus();
      await page.keyboard.press('Tab');
      await differ(page, [[':focus-visible', 'outline-color', ...GROUND, 3]], `${palette}, ${look}`);
    });
  }
  await page.context().close();
  const { page: sealed } = await built.open('#/en/starttls?step=smtp:EHLO%232', options);
  await underEach(sealed, (palette) =>
    differ(
      sealed,
      [
        ['.tube .lock', 'background-color', ...GROUND, 3],
        ['.tube .lock', 'background-color', '.tube .lock svg', 'color', 3],
      ],
      palette,
    ),
  );
  await sealed.context().close();
});

// by day one room in one palette, the next in the other; at night all of them in both
test.each(ROOMS.map((room, place) => [room.name, room, place] as const))('%s: every word is legible', async (_, room, place) => {
  const asked = isNight ? PALETTES : [PALETTES[place % PALETTES.length]!];
  for (const colorScheme of asked) {
    const { page } = await built.visit(room.hash, { ...options, colorScheme });
    await room.enter(page);
    await still(page);
    expect(await faultsOf(page, 'html', 'color-contrast'), `a ${colorScheme} palette`).toEqual([]);
    await page.context().close();
  }
});
