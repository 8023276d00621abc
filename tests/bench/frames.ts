/** The page itself in real Chromium: how it moves on a slow machine, what it does at rest, and how it bears a recording of a crowd. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { largeCapture } from './capture.ts';
import { inChromium, inHarness } from './chromium.ts';
import { atLeast, atMost, quantile, type Result } from './measure.ts';

const SECONDS = 4;
/** As a school's machine beside this one. */
const SLOWER = 4;
/** Ten clients and their server; copied so often, some ten thousand hosts. */
const SMALL = 'tests/recordings/files/smtp/v54-bulk-batch.pcap';
const CROWD_OCTETS = 20_000_000;
/** The same for some five hundred conversations. */
const SPANS_OCTETS = 1_200_000;
const STEPS = 60;

async function sessionOf(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return session;
}

/** Part of the time in which the main thread is at work while `during` lasts. */
async function busy(session: CDPSession, during: () => Promise<unknown>): Promise<number> {
  const before = await seconds(session);
  await during();
  const after = await seconds(session);
  return (after.task - before.task) / (after.now - before.now);
}

async function seconds(session: CDPSession): Promise<{ now: number; task: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  return { now: value('Timestamp'), task: value('TaskDuration') };
}

/** Frames a second over some seconds: 95 of 100 come no later than this rate. */
function rateOf(page: Page): Promise<number> {
  return page.evaluate(
    (ms) =>
      new Promise<number>((resolve) => {
        const times: number[] = [];
        const frame = (atMs: number): void => {
          times.push(atMs);
          if (atMs - times[0]! < ms) return void requestAnimationFrame(frame);
          const gaps = times.slice(1).map((each, place) => each - times[place]!);
          resolve(1000 / gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.95)]!);
        };
        requestAnimationFrame(frame);
      }),
    SECONDS * 1000,
  );
}

async function journey(page: Page): Promise<Result[]> {
  await page.goto(`${page.url()}#/en/journey?step=smtp:MAIL%231`);
  await page.locator('.session').waitFor();
  const session = await sessionOf(page);
  await page.waitForTimeout(2000);
  const rest = await busy(session, () => page.waitForTimeout(SECONDS * 1000));
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.keyboard.press('Space');
  const rate = await rateOf(page);
  return [
    // the display's own rate, less what its clock rounds
    atLeast(`frames while a card travels, processor ${SLOWER} times slower, p95`, rate, 59, 'frames/s'),
    atMost('main thread busy at rest', rest * 100, 0.5, '%'),
  ];
}

/** Opens so many octets of a capture of ever more hosts, from the disk: a file that is handed over in memory keeps the page itself busy for seconds. */
async function opened(page: Page, octets: number): Promise<void> {
  await page.getByRole('button', { name: 'Open…' }).click();
  const folder = mkdtempSync(join(tmpdir(), 'mailscope-crowd-'));
  writeFileSync(join(folder, 'crowd.pcap'), largeCapture(readFileSync(SMALL), octets));
  await page.locator('input[type=file]').first().setInputFiles(join(folder, 'crowd.pcap'));
  await page.getByRole('tab', { name: 'Conversations' }).waitFor();
  // what takes longer than a second says so, until it is done
  await page.waitForTimeout(2000);
  await page.locator('.progress').waitFor({ state: 'detached', timeout: 180_000 });
  await page.waitForTimeout(1000);
  rmSync(folder, { recursive: true });
}

/** The window over five hundred conversations, while a mouse draws it to and fro, somewhere else in every frame. */
async function brushed(page: Page): Promise<Result[]> {
  await page.goto(`${page.url()}#/en/journey?step=smtp:MAIL%231`);
  await page.locator('.session').waitFor();
  await opened(page, SPANS_OCTETS);
  await page.keyboard.press('Escape');
  await page.locator('.timeline .brush .overlay').waitFor();
  await page.evaluate(() => {
    const overlay = document.querySelector('.timeline .brush .overlay')!;
    const { left, top, width, height } = overlay.getBoundingClientRect();
    const at = (type: string, part: number): MouseEvent =>
      new MouseEvent(type, { view: window, bubbles: true, clientX: left + part * width, clientY: top + height / 2 });
    overlay.dispatchEvent(at('mousedown', 0.1));
    let frame = 0;
    const move = (): void => {
      window.dispatchEvent(at('mousemove', 0.55 + 0.4 * Math.sin(frame++ / 20)));
      requestAnimationFrame(move);
    };
    requestAnimationFrame(move);
  });
  const session = await sessionOf(page);
  let rate = 0;
  const work = await busy(session, async () => void (rate = await rateOf(page)));
  const spans = await page.locator('.timeline [role=slider]').getAttribute('aria-valuetext');
  console.log(`        in the window at the end: ${spans}`);
  return [atLeast('500 spans brushed, p95', rate, 59, 'frames/s'), atMost('main thread busy meanwhile', work * 100, 60, '%')];
}

/** Milliseconds that each of some steps takes until the page is laid out anew. */
function stepsOf(page: Page): Promise<number[]> {
  return page.evaluate(async (count) => {
    const taken: number[] = [];
    for (let step = 0; step < count; step++) {
      const begun = performance.now();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
      await Promise.resolve();
      void document.body.offsetHeight;
      taken.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return taken;
  }, STEPS);
}

async function crowd(page: Page): Promise<Result[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${page.url()}#/en/journey?step=smtp:MAIL%231`);
  await page.locator('.session').waitFor();
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  await opened(page, CROWD_OCTETS);
  const long = await page.evaluate(() => (globalThis as unknown as { long: number[] }).long.splice(0));
  await page.keyboard.press('Escape');
  const steps = await stepsOf(page);
  const longest = long.toSorted((one, other) => other - one).slice(0, 5);
  console.log(`        longest tasks while a crowd is read, ms: ${longest.map(Math.round).join(', ')}`);
  return [
    atMost('a crowd of 10,000 hosts: longest task while it is read', Math.max(0, ...long), 100, 'ms'),
    atMost('a step in it, p95', quantile(steps, 0.95), 17, 'ms'),
  ];
}

/** A list of 20,000 letters in conversations, while it is scrolled: a page of rows a frame. */
async function letters(page: Page): Promise<Result[]> {
  await page.locator('[data-uid="1"]').waitFor();
  const shown = await page.locator('[data-uid]').count();
  await page.evaluate(() => {
    const viewport = document.querySelector('.viewport')!;
    Object.assign(globalThis, { frames: 0 });
    const scroll = (): void => {
      (globalThis as unknown as { frames: number }).frames++;
      viewport.scrollTop = (viewport.scrollTop + 370) % (viewport.scrollHeight - viewport.clientHeight);
      requestAnimationFrame(scroll);
    };
    requestAnimationFrame(scroll);
  });
  const session = await page.context().newCDPSession(page);
  // of the processor, not of the wall's clock: whoever else is at work is not counted
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const counted = () => page.evaluate(() => (globalThis as unknown as { frames: number }).frames);
  const [before, framesBefore] = [await seconds(session), await counted()];
  const rate = await rateOf(page);
  const [after, framesAfter] = [await seconds(session), await counted()];
  const frameMs = ((after.task - before.task) * 1000) / (framesAfter - framesBefore);
  return [
    atMost('processor time of the main thread, a frame, while 20,000 letters in conversations are scrolled', frameMs, 8, 'ms'),
    atLeast('20,000 letters in conversations, scrolled ten rows a frame, p95', rate, 59, 'frames/s'),
    atMost('rows of them that exist', shown, 60, 'rows'),
  ];
}

export const lettersList = (): Promise<Result[]> => inHarness('letters', letters);

export async function frames(): Promise<Result[]> {
  return [
    ...(await inChromium('dist', 'index.html', journey)),
    ...(await inChromium('dist', 'index.html', brushed)),
    ...(await inChromium('dist', 'index.html', crowd)),
  ];
}
