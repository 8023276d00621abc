/** Tools of a mail program in a real Chromium: folders within folders, labels, half a name completed, a letter redirected. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

async function opened() {
  const { page, heard } = await built.open('#/en/at-her-program?step=imap:(connect)%231');
  await page.getByRole('button', { name: 'Open the mail program of Bea' }).first().click();
  await page.locator('[data-uid="1"]').waitFor();
  return { page, heard };
}

async function expectSaid(page: Page, ...lines: string[]): Promise<void> {
  for (const line of lines) await page.locator('.lines .client').filter({ hasText: line }).first().waitFor();
}

async function create(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New folder…' }).click();
  await page.getByLabel('Name of the folder').fill(name);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expectSaid(page, `CREATE ${name}`);
}

test('a folder is dragged into another, and chosen out of it again; letters are dragged too', async () => {
  const { page, heard } = await opened();
  await create(page, 'Comidas');
  await create(page, 'Cosas');
  const folder = (name: string) => page.getByRole('navigation', { name: 'Folders' }).getByTitle(name, { exact: true });
  await folder('Cosas').dragTo(folder('Comidas'));
  await expectSaid(page, 'RENAME Cosas Comidas/Cosas');
  await page.locator('[data-uid="2"]').dragTo(folder('Comidas/Cosas'));
  await expectSaid(page, 'UID MOVE 2 Comidas/Cosas');

  // without a mouse: the folder that is open, into one that is chosen
  await folder('Comidas/Cosas').click();
  await expectSaid(page, 'SELECT Comidas/Cosas');
  const into = page.getByLabel('Move the folder into…');
  expect(await into.locator('option').allTextContents()).not.toContain('Comidas');
  expect(await faultsOf(page)).toEqual([]);
  await into.selectOption('the top level');
  await expectSaid(page, 'RENAME Comidas/Cosas Cosas');
  await folder('Cosas').waitFor();
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('whoever has no mouse keeps the place: after a folder, a column, a new folder, a rename', async () => {
  const { page } = await opened();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' '));
  const folders = page.getByRole('navigation', { name: 'Folders' });
  await folders.getByTitle('Sent').press('Enter');
  await expectSaid(page, 'SELECT Sent');
  await expect.poll(focused).toBe('Sent');
  await folders.getByTitle('INBOX').press('Enter');
  await expectSaid(page, 'SELECT INBOX');
  await page.getByRole('columnheader', { name: 'Subject' }).getByRole('button').press('Enter');
  await page.getByText('The program did this alone: no server knows.').waitFor();
  await expect.poll(focused).toMatch(/^Subject/);
  await folders.getByRole('button', { name: 'New folder…' }).press('Enter');
  await page.keyboard.type('Cosas');
  await page.keyboard.press('Enter');
  await expectSaid(page, 'CREATE Cosas');
  await expect.poll(focused).toBe('New folder…');
  await folders.getByTitle('Cosas').press('Enter');
  await expectSaid(page, 'SELECT Cosas');
  await folders.getByRole('button', { name: 'Delete folder' }).press('Enter');
  await expectSaid(page, 'DELETE Cosas');
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  await page.context().close();
});

test('labels and flags come off as they went on; many clicks one after the other spoil nothing', async () => {
  const { page, heard } = await opened();
  const flag = page.getByRole('toolbar').getByRole('button', { name: 'Flag', exact: true });
  await page.locator('[data-uid="1"]').click();
  await expectSaid(page, 'UID STORE 1 +FLAGS (\\Seen)');
  await flag.click();
  await expectSaid(page, 'UID STORE 1 +FLAGS (\\Flagged)');
  await expect.poll(() => flag.getAttribute('aria-pressed')).toBe('true');
  await flag.click();
  await expectSaid(page, 'UID STORE 1 -FLAGS (\\Flagged)');
  await page.getByText('More', { exact: true }).click();
  await page.getByLabel('Label…').fill('exámenes');
  await page.keyboard.press('Enter');
  await expectSaid(page, 'UID STORE 1 +FLAGS (ex&AOE-menes)');
  await page.getByRole('button', { name: 'Remove the label exámenes' }).click();
  await expectSaid(page, 'UID STORE 1 -FLAGS (ex&AOE-menes)');
  await expect.poll(() => page.locator('[data-uid="1"] small').count()).toBe(0);
  // whoever has no mouse is not thrown out of the menu
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await page.keyboard.press('Escape');
  for (const uid of [2, 3, 4]) {
    await page.locator(`[data-uid="${uid}"]`).click();
    await expectSaid(page, `UID STORE ${uid} +FLAGS (\\Seen)`);
  }
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('an address that is none is told where it was typed; half a name is completed; a redirected letter leaves no copy in Sent', async () => {
  const { page } = await opened();
  await page.locator('[data-uid="1"]').click();
  await expectSaid(page, 'UID STORE 1 +FLAGS (\\Seen)');
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'Redirect…' }).click();
  const dialog = page.getByRole('dialog');
  const to = dialog.getByLabel('Redirect to');
  await to.fill('nobody at all');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.getByText('“nobody at all” is not an e-mail address.').waitFor();
  expect(await page.getByText('The run was not started.').count()).toBe(0);
  expect(await faultsOf(page, 'dialog')).toEqual([]);
  await to.fill('esteban@b.com; carl');
  await to.press('Enter');
  expect(await to.inputValue()).toBe('esteban@b.com; Carlos <carlos@b.com>');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expectSaid(page, 'RCPT TO:<carlos@b.com>', 'UID STORE 1 +FLAGS ($Forwarded)');
  await page.getByText('no copy goes to Sent').waitFor();
  expect(await page.locator('.lines .client').filter({ hasText: 'APPEND' }).count()).toBe(0);
  await page.context().close();
});
