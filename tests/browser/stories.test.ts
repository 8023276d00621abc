import { expect, test } from 'vitest';
import { topics } from '../../src/scenarios/index.ts';
import { browsed } from './page.ts';

const built = browsed();

// the journey and its mishaps, and one story of every other topic: the rest are played in Node
const played = topics.flatMap(({ id, stories }) => (id === 'journey' ? stories : stories.slice(0, 1)));
test.each(played.map(({ scenario }) => scenario.id))('%s plays from beginning to end without an error', async (id) => {
  const { page, heard } = await built.open(`#/es/${id}`);
  for (let step = 0; step < 120; step++) await page.keyboard.press('ArrowRight');
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
