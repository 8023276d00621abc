/** Web mail by clicks in a real Chromium: read both forms, answer to all with a file, file, flag, spam, archive, delete, log out. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

async function opened(): Promise<Page> {
  const { page } = await built.open('#/en/at-web-mail?step=http:GET%231');
  await page.getByRole('button', { name: 'Open the mail program of Bea' }).first().click();
  await page.getByLabel('Programs in use').selectOption('bea-laptop');
  await page.getByText('everything stays on the server', { exact: false }).first().waitFor();
  await page.locator('[data-uid="5"]').waitFor();
  return page;
}

const said = (page: Page) => page.locator('.lines .client');

async function expectSaid(page: Page, ...lines: string[]): Promise<void> {
  for (const line of lines) await said(page).filter({ hasText: line }).first().waitFor();
}

const tool = (page: Page, name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });

test('each click shows its requests, and what the web server did because of them', async () => {
  const page = await opened();
  await expectSaid(page, 'GET /folder?name=INBOX', 'POST /login');

  // a page that would fetch a picture
  await page.locator('[data-uid="1"]').click();
  await expectSaid(page, 'GET /message?folder=INBOX&uid=1', 'GET /source');
  await page.getByRole('group', { name: 'Form of the letter' }).getByRole('button', { name: 'HTML' }).click();
  await page.frameLocator('iframe').getByRole('heading', { name: 'Solo hoy' }).waitFor();
  await page.getByText('1 remote image is not loaded').waitFor();
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
  expect(await faultsOf(page)).toEqual([]);
  await tool(page, 'Spam').click();
  await expectSaid(page, 'POST /junk');
  await page.getByText('The web server stored Junk 1').waitFor();

  await page.locator('[data-uid="2"]').click();
  await expectSaid(page, 'GET /message?folder=INBOX&uid=2');
  await tool(page, 'Reply all').click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('Cc', { exact: true }).inputValue()).toBe('Carlos <carlos@b.com>');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'mapa.txt', mimeType: 'text/plain', buffer: Buffer.from('aquí') });
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectSaid(page, 'POST /post', 'RCPT TO:<ana@a.org>', 'RCPT TO:<carlos@b.com>');
  await page.getByText('The web server stored Sent 1').waitFor();

  await page.locator('[data-uid="3"] .flag button').click();
  await expectSaid(page, 'POST /flag');
  await page.locator('[data-uid="3"]').click();
  await page.getByRole('button', { name: 'Do not send it' }).click();
  await expectSaid(page, 'POST /receipt');
  await page.getByText('The question of a receipt is settled', { exact: false }).waitFor();
  // while a click is on its way, no other is taken
  await page.locator('main[aria-busy="false"]').waitFor();

  await page.locator('[data-uid="5"]').click();
  await page.getByText('The web mail does not have Beatriz’s private key', { exact: false }).waitFor();
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('Move to…').selectOption('Drafts');
  await expectSaid(page, 'POST /move');
  await page.locator('[data-uid="2"]').click();
  await tool(page, 'Archive').click();
  await expectSaid(page, 'POST /archive');
  await page.locator('[data-uid="4"]').click();
  await expectSaid(page, 'GET /message?folder=INBOX&uid=4');
  await tool(page, 'Delete').click();
  await expectSaid(page, 'POST /delete');
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  expect(await faultsOf(page)).toEqual([]);

  // the link leads to the same clicks
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator('.earlier').getByText('sent a letter').waitFor();
  await other.close();

  await page.getByRole('button', { name: 'Log out' }).click();
  await expectSaid(page, 'POST /logout');
  await page.getByText('Log in first.').first().waitFor();
  await page.getByRole('button', { name: 'Take back the last click' }).click();
  await expectSaid(page, 'POST /delete');
  const off = page.getByRole('button', { name: /^Work offline.*Web mail keeps nothing/ });
  expect(await off.getAttribute('aria-disabled')).toBe('true');
  await page.context().close();
});

test('whoever clicks faster than a server answers loses no click', async () => {
  const page = await opened();
  await page.evaluate(() => {
    for (const uid of [2, 3]) document.querySelector<HTMLElement>(`[data-uid="${uid}"]`)!.click();
  });
  await expectSaid(page, 'GET /message?folder=INBOX&uid=2', 'GET /message?folder=INBOX&uid=3');
  await page.locator('main[aria-busy="false"]').waitFor();
  await page.context().close();
});
