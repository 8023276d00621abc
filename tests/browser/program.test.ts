/** A mail program in a real Chromium: read, answer to all with a file, file away, flag, archive, delete; each click shows its commands. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

async function opened(hash: string): Promise<Page> {
  const { page } = await built.open(hash);
  await page.getByRole('button', { name: 'Open the mail program of Bea' }).first().click();
  await page.getByRole('grid', { name: 'Letters in Inbox' }).waitFor();
  return page;
}

/** What the click that is shown has said. */
const said = (page: Page) => page.locator('.lines .client');

async function expectSaid(page: Page, ...lines: string[]): Promise<void> {
  for (const line of lines) await said(page).filter({ hasText: line }).first().waitFor();
}

test('every click shows its commands, and the last can be taken back', async () => {
  const page = await opened('#/en/at-her-program?step=imap:(connect)%231');
  await expectSaid(page, 'LOGIN "bea@b.com"', 'LIST', 'SELECT INBOX', 'UID FETCH 1:*');
  await expect.poll(() => page.getByRole('row').count()).toBe(5);

  await page.locator('[data-uid="1"]').click();
  await expectSaid(page, 'UID FETCH 1 (UID BODY.PEEK[])', 'UID STORE 1 +FLAGS (\\Seen)');
  await page.getByText('¿Comemos juntas el viernes?').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Reply all' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('To', { exact: true }).inputValue()).toBe('Ana <ana@a.org>');
  expect(await dialog.getByLabel('Subject').inputValue()).toBe('Re: Comida del viernes');
  await dialog.getByLabel('Cc', { exact: true }).fill('carlos@b.com; nobody at all');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'mapa.txt', mimeType: 'text/plain', buffer: Buffer.from('aquí') });
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByText('nobody at all').waitFor();
  await dialog.getByLabel('Cc', { exact: true }).fill('carlos@b.com');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectSaid(page, 'RCPT TO:<ana@a.org>', 'RCPT TO:<carlos@b.com>', 'APPEND Sent', 'UID STORE 1 +FLAGS (\\Answered)');

  await page.getByRole('button', { name: 'New folder…' }).click();
  await page.getByLabel('Name of the folder').fill('Comidas');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expectSaid(page, 'CREATE Comidas');
  await page.locator('[data-uid="1"]').click();
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('Move to…').selectOption('Comidas');
  await expectSaid(page, 'UID MOVE 1 Comidas');

  await page.locator('[data-uid="3"] .flag button').click();
  await expectSaid(page, 'UID STORE 3 +FLAGS (\\Flagged)');

  await page.locator('[data-uid="2"]').click();
  await expectSaid(page, 'UID FETCH 2');
  await page.getByRole('toolbar').getByRole('button', { name: 'Archive' }).click();
  await expectSaid(page, 'UID MOVE 2 Archive');

  // by keyboard: to the last row, and away with it
  await page.getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Delete');
  await expectSaid(page, 'UID MOVE 3 Trash');
  await expect.poll(() => page.getByRole('row').count()).toBe(2);

  await page.getByRole('columnheader', { name: 'Subject' }).getByRole('button').click();
  await page.getByText('The program did this alone: no server knows.').waitFor();
  await page.getByRole('button', { name: 'Take back the last click' }).click();
  await expectSaid(page, 'UID MOVE 3 Trash');

  // the link leads to the same clicks
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.locator('.earlier').getByText('sent a letter').waitFor();
  expect(await faultsOf(other)).toEqual([]);
  await page.context().close();
});

test('a draft is laid aside, gone on with, and sent: nothing of it is lost, and it is a draft no longer', async () => {
  const page = await opened('#/en/at-her-program?step=imap:(connect)%231');
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await dialog.getByLabel('To', { exact: true }).fill('ana@a.org');
  await dialog.getByLabel('Bcc', { exact: true }).fill('carlos@b.com');
  await dialog.getByLabel('Subject').fill('Mañana');
  await dialog.getByRole('button', { name: 'Save as draft' }).click();
  await expectSaid(page, 'APPEND Drafts');
  await page.getByRole('button', { name: /^Drafts/ }).click();
  // the inbox has a letter of that number, too; and while a click is on its way, no other is taken
  await page.locator('[data-uid="1"]', { hasText: 'Mañana' }).waitFor();
  await page.locator('main[aria-busy="false"]').waitFor();
  await page.locator('[data-uid="1"]').click();
  await page.getByRole('button', { name: 'Go on writing' }).click();
  expect(await dialog.getByLabel('Bcc', { exact: true }).inputValue()).toBe('carlos@b.com');
  expect(await dialog.getByLabel('Subject').inputValue()).toBe('Mañana');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await expectSaid(page, 'RCPT TO:<carlos@b.com>', 'APPEND Sent', 'UID EXPUNGE 1');
  await page.context().close();
});

test('over POP3 the program does alone what IMAP tells the server, and says why folders are not to be had', async () => {
  const page = await opened('#/en/at-her-program?step=imap:(connect)%231');
  await page.getByLabel('Fetches by').selectOption('pop3');
  await expectSaid(page, 'USER bea@b.com', 'RETR 4');
  await page.locator('[data-uid="2"]').click();
  await page.getByText('It stays on this device: over POP3 no server knows.').waitFor();
  await page.getByText('POP3 knows one maildrop').last().waitFor();
  const off = page.getByRole('button', { name: /^New folder….*POP3 knows one maildrop/ });
  expect(await off.getAttribute('aria-disabled')).toBe('true');
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});
