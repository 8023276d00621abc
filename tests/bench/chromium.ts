/** Pages of the benchmarks in a real Chromium. */
import type { Page } from 'playwright';
import { browser, site } from '../browser/page.ts';

/** Where bench.js has put the harness pages. */
const HARNESS = 'node_modules/.cache/mailscope/bench-pages';

/** Opens a page of a folder, does something with it, and closes everything again. */
export async function inChromium<T>(folder: string, path: string, work: (page: Page) => Promise<T>): Promise<T> {
  const [served, chromium] = await Promise.all([site(folder), browser()]);
  try {
    const context = await chromium.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(`${served.url}${path}`);
    return await work(page);
  } finally {
    await chromium.close();
    await served.close();
  }
}

export function inHarness<T>(name: string, work: (page: Page) => Promise<T>): Promise<T> {
  return inChromium(HARNESS, `${name}.html`, work);
}
