/** Letters in a mail program, in a real Chromium: templates, groups of recipients, conversations that are ignored, signatures and what they say. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

const WORDS = {
  en: {
    open: 'Open the mail program of Bea',
    good: 'Signature good (S/MIME)',
    unsealed: 'Encrypted, and opened here (S/MIME)',
    bad: 'Signature bad (OpenPGP)',
  },
  es: {
    open: 'Abrir el programa de correo de Bea',
    good: 'Firma válida (S/MIME)',
    unsealed: 'Cifrada, y abierta aquí (S/MIME)',
    bad: 'Firma no válida (OpenPGP)',
  },
} as const;

async function opened(language: 'en' | 'es', story: string, step: string): Promise<Page> {
  const { page } = await built.open(`#/${language}/${story}?step=${encodeURIComponent(step)}`);
  await page.getByRole('button', { name: WORDS[language].open }).first().click();
  await page.locator('[data-uid="1"]').waitFor();
  return page;
}

async function expectSaid(page: Page, ...lines: string[]): Promise<void> {
  for (const line of lines) await page.locator('.lines .client').filter({ hasText: line }).first().waitFor();
}

test('a letter to a group is kept as a template, changed, and begins another; the group has its name in it', async () => {
  const page = await opened('en', 'at-her-program', 'imap:(connect)#1');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await dialog.getByLabel('To', { exact: true }).fill('Friends: ana@a.org, carlos@b.com;');
  await dialog.getByLabel('Subject').fill('Acta');
  await dialog.getByRole('button', { name: 'Save as template' }).click();
  await expectSaid(page, 'CREATE Templates', 'APPEND Templates');

  await page.getByRole('button', { name: /^Templates/ }).click();
  await page.locator('[data-uid="1"]').filter({ hasText: 'Acta' }).click();
  await page.getByRole('button', { name: 'Edit template' }).click();
  await dialog.getByLabel('Subject').fill('Acta de la reunión');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save template' }).click();
  await expectSaid(page, 'UID EXPUNGE 1');

  await page.locator('[data-uid="2"]').click();
  await page.getByRole('button', { name: 'New letter from it' }).click();
  expect(await dialog.getByLabel('To', { exact: true }).inputValue()).toBe('Friends: ana@a.org, carlos@b.com;');
  expect(await dialog.getByLabel('Subject').inputValue()).toBe('Acta de la reunión');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expectSaid(page, 'RCPT TO:<ana@a.org>', 'RCPT TO:<carlos@b.com>', 'APPEND Sent');
  expect(await page.locator('[data-uid="2"]').count()).toBe(1);
  await page.context().close();
});

test('a conversation is ignored by keyboard: the server keeps it, and the tool is pressed', async () => {
  const page = await opened('en', 'at-her-program', 'imap:(connect)#1');
  await page.locator('[data-uid="1"]').click();
  await page.getByText('More', { exact: true }).focus();
  await page.keyboard.press('Enter');
  const ignore = page.getByRole('button', { name: 'Ignore conversation' });
  // a click that is under way keeps the tools; a key does not wait for them as a mouse of Playwright's does
  await expect.poll(() => ignore.getAttribute('aria-disabled')).not.toBe('true');
  await ignore.focus();
  await page.keyboard.press('Enter');
  await expectSaid(page, 'UID STORE 1:2 +FLAGS ($muted \\Seen)');
  await page.locator('[data-uid="2"].ignored').getByRole('img', { name: 'conversation ignored' }).waitFor();
  await expect.poll(() => ignore.getAttribute('aria-pressed')).toBe('true');
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test.each(['en', 'es'] as const)('a signature that holds, and one that does not fit: %s', async (language) => {
  for (const [story, verdict] of [
    ['smime-signed', WORDS[language].good],
    ['pgp-signed-changed', WORDS[language].bad],
  ] as const) {
    const page = await opened(language, story, 'mail:note program.done#2');
    await page.getByRole('heading', { name: verdict }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    const wider = await page
      .locator('.reading *')
      .evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().right > innerWidth + 1).length);
    expect(wider).toBe(0);
    await page.context().close();
  }
});

test.each(['en', 'es'] as const)('a sealed letter: open on her laptop, closed on her phone: %s', async (language) => {
  const page = await opened(language, 'smime-encrypted', 'mail:note program.done#2');
  await page.getByRole('heading', { name: WORDS[language].unsealed }).waitFor();
  await page.locator('.reading pre').filter({ hasText: 'Hola, Bea' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});
