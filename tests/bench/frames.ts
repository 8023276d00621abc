/** Many slips moving at once, drawn by the stage's own marks under the page's own clock, in real Chromium. */
import type { Page } from 'playwright';
import { inHarness } from './chromium.ts';
import { atLeast, atMost, type Result } from './measure.ts';

const ROUNDS = 3;
const SECONDS = 3;

interface Moved {
  framesPerSecond: number;
  /** Part of the time in which the main thread was at work: scripts, style, layout, paint. */
  busy: number;
}

async function moved(page: Page): Promise<Moved> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.waitForTimeout(1000);
  const before = await seconds(session);
  const framesPerSecond = await page.evaluate(
    (ms) => (globalThis as unknown as { framesPerSecond(ms: number): Promise<number> }).framesPerSecond(ms),
    SECONDS * 1000,
  );
  const after = await seconds(session);
  return { framesPerSecond, busy: (after.task - before.task) / (after.now - before.now) };
}

async function seconds(session: Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>): Promise<{ now: number; task: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  return { now: value('Timestamp'), task: value('TaskDuration') };
}

export async function frames(): Promise<Result[]> {
  const rounds: Moved[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await inHarness('frames', moved));
  const shown = rounds.map(({ framesPerSecond, busy }) => `${framesPerSecond.toFixed(1)} (${(busy * 100).toFixed(0)} %)`);
  console.log(`        frames a second and how busy the main thread was, each round: ${shown.join(', ')}`);
  return [
    // the display's own rate, less what counting whole frames loses at the ends
    atLeast('500 slips moving', Math.max(...rounds.map(({ framesPerSecond }) => framesPerSecond)), 59, 'frames/s'),
    atMost('main thread busy meanwhile', Math.min(...rounds.map(({ busy }) => busy)) * 100, 50, '%'),
  ];
}
