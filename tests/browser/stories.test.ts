import { existsSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { topics } from '../../src/scenarios/index.ts';
import { browser, DIST, ready, site, visit, type Site } from './page.ts';

let chromium: Browser;
let served: Site;
beforeAll(async () => {
  if (!existsSync(DIST)) throw new Error('dist/ is missing: npm run build makes it');
  served = await site(DIST);
  chromium = await browser();
});
afterAll(async () => {
  await chromium?.close();
  await served?.close();
});

// the journey and its mishaps, and one story of every other topic: the rest are played in Node
const played = topics.flatMap(({ id, stories }) => (id === 'journey' ? stories : stories.slice(0, 1)));
test.each(played.map(({ scenario }) => scenario.id))('%s plays from beginning to end without an error', async (id) => {
  const { page, heard } = await visit(chromium, `${served.url}#/es/${id}`, { reducedMotion: 'reduce' });
  await ready(page);
  for (let step = 0; step < 120; step++) await page.keyboard.press('ArrowRight');
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
