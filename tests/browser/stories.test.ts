import { expect, test } from 'vitest';
import { topics } from '../../src/scenarios/index.ts';
import { browsed, still } from './page.ts';

const built = browsed();

const STEPS = 120;

/** Goes on so often, each step drawn before the next; where that leads. Run inside the page, where nobody waits for a keyboard. */
async function stepped(times: number): Promise<string> {
  for (let step = 0; step < times; step++) {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return document.querySelector('[role="slider"], input[type="range"]')?.getAttribute('aria-valuetext') ?? '';
}

// one story of every topic: the rest are played in Node, and ten steps of each in legibility.test.ts
const played = topics.flatMap(({ stories }) => stories.slice(0, 1));
test.each(played.map(({ scenario }) => scenario.id))('%s plays from beginning to end without an error', async (id) => {
  const { page, heard } = await built.open(`#/es/${id}`);
  const [, last = 0, total] = /^paso (\d+) de (\d+)/.exec(await page.evaluate(stepped, STEPS)) ?? [];
  expect(Number(last)).toBe(Math.min(STEPS + 1, Number(total)));
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test.each([
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
])('the line that is said now is whole in the transcript, whatever stands above it turns out to need: %o', async (viewport) => {
  const { page } = await built.open('#/en/open-relay?step=smtp.2:(message)%231:reply', { viewport });
  const isWhole = (): boolean => {
    const [list, line] = [document.querySelector('#panel .viewport')!, document.querySelector('#panel [aria-current]')];
    const [outer, inner] = [list.getBoundingClientRect(), line?.getBoundingClientRect()];
    return inner !== undefined && inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  };
  await page.waitForFunction(isWhole);
  await still(page);
  expect(await page.evaluate(isWhole)).toBe(true);
  await page.context().close();
});
