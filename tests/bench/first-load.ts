/** A first visit on a slow line with a slow processor: when Play is ready, when the journey moves, what code has come by then; how long another story takes, and a key in the search. */
import { extname } from 'node:path';
import type { Browser, Page } from 'playwright';
import { browser, site, visit as visited } from '../browser/page.ts';
import { atMost, type Result } from './measure.ts';

interface Line {
  name: string;
  megabits: number;
  latencyMs: number;
  /** How many times slower the processor is made. */
  slower: number;
  maxSeconds: number;
}
const LINES: readonly Line[] = [
  { name: '0.7 Mbit/s, 200 ms, 6× slower', megabits: 0.7, latencyMs: 200, slower: 6, maxSeconds: 2.7 },
  { name: '1.6 Mbit/s, 150 ms, 4× slower', megabits: 1.6, latencyMs: 150, slower: 4, maxSeconds: 1.7 },
];
const ROUNDS = 3;
const MAX_CODE_KB = 130;
const CODE = new Set(['', '.html', '.js', '.css']);
const PLAY = '.visit .play';
const MOVING = '.transport';

interface Visit {
  /** Seconds after the page was asked for. */
  ready: number;
  moving: number;
  /** Octets as they crossed, by file. */
  code: [name: string, octets: number][];
}

/** What the page noted of itself: seconds after it was asked for, and the files that had come when the stage did. */
interface Noted {
  ready: number;
  moving: number;
  came: string[];
}

/**
 * Presses Play in the first frame in which it is there, and notes when that was and when the stage came: to ask for either from outside
 * takes so long that what is fetched after it has come as well. Run inside the page.
 */
function pressAtOnce([play, moving]: readonly [play: string, moving: string]): void {
  let ready = 0;
  const came = (): string[] => {
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return files.filter(({ responseEnd }) => responseEnd > 0).map(({ name }) => new URL(name).pathname.split('/').pop()!);
  };
  const frame = (): void => {
    const button = document.querySelector<HTMLElement>(play);
    if (ready === 0 && button) {
      ready = performance.now() / 1000;
      button.click();
    }
    if (ready === 0 || !document.querySelector(moving)) return void requestAnimationFrame(frame);
    Object.assign(globalThis, { noted: { ready, moving: performance.now() / 1000, came: came() } });
  };
  requestAnimationFrame(frame);
}

async function visit(chromium: Browser, url: string, { megabits, latencyMs, slower }: Line): Promise<Visit> {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(pressAtOnce, [PLAY, MOVING] as const);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  const octets = (megabits * 1e6) / 8;
  const line = { offline: false, latency: latencyMs, downloadThroughput: octets, uploadThroughput: octets };
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const names = new Map<string, string>();
  const code: Visit['code'] = [];
  session.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, new URL(response.url).pathname));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const name = names.get(requestId) ?? '';
    if (CODE.has(extname(name))) code.push([name.split('/').pop()!, encodedDataLength]);
  });
  await page.goto(url, { waitUntil: 'commit' });
  const noted = await page.waitForFunction(() => (globalThis as unknown as { noted?: Noted }).noted);
  const { ready, moving, came } = (await noted.jsonValue())!;
  await context.close();
  return { ready, moving, code: code.filter(([name]) => name === '' || came.includes(name)) };
}

const kilo = (code: Visit['code']): number => code.reduce((sum, [, octets]) => sum + octets, 0) / 1000;

/** The middle one of some visits. */
async function usual(chromium: Browser, url: string, line: Line): Promise<Visit> {
  const visits: Visit[] = [];
  for (let round = 0; round < ROUNDS; round++) visits.push(await visit(chromium, url, line));
  return visits.toSorted((one, other) => one.ready - other.ready)[Math.floor(ROUNDS / 2)]!;
}

async function onLine(chromium: Browser, url: string, line: Line): Promise<Result[]> {
  const { ready, moving, code } = await usual(chromium, url, line);
  for (const [name, octets] of code) console.log(`        ${name}: ${(octets / 1000).toFixed(1)} kB`);
  return [
    atMost(`${line.name}: Play is ready`, ready, line.maxSeconds, 's'),
    atMost(`${line.name}: the stage is there, Play pressed at once`, moving, line.maxSeconds + 0.5, 's'),
    atMost(`${line.name}: code until then, as it crossed`, kilo(code), MAX_CODE_KB, 'kB'),
  ];
}

const MAX_STORY_MS = 200;
/** The stories alone: lessons and recordings lead to other rooms. */
const CARDS = '.cards li button';

/** A hand that presses a card has been over it for a moment. */
const POINTED_MS = 150;

/** Milliseconds from the click on a story in the gallery until its question is there, in the page that has come whole. */
async function story(page: Page, place: number): Promise<number> {
  await page.locator('.topbar .story').click();
  const card = page.getByRole('dialog').locator(CARDS).nth(place);
  await card.hover();
  await page.waitForTimeout(POINTED_MS);
  return card.evaluate(async (button: HTMLElement) => {
    const question = (): string | null | undefined => document.querySelector('.visit h2')?.textContent;
    const [before, asked] = [question(), performance.now()];
    button.click();
    while (question() === before) await new Promise(requestAnimationFrame);
    return performance.now() - asked;
  });
}

/** Each story of the gallery once, one after the other, on a line and a processor that are not slowed. */
async function stories(chromium: Browser, url: string): Promise<Result[]> {
  const { page } = await visited(chromium, url);
  await page.locator('.topbar .story').click();
  const cards = page.getByRole('dialog').locator(CARDS);
  await cards.nth(1).waitFor();
  const count = await cards.count();
  await page.keyboard.press('Escape');
  const took: number[] = [];
  for (let place = 1; place < count; place++) took.push(await story(page, place));
  await page.context().close();
  took.sort((one, other) => one - other);
  return [
    atMost(`a story from the gallery, the middle one of ${took.length}`, took[took.length >> 1]!, MAX_STORY_MS, 'ms'),
    atMost('the slowest of them', took.at(-1)!, MAX_STORY_MS, 'ms'),
  ];
}

const MAX_KEY_MS = 30;
/** A hand that has clicked needs as long until it types, and then, quick as it may be, from one key to the next. */
const TO_FIRST_KEY_MS = 500;
const TO_NEXT_KEY_MS = 100;
/** A word of a story, a code, a verb, part of a sentence, what nobody says, what nearly everything says. */
const WORDS = ['password', '550', 'retr', 'who reads', 'xyzzy', 'a'];

/** Milliseconds that each key in the search keeps the page from its next picture: every word is typed, and taken back sign by sign. */
async function keys(chromium: Browser, url: string): Promise<Result[]> {
  const { page } = await visited(chromium, url);
  await page.locator('.topbar .story').click();
  await page.getByRole('dialog').locator(CARDS).nth(1).waitFor();
  await page.waitForTimeout(TO_FIRST_KEY_MS);
  const typed = WORDS.flatMap((word) => {
    const grows = Array.from(word, (_, place) => word.slice(0, place + 1));
    return [...grows, ...grows.slice(0, -1).toReversed(), ''];
  });
  const took = await page
    .getByRole('dialog')
    .getByRole('searchbox')
    .evaluate(
      async (input: HTMLInputElement, { typed, pauseMs }) => {
        const all: number[] = [];
        for (const text of typed) {
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
          const asked = performance.now();
          input.value = text;
          input.dispatchEvent(new Event('input', { bubbles: true }));
          await Promise.resolve();
          void document.body.offsetHeight;
          all.push(performance.now() - asked);
        }
        return all;
      },
      { typed, pauseMs: TO_NEXT_KEY_MS },
    );
  await page.context().close();
  return [atMost(`a key in the search, the slowest of ${took.length}`, Math.max(...took), MAX_KEY_MS, 'ms')];
}

export async function firstLoad(): Promise<Result[]> {
  const [served, chromium] = await Promise.all([site('dist', true), browser()]);
  try {
    const results: Result[] = [];
    for (const line of LINES) results.push(...(await onLine(chromium, served.url, line)));
    results.push(...(await stories(chromium, served.url)), ...(await keys(chromium, served.url)));
    return results;
  } finally {
    await chromium.close();
    await served.close();
  }
}
