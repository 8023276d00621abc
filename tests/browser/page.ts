/** The built page in a real Chromium, served from a sub-path as any web server would. */
import { createServer, type Server } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { chromium as executable } from '../run/chromium.js';

const root = join(import.meta.dirname, '..', '..');
export const DIST = join(root, 'dist');

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Whether there is time to try all of what by day is tried in turns. */
export const isNight = process.env.NIGHTLY === '1';

/** Every appearance that a reader can choose. */
export const THEMES = ['light', 'dark', 'projector'];

/** The cookie of a visit that gets the real service worker. */
const KEEPS = 'keeps';

/** How long a page may take to show something: a busy machine takes many times as long as a quiet one. */
const PATIENCE_MS = 90_000;

export interface Site {
  url: string;
  close(): Promise<void>;
}

/** Static files under `/some/where/`: nothing but what lies in the folder; `gzipped`, and kept for ten minutes, where time matters. */
export async function site(folder: string, gzipped = false): Promise<Site> {
  const prefix = '/some/where/';
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const file = join(folder, path.slice(prefix.length) || 'index.html');
    if (!path.startsWith(prefix) || !existsSync(file)) return void response.writeHead(404).end();
    if (path === `${prefix}sw.js` && !request.headers.cookie?.includes(KEEPS))
      return void response.writeHead(200, { 'content-type': TYPES['.js'] }).end('// keeps nothing');
    const type = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' };
    if (!gzipped || extname(file) === '.woff2') return void response.writeHead(200, type).end(readFileSync(file));
    response
      .writeHead(200, { ...type, 'content-encoding': 'gzip', 'cache-control': 'max-age=600' })
      .end(gzipSync(readFileSync(file), { level: 9 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

export async function browser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? (await executable()), args: ['--no-sandbox'] });
}

/** What a page said and asked for while it was open. */
export interface Heard {
  errors: string[];
  requests: string[];
}

/** How a page is visited. */
export interface Visiting extends BrowserContextOptions {
  /** It keeps itself for when there is no network, as it does for any reader. Where nobody looks at that it is left out: to keep all files costs more than the visit. */
  keeps?: boolean;
  /** The appearance that the reader has chosen at an earlier visit. */
  theme?: string;
}

export async function visit(on: Browser, url: string, { keeps, theme, ...options }: Visiting = {}): Promise<{ page: Page; heard: Heard }> {
  const chosen = { origin: new URL(url).origin, localStorage: [{ name: 'mailscope.theme', value: theme ?? '' }] };
  const storageState = theme === undefined ? undefined : { cookies: [], origins: [chosen] };
  const context = await on.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en', storageState, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  if (keeps) await context.addCookies([{ name: KEEPS, value: '1', url }]);
  const page = await context.newPage();
  const heard: Heard = { errors: [], requests: [] };
  page.on('pageerror', ({ message }) => heard.errors.push(message));
  page.on('console', (message) => message.type() === 'error' && heard.errors.push(message.text()));
  page.on('request', (request) => heard.requests.push(request.url()));
  await page.goto(url);
  return { page, heard };
}

/** The page has a run, whole, in its own letters, and shows a step of it: the first, where a story had not begun. */
export async function ready(page: Page): Promise<void> {
  await page.locator('.transport, .visit').waitFor();
  if (await page.locator('.visit').isVisible()) await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: /^(Play|Reproducir)$/ }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[aria-current="step"], [aria-current="true"]').length > 0);
  await page.locator('.scrubber [aria-busy]').waitFor({ state: 'detached' });
  await lettered(page);
}

/** The typefaces come last, and with them everything has its size. */
async function lettered(page: Page): Promise<void> {
  await page.waitForFunction(() => document.fonts.size > 0);
  await page.evaluate(async () => void (await document.fonts.ready));
}

/** Leads an open page to another story than it shows, before its first word. */
export async function led(page: Page, hash: string): Promise<void> {
  await ready(page);
  await page.evaluate((to) => (location.hash = to), hash);
  await page.locator('.visit').waitFor();
}

/** What axe has to say against what is shown, or a part of it, by all of its rules or by one. There are no frames from elsewhere, so one look from within is enough. */
export async function faultsOf(page: Page, part = 'html', rule?: string): Promise<string[]> {
  // its half a megabyte is read once a document, unless there are frames, which may be newer than it
  const isThere = page.frames().length === 1 && (await page.evaluate(() => 'axe' in window));
  const { violations } = await new AxeBuilder({ page, axeSource: isThere ? ';' : undefined })
    .setLegacyMode()
    .include(part)
    // what is well is not written down, nor where it stands: that took half of the time
    .options({ resultTypes: ['violations'], selectors: false, ...(rule && { runOnly: { type: 'rule', values: [rule] } }) })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** Nothing of the page has changed for a while, and nothing moves. */
export function still(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const QUIET_MS = 60;
    await new Promise<void>((resolve) => {
      let quiet = setTimeout(done, QUIET_MS);
      const observer = new MutationObserver(() => {
        clearTimeout(quiet);
        quiet = setTimeout(done, QUIET_MS);
      });
      function done(): void {
        observer.disconnect();
        resolve();
      }
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  });
}

/** How often a page is laid out while nobody does anything, in a fifth of a second. */
export async function layoutsAtRest(page: Page): Promise<number> {
  await still(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const laidOut = async (): Promise<number> =>
    (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'LayoutCount')!.value;
  const before = await laidOut();
  await page.waitForTimeout(200);
  const layouts = (await laidOut()) - before;
  await devtools.detach();
  return layouts;
}

/** The built page as the tests of one file visit it. */
export interface Browsed {
  /** Where it is served, once the tests have begun. */
  readonly url: string;
  /** Opens it at a hash, without movement, and waits for what there is to see first. */
  visit(hash?: string, options?: Visiting): ReturnType<typeof visit>;
  /** The same, and goes on to the stage. */
  open(hash?: string, options?: Visiting): ReturnType<typeof visit>;
}

/** A browser and the built page for the tests of one file. */
export function browsed(): Browsed {
  let served: Site;
  let chromium: Browser;
  beforeAll(async () => {
    if (!existsSync(DIST)) throw new Error('dist/ is missing: npm run build makes it');
    served = await site(DIST);
    chromium = await browser();
  });
  afterAll(async () => {
    await chromium?.close();
    await served?.close();
  });
  return {
    get url() {
      return served.url;
    },
    async visit(hash = '', options = {}) {
      const visited = await visit(chromium, `${served.url}${hash}`, { reducedMotion: 'reduce', ...options });
      await visited.page
        .locator(
          '.transport, .visit, .lesson, .course, .history, .glossary, .comparing, .plain, .sheet, .own, .mime > *, .recipients > *, .measured > *, .program > *',
        )
        .filter({ visible: true })
        .first()
        .waitFor();
      return visited;
    },
    async open(hash = '', options = {}) {
      const visited = await this.visit(hash, options);
      await ready(visited.page);
      return visited;
    },
  };
}
