/** A mail program in a real Chromium, by keyboard and in both languages: offline and back, two devices, what each one sees, the measured morning. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

const WORDS = {
  en: {
    ...{ open: 'Open the mail program of Bea', offline: 'Work offline', connect: 'Connect', queue: 'Changes to send to the server' },
    ...{ waits: 'one change waits', told: 'sent', beside: 'Two devices side by side', copy: 'The copy of Esteban', measured: 'nothing' },
    views: 'Views',
  },
  es: {
    ...{
      open: 'Abrir el programa de correo de Bea',
      offline: 'Trabajar sin conexión',
      connect: 'Conectar',
      queue: 'Por comunicar al servidor',
    },
    ...{ waits: 'un cambio en espera', told: 'comunicado', beside: 'Dos aparatos a la vez', copy: 'La copia de Esteban', measured: 'nada' },
    views: 'Vistas',
  },
} as const;

/** Whoever has no mouse. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.and(page.locator(':not([aria-disabled="true"]):not(:disabled)')).first().focus();
  await page.keyboard.press('Enter');
}

test.each(['en', 'es'] as const)('offline and back, and two devices side by side: %s', async (language) => {
  const words = WORDS[language];
  const { page } = await built.open(`#/${language}/at-her-program?step=imap:(connect)%231`);
  await page.getByRole('button', { name: words.open }).first().click();
  await page.locator('[data-uid="1"]').waitFor();

  await press(page, words.offline);
  await page.getByRole('region', { name: words.queue }).waitFor();
  await page.locator('.lines .client').filter({ hasText: 'LOGOUT' }).waitFor();
  await page.getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await page.getByText(words.waits).waitFor();
  expect(await page.locator('[data-uid="1"]').count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);

  await press(page, words.connect);
  const change = page.getByRole('region', { name: words.queue }).getByRole('button');
  await change.filter({ hasText: words.told }).waitFor();
  await change.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: words.queue }).locator('li[aria-current="step"]').filter({ hasText: 'UID MOVE' }).waitFor();

  await page.getByText(words.views, { exact: true }).focus();
  await page.keyboard.press('Enter');
  await press(page, words.beside);
  await page.locator('.pane').nth(1).getByRole('grid').waitFor();
  expect(await page.locator('.pane').count()).toBe(2);
  expect(await faultsOf(page)).toEqual([]);
  expect(page.url()).toContain('room=devices');
  await page.context().close();
});

test.each(['en', 'es'] as const)('the bars of the program stay one line each at 1280 × 720, and within 390 px: %s', async (language) => {
  const { page } = await built.open(`#/${language}/at-her-program?step=imap:(connect)%231`);
  await page.getByRole('button', { name: WORDS[language].open }).first().click();
  await page.locator('[data-uid="1"]').click();
  await page.getByRole('article').waitFor();
  const heights = () => page.locator('.program .whole, .program .toolbar').evaluateAll((bars) => bars.map((bar) => bar.clientHeight));
  await page.setViewportSize({ width: 1280, height: 720 });
  expect(Math.max(...(await heights()))).toBeLessThan(60);
  await page.setViewportSize({ width: 390, height: 844 });
  const beyond = await page.locator('.program .whole *, .program .toolbar *').evaluateAll((all) =>
    all.flatMap((each) => {
      const { right, width } = each.getBoundingClientRect();
      return width > 1 && right > innerWidth ? [each.outerHTML.slice(0, 80)] : [];
    }),
  );
  expect(beyond).toEqual([]);
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test.each(['en', 'es'] as const)('what each one sees, by its link: %s', async (language) => {
  const { page } = await built.visit(`#/${language}/what-each-one-sees?room=recipients`);
  const esteban = page.getByRole('article', { name: WORDS[language].copy });
  await esteban.getByText('RFC 5322 §3.6.3').waitFor();
  expect(await esteban.locator('mark').allTextContents()).toEqual(['esteban@b.com']);
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.context().close();
});

test.each(['en', 'es'] as const)('the measured morning: %s', async (language) => {
  const { page } = await built.visit(`#/${language}/pop3-by-hand?room=measured`);
  await page.getByRole('table').waitFor({ timeout: 60_000 });
  expect(await page.locator('tbody tr').count()).toBe(9);
  expect(await page.locator('tbody').getByText(WORDS[language].measured, { exact: false }).count()).toBeGreaterThan(2);
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});
