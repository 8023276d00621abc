/** Draws stories one after the other and looks into their books. */
import { expect } from 'vitest';
import { imbalance } from './account.ts';

/** How many stories are drawn, and from which number on: `npm run soak -- COUNT FROM`. */
export const COUNT = Number(process.env['SOAK'] ?? 1000);
const FIRST = Number(process.env['SOAK_FROM'] ?? 1);

/** Complaints after which a test stops looking. */
const ENOUGH = 20;

/** Every second story, beginning with the first or the second: two test files share the work. */
export function noneIsLost(offset: 0 | 1): void {
  const complaints: string[] = [];
  for (let seed = FIRST + offset; seed < FIRST + COUNT && complaints.length < ENOUGH; seed += 2)
    // the story opens in the page by this link
    for (const complaint of imbalance(seed)) complaints.push(`#/en/drawn-${seed}?seed=${seed}  ${complaint}`);
  expect(complaints).toEqual([]);
}
