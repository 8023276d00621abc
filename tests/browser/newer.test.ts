/** What an open page does when its files are gone, and when there are newer ones. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { packed } from '../../src/view/playback/packed.ts';
import { browsed, browser, DIST, ready, site, visit } from './page.ts';

const built = browsed();
const MISSING = 'This part of the page could not be loaded.';

/** `npm run build` made a file of this name for a part. */
const fileOf = (part: string, ending: string) =>
  readdirSync(join(DIST, 'assets')).find((name) => name.startsWith(`${part}-`) && name.endsWith(ending))!;

test.each(['.js', '.css'])('a part whose %s is answered 404 once says so, and comes at the next try', async (ending) => {
  const { page } = await built.open();
  let asked = 0;
  await page.route(`**/${fileOf('Ladder', ending)}`, (route) => (asked++ === 0 ? route.fulfill({ status: 404 }) : route.continue()));
  await page.getByRole('tab', { name: 'Ladder' }).click();
  await page.getByText(MISSING).waitFor();
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/^step 2 of /);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('[role=tabpanel] svg').first().waitFor();
  expect(await page.getByText(MISSING).count()).toBe(0);
  await page.context().close();
});

test('a part without a network says so, and comes with the network', async () => {
  const { page } = await built.open();
  await page.context().setOffline(true);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: MISSING }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('dialog', { name: MISSING }).getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.context().close();
});

test('a part that came and is refused for ever offers to load the page again, which brings it', async () => {
  const { page } = await built.open();
  await page.route(`**/${fileOf('Ladder', '.js')}`, (route) =>
    route.request().resourceType() === 'script' ? route.abort() : route.continue(),
  );
  await page.getByRole('tab', { name: 'Ladder' }).click();
  await page.getByText(MISSING).waitFor();
  await page.unrouteAll();
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  await Promise.all([page.waitForEvent('domcontentloaded'), page.getByRole('button', { name: 'Reload' }).click()]);
  await ready(page);
  await page.getByRole('tab', { name: 'Ladder' }).click();
  await page.locator('[role=tabpanel] svg').first().waitFor();
  await page.context().close();
});

test('a link whose reader does not come is not forgotten: it is opened once the page is loaded again', async () => {
  const { page } = await built.open();
  await page.route(`**/${fileOf('cargo', '.js')}`, (route) => route.abort());
  const link = `#/en/mime?letter=${packed('Subject: Hola\r\n\r\nUna carta.\r\n')}`;
  await page.evaluate((hash) => (location.hash = hash), link);
  await page.getByText('Reload to open it.').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/step=/);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.locator('.source').getByText('Una carta.').waitFor();
  await page.context().close();
});

/** The built page in a folder of its own, which can be built anew: files of another name in place of the old. */
class Deployment {
  readonly folder = mkdtempSync(join(tmpdir(), 'mailscope-build-'));

  constructor() {
    cpSync(DIST, this.folder, { recursive: true });
  }

  /** All that a new build changes: one part has another name, and whoever names it says so. */
  renew(): void {
    const [part] = fileOf('KeysHelp', '.js').split('.');
    for (const name of ['sw.js', ...readdirSync(join(this.folder, 'assets')).map((each) => `assets/${each}`)])
      if (name.endsWith('.js')) this.#replace(name, `${part}.js`, `${part}new.js`);
    this.#replace('sw.js', "const BUILD = '", "const BUILD = 'new");
    cpSync(join(this.folder, 'assets', `${part}.js`), join(this.folder, 'assets', `${part}new.js`));
    rmSync(join(this.folder, 'assets', `${part}.js`));
  }

  #replace(name: string, from: string, to: string): void {
    const file = join(this.folder, name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
  }
}

test('an open page keeps its build when a newer one is installed, says so, and is loaded from it when asked; another tab goes on', async () => {
  const deployed = new Deployment();
  const served = await site(deployed.folder);
  const chromium = await browser();
  const { page, heard } = await visit(chromium, served.url, { reducedMotion: 'reduce', keeps: true });
  await ready(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const other = await page.context().newPage();
  await other.goto(served.url);
  await ready(other);
  deployed.renew();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  for (const each of [page, other]) await each.getByText('There is a newer version of this page.').waitFor();
  await help(page);
  await page.evaluate(() => Object.assign(window, { old: true }));
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.waitForFunction(() => !('old' in window));
  await ready(page);
  expect(await page.getByText('There is a newer version of this page.').count()).toBe(0);
  await help(page);
  await help(other);
  expect(heard.errors).toEqual([]);
  await chromium.close();
  await served.close();
  rmSync(deployed.folder, { recursive: true });
});

/** The part that has another name in the newer build. */
async function help(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
}
