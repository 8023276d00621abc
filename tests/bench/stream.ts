/** How long the page stands still while a long journal comes in from its worker: the real door, the real journal, real Chromium. */
import { inHarness } from './chromium.ts';
import { atMost, type Result } from './measure.ts';

const ROUNDS = 3;

/** What the harness page gives back. */
interface Streamed {
  entries: number;
  longestStallMs: number;
  longestAppendMs: number;
}

export async function stream(): Promise<Result[]> {
  const rounds: Streamed[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push(
      await inHarness('stream', (page) => page.evaluate(() => (globalThis as unknown as { streamed(): Promise<Streamed> }).streamed())),
    );
  }
  const shown = rounds.map(({ longestStallMs, longestAppendMs }) => `${longestStallMs.toFixed(1)} (append ${longestAppendMs.toFixed(1)})`);
  console.log(`        ${rounds[0]!.entries} entries; longest stall of each round, ms: ${shown.join(', ')}`);
  return [
    atMost('journal to page: longest stall of the main thread', Math.min(...rounds.map(({ longestStallMs }) => longestStallMs)), 33, 'ms'),
  ];
}
