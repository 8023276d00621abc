/**
 * Every story in a real Chromium: at six of its steps, from the first to the last, no text of the stage is cut, too small, outside,
 * or on other text, and nothing goes wrong. One story in one language, the next in the other; at night all of them in both, at twice as many steps, and in other sizes.
 */
import { describe, expect, test } from 'vitest';
import { scenarios } from '../../src/scenarios/index.ts';
import { illegible } from './legible.ts';
import { LANGUAGES } from '../../src/language.ts';
import { browsed, isNight, led, ready } from './page.ts';

const built = browsed();

const STEPS = isNight ? 12 : 6;
const LEAST_PX = 13;
const SIZES = [
  [1280, 720],
  [390, 844],
  [1920, 1080],
] as const;

/** Goes to a part of the story, 0 to 1, by its scrubber, and waits until it is drawn. Run inside the page. */
function reached(part: number): Promise<void> {
  const scrubber = document.querySelector<HTMLInputElement>('.scrubber input')!;
  scrubber.value = String(Math.round(part * Number(scrubber.max)));
  scrubber.dispatchEvent(new Event('input', { bubbles: true }));
  return new Promise((resolve) => setTimeout(resolve));
}

describe.each(LANGUAGES)('in %s', (language) => {
  const asked = scenarios.filter((_, place) => isNight || LANGUAGES[place % LANGUAGES.length] === language);

  test.each(isNight ? SIZES : SIZES.slice(0, 1))(
    'every story is legible from its first step to its last, at %i × %i',
    async (width, height) => {
      const { page, heard } = await built.visit(`#/${language}/${asked.at(-1)!.id}`, { viewport: { width, height } });
      const faults: string[] = [];
      for (const { id } of asked) {
        await led(page, `#/${language}/${id}`);
        await ready(page);
        for (let step = 0; step < STEPS; step++) {
          await page.evaluate(reached, step / (STEPS - 1));
          const found = await page.evaluate(illegible, LEAST_PX);
          faults.push(...found.map((fault) => `${page.url().replace(/.*#/, '')}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
      expect(heard.errors).toEqual([]);
      await page.context().close();
    },
    1_800_000,
  );
});
