import { expect, test } from 'vitest';
import { imbalance } from './account.ts';

/** How many stories are drawn: `npm run soak -- N` for more, and from which seed on. */
const COUNT = Number(process.env['SOAK'] ?? 1000);
const FIRST = Number(process.env['SOAK_FROM'] ?? 1);

test(`no mail is lost in ${COUNT} stories drawn by chance, from number ${FIRST} on`, { timeout: 24 * 3_600_000 }, () => {
  const failed: string[] = [];
  for (let seed = FIRST; seed < FIRST + COUNT; seed++) {
    // the story opens in the page by this link
    for (const complaint of imbalance(seed)) failed.push(`#scenario=drawn-${seed}&seed=${seed}  ${complaint}`);
    if (failed.length > 20) break;
  }
  expect(failed).toEqual([]);
});
