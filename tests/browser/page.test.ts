import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { browsed, ready } from './page.ts';

const built = browsed();

const position = (page: Page) => page.getByRole('slider').getAttribute('aria-valuetext');
const current = (page: Page) => page.locator('[aria-current="step"], [aria-current="true"]').first().innerText();
const press = async (page: Page, key: string, times = 1) => {
  for (let time = 0; time < times; time++) await page.keyboard.press(key);
};

describe('the first visit', () => {
  test('opens on a question; one click, and Ana’s letter moves; nothing is asked of any other host', async () => {
    const { page, heard } = await built.visit('', { reducedMotion: 'no-preference', keeps: true });
    expect(await page.getByRole('heading', { level: 2 }).innerText()).toBe('Ana has written to Bea. How does it get there?');
    await page.getByRole('button', { name: 'Send the letter' }).click();
    await page.waitForFunction(() =>
      /^step [2-9] /.test(document.querySelector('input[type="range"]')?.getAttribute('aria-valuetext') ?? ''),
    );
    expect(heard.requests.filter((url) => !url.startsWith(built.url) && !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([]);
    expect(heard.errors).toEqual([]);
    await page.context().close();
  });

  test('speaks the browser’s language first, then the one that was chosen, and links carry it', async () => {
    const { page } = await built.open('', { locale: 'es-MX', keeps: true });
    expect(await page.getAttribute('html', 'lang')).toBe('es');
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await page.reload();
    await ready(page);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.goto(`${built.url}#/es/journey`);
    await page.waitForFunction(() => document.documentElement.lang === 'es');
    await page.context().close();
  });

  test('works again without a network', async () => {
    const { page } = await built.open('', { keeps: true });
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(() => caches.keys().then((keys) => keys.length > 0));
    await page.context().setOffline(true);
    await page.reload();
    await ready(page);
    await press(page, 'ArrowRight', 3);
    expect(await position(page)).toMatch(/^step 4 of /);
    await page.context().close();
  });
});

describe('stepping', () => {
  test('all views follow, forwards and backwards, and every step has its link', async () => {
    const { page, heard } = await built.open();
    await press(page, 'ArrowRight', 7);
    const there = await position(page);
    const line = await current(page);
    await press(page, 'ArrowRight', 5);
    await press(page, 'ArrowLeft', 5);
    expect(await position(page)).toBe(there);
    expect(await current(page)).toBe(line);
    const link = page.url();
    expect(link).toContain('#/en/journey?step=');
    const other = await built.open(link.slice(built.url.length));
    expect(await position(other.page)).toBe(there);
    expect(await current(other.page)).toBe(line);
    expect(heard.errors).toEqual([]);
    await Promise.all([page.context().close(), other.page.context().close()]);
  });

  test('with movement, quick presses are all counted, and the address follows once it rests', async () => {
    const { page } = await built.open('', { reducedMotion: 'no-preference' });
    await press(page, 'ArrowRight', 6);
    await page.waitForFunction(() => location.hash.includes('step='));
    expect(await position(page)).toMatch(/^step 7 of/);
    await page.context().close();
  });

  test('Home, End, clicker keys and the five grains', async () => {
    const { page } = await built.open();
    await press(page, 'End');
    const [, last, total] = /step (\d+) of (\d+)/.exec((await position(page)) ?? '')!;
    expect(last).toBe(total);
    await press(page, 'Home');
    expect(await page.getByRole('button', { name: 'Send the letter' }).isVisible()).toBe(true);
    await press(page, 'ArrowRight');
    expect(await position(page)).toMatch(/^step 1 of/);
    await press(page, 'PageDown');
    await press(page, '.');
    expect(await position(page)).toMatch(/^step 3 of/);
    await press(page, 'PageUp');
    expect(await position(page)).toMatch(/^step 2 of/);
    const totals: number[] = [];
    for (const grain of ['1', '2', '3', '4', '5']) {
      await press(page, grain);
      totals.push(Number(/of (\d+)/.exec((await position(page)) ?? '')![1]));
    }
    expect(totals[0]).toBe(5);
    expect(totals).toEqual([...totals].sort((a, b) => a - b));
    await page.context().close();
  });

  test('the language changes at any moment and the step stays', async () => {
    const { page } = await built.open();
    await press(page, 'ArrowRight', 9);
    await page.getByRole('button', { name: 'Español' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'es');
    await expect.poll(() => position(page)).toMatch(/^paso 10 de /);
    await page.context().close();
  });

  test('each step is announced', async () => {
    const { page } = await built.open();
    await press(page, 'ArrowRight', 6);
    const live = page.locator('[aria-live="polite"]').first();
    const first = await live.innerText();
    expect(first.length).toBeGreaterThan(20);
    await press(page, 'ArrowRight', 1);
    expect(await live.innerText()).not.toBe(first);
    await page.context().close();
  });

  test('a damaged link says so and shows the journey', async () => {
    const { page, heard } = await built.open('#/xx/..%2f..?step=%00<script>alert(1)</script>&seed=abc&changes=!!!');
    await page.getByRole('alert').or(page.getByRole('status')).first().waitFor();
    expect(await page.locator('body script').count()).toBe(0);
    expect(heard.errors).toEqual([]);
    await page.context().close();
  });
});

describe('the visitor’s own message', () => {
  test('is written, checked, sent, and arrives', async () => {
    const { page, heard } = await built.open();
    await page.getByRole('button', { name: 'Write…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('To', { exact: true }).fill('nonsense@');
    await dialog.getByLabel('Subject').fill('¡Hola!');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog
      .getByText(/nonsense@/)
      .first()
      .waitFor();
    await dialog.getByLabel('To', { exact: true }).fill('carlos@b.com');
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await press(page, 'ArrowRight', 8);
    await page.getByText('RCPT TO:<carlos@b.com>').first().waitFor();
    expect(heard.errors).toEqual([]);
    await page.context().close();
  });

  test('an .eml file is sent as it is; what is no message is refused and the run stays', async () => {
    const { page, heard } = await built.open();
    await press(page, 'ArrowRight', 4);
    const before = await position(page);
    await page.getByRole('button', { name: 'Open…' }).click();
    const dialog = page.getByRole('dialog');
    const choose = dialog.locator('input[multiple]');
    await choose.setInputFiles({
      name: 'photo.eml',
      mimeType: 'message/rfc822',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
    });
    await dialog.getByText(/not in any format known here/).waitFor();
    await page.keyboard.press('Escape');
    expect(await position(page)).toBe(before);
    await page.getByRole('button', { name: 'Open…' }).click();
    const eml =
      'From: ana@a.org\r\nTo: david@b.com\r\nSubject: own\r\nDate: Sat, 21 Nov 2026 09:00:00 +0000\r\nMessage-ID: <x@a.org>\r\n\r\nhola\r\n';
    await choose.setInputFiles({ name: 'own.eml', mimeType: 'message/rfc822', buffer: Buffer.from(eml) });
    await dialog.getByRole('button', { name: 'Send it here' }).click();
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await press(page, 'ArrowRight', 8);
    await page.getByText('RCPT TO:<david@b.com>').first().waitFor();
    expect(heard.errors).toEqual([]);
    await page.context().close();
  });
});

describe('what if', () => {
  test('another command at a step makes another run, shown beside the old one, and can be taken back', async () => {
    const { page, heard } = await built.open('#/en/journey?step=smtp:RCPT%231');
    await page.getByRole('button', { name: 'What if…?' }).click();
    await page.getByRole('textbox').last().fill('RCPT TO:<nobody@b.com>');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.includes('changes='));
    await page.getByText(/550/).first().waitFor();
    await page.getByRole('tab', { name: 'Compare' }).waitFor();
    expect(heard.errors).toEqual([]);
    await page.context().close();
  });
});
