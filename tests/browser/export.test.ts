/** What is given out in a real Chromium: files that open again, an image with a size, and paper with the ladder on it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILES, written } from '../recordings/opened.ts';
import { browser, DIST, ready, site, visit, type Site } from './page.ts';

let served: Site;
let chromium: Browser;
beforeAll(async () => {
  [served, chromium] = await Promise.all([site(DIST), browser()]);
});
afterAll(async () => {
  await chromium.close();
  await served.close();
});

const RECORDING = join(FILES, 'pop3', 'v22-pop3-basics.pcap');

async function opened(): Promise<Page> {
  const { page } = await visit(chromium, served.url);
  await ready(page);
  await page.getByRole('button', { name: /^Open/ }).first().click();
  await page.locator('dialog input[multiple]').setInputFiles(RECORDING);
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Export…' }).click();
  return page;
}

/** Gives out in this format; the octets of the file. */
async function given(page: Page, format: string): Promise<{ name: string; octets: Uint8Array }> {
  await page.getByRole('radio', { name: format }).check();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export', exact: true }).click()]);
  return { name: download.suggestedFilename(), octets: new Uint8Array(readFileSync(await download.path())) };
}

test('files open again to the same conversations; passwords stay covered until they are uncovered', async () => {
  const page = await opened();
  const original = written({ name: 'a.pcap', octets: new Uint8Array(readFileSync(RECORDING)) });
  const covered = await given(page, 'JSON journal');
  expect(new TextDecoder().decode(covered.octets)).toMatch(/PASS \*+/);
  await page.getByRole('checkbox', { name: /Hide passwords/ }).uncheck();
  for (const [format, ending] of [
    ['Capture (pcapng)', 'pcapng'],
    ['JSON journal', 'jsonl'],
    ['Text transcript', 'txt'],
  ] as const) {
    const file = await given(page, format);
    expect(file.name).toBe(`v22-pop3-basics.${ending}`);
    const again = written(file);
    const commands = ({ journal }: typeof again): string[] =>
      Array.from({ length: journal.length }, (_, index) => index)
        .filter((index) => journal.kind(index) === 'command')
        .map((index) => new TextDecoder().decode(journal.octets(index)));
    expect(commands(again)).toEqual(commands(original));
  }
  await page.close();
});

test('the ladder as SVG and PNG, and on paper', async () => {
  const page = await opened();
  const svg = new TextDecoder().decode((await given(page, 'Ladder (SVG)')).octets);
  expect(svg).toMatch(/^<svg [^]*RETR 1[^]*<\/svg>\n$/);
  const { octets } = await given(page, 'Ladder (PNG)');
  const view = new DataView(octets.buffer, octets.byteOffset);
  expect([view.getUint32(0), view.getUint32(16)]).toEqual([0x89504e47, 1360]);
  expect(view.getUint32(20)).toBeGreaterThan(1000);
  await page.evaluate(() => (window.print = () => {}));
  await page.getByRole('radio', { name: 'Handout to print' }).check();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.handout .rung:visible').count()).toBeGreaterThan(20);
  expect(await page.locator('#app').isVisible()).toBe(false);
  const widest = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('.handout *')].map((each) => each.getBoundingClientRect().right)),
  );
  expect(widest).toBeLessThanOrEqual(await page.evaluate(() => window.innerWidth));
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
  await page.close();
});
