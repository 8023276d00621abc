import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf } from '../../src/run/hash.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed, scenarios } from '../../src/scenarios/index.ts';
import { browser, site, visit, type Site } from './page.ts';

const harness = join(import.meta.dirname, 'harness');
const out = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'mailscope', 'harness');
let chromium: Browser;
let served: Site;
/** One page runs them all: what a run leaves behind in it would show in the next. */
let page: Page;

beforeAll(async () => {
  await build({
    root: harness,
    configFile: false,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: out, emptyOutDir: true },
  });
  served = await site(out);
  chromium = await browser();
  ({ page } = await visit(chromium, served.url));
  await page.waitForFunction(() => 'mailscopeHash' in window);
});
afterAll(async () => {
  await chromium?.close();
  await served?.close();
});

test.each(scenarios.map(({ id }) => id))('%s: Node and Chromium write the same journal, octet for octet', async (id) => {
  for (const seed of [1, 4711]) {
    const run = new Run({ scenario: scenarioNamed(id)!, seed });
    while (!run.advance(10_000));
    const there = await page.evaluate(
      ([scenario, number]) =>
        (window as never as { mailscopeHash(s: string, n: number): Promise<string> }).mailscopeHash(scenario as string, number as number),
      [id, seed],
    );
    expect(there).toBe(hashOf(run.journal));
  }
});
