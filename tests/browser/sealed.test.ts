/** TLS in the built page: a lock on the line, no password on it, and the password at its ends. */
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { browsed, faultsOf, type Browsed } from './page.ts';

const built = browsed();

async function open(hash: string, tab: string): ReturnType<Browsed['open']> {
  const visited = await built.open(hash);
  await visited.page.getByRole('tab', { name: tab }).click();
  return visited;
}

/** The text column of the octets, as one string. */
const textOf = (page: Page): Promise<string> =>
  page.locator('.octets .row .text').evaluateAll((rows) => rows.map((row) => (row.textContent ?? '').replaceAll(/\s/g, '')).join(''));

describe('TLS', () => {
  test('the line bears a lock; the password is at the ends and not on the line', async () => {
    const { page, heard } = await open('#/en/starttls?step=pop3:PASS%231', 'Octets');
    expect(await page.getByRole('img', { name: 'protected by TLS' }).count()).toBe(1);
    await page.getByRole('button', { name: /^password, / }).waitFor();
    expect(await textOf(page)).toContain('correo');
    await page.getByRole('button', { name: 'on the line', exact: true }).press('Enter');
    await page.getByRole('button', { name: /^application data, sealed/ }).waitFor();
    expect(await textOf(page)).not.toContain('correo');
    expect(await faultsOf(page)).toEqual([]);
    expect(heard.errors).toEqual([]);
    await page.context().close();
  });

  test('in the clear the line shows it to everybody, and the transcript says so', async () => {
    const { page, heard } = await open('#/en/password-read-along?step=pop3:PASS%231', 'Octets');
    await page.getByRole('button', { name: 'on the line', exact: true }).click();
    await page.getByRole('button', { name: /^password, / }).waitFor();
    expect(await textOf(page)).toContain('correo');
    await page.getByRole('tab', { name: 'Transcript' }).click();
    await page.getByText('anyone on the line can read this').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(heard.errors).toEqual([]);
    await page.context().close();
  });
});

test('folders, and what of them lies on the disk', async () => {
  const { page, heard } = await open('#/en/folders', 'Mailboxes');
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'bea@b.com · Archive on disk' }).press('Enter');
  await page.getByText(/^From ana@a\.org /).waitFor();
  await page.getByRole('button', { name: 'Maildir' }).press('Enter');
  await page.getByRole('heading', { name: /^Maildir\/\.Archive\// }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('the DNS opens into its servers with the keyboard, and closes', async () => {
  const { page, heard } = await open('#/en/dns-walk', 'Transcript');
  await page.getByRole('button', { name: /one by one/ }).press('Enter');
  await page.getByRole('button', { name: 'Show the DNS as one' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /one by one/ }).waitFor();
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
