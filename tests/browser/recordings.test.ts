/** Recordings in the built page: the shelf, a step, the findings, pasted text, captures small and large. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, expect, test } from 'vitest';
import { largeCapture } from '../bench/capture.ts';
import { browsed, faultsOf, ready, THEMES } from './page.ts';

const FILES = join(import.meta.dirname, '..', 'recordings', 'files');
/** Enough to keep the worker busy while somebody reaches for the button. */
const LARGE_OCTETS = 150_000_000;

const built = browsed();
const folder = mkdtempSync(join(tmpdir(), 'mailscope-recordings-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Ten clients at once, again and again. */
function largeFile(): string {
  const path = join(folder, 'large.pcap');
  writeFileSync(path, largeCapture(readFileSync(join(FILES, 'smtp', 'v54-bulk-batch.pcap')), LARGE_OCTETS));
  return path;
}

/** Two letters that came by mail, in a folder of their own. */
function maildir(): string {
  const path = join(folder, 'Mail');
  mkdirSync(join(path, 'cur'), { recursive: true });
  for (const number of [1, 2]) {
    const received = `Received: from a.org ([192.0.2.1]) by mx.b.com with ESMTPS id ${number}; Wed, 4 Mar 2026 10:1${number}:13 +0000`;
    writeFileSync(join(path, 'cur', `${number}.x:2,S`), `${received}\nFrom: ana@a.org\nTo: bea@b.com\nSubject: letter ${number}\n\nHola\n`);
  }
  return path;
}

const SENT = strToU8('From: ana@a.org\r\nTo: bea@b.com\r\nSubject: Sent\r\n\r\nHola\r\n');

const position = (page: Page) => page.getByRole('slider').getAttribute('aria-valuetext');

/** What a reader does who lets go of a file over the page. */
function drop(page: Page, name: string, octets: Buffer): Promise<void> {
  return page.evaluate(
    ({ name, base64 }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name));
      document.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    },
    { name, base64: octets.toString('base64') },
  );
}

test('one click opens a sample of the shelf; it is stepped, judged, and its link leads back', async () => {
  const { page, heard } = await built.open();
  await page.getByRole('button', { name: 'Recordings' }).click();
  await page.getByRole('button', { name: /^Everything wrong on purpose/ }).click();
  await page.getByRole('tab', { name: 'Conversations', selected: true }).waitFor();
  await page.getByRole('tab', { name: 'Findings' }).click();
  await page
    .getByRole('button', { name: /MAIL is out of order/ })
    .first()
    .click();
  await page.waitForFunction(() => location.hash.includes('step=smtp%3AMAIL'));
  const [link, before] = [page.url(), await position(page)];
  expect(link).toContain('sample=v15');
  await page.goto('about:blank');
  await page.goto(link);
  await ready(page);
  await page.waitForFunction(
    (was) => document.querySelector('[role="slider"], input[type="range"]')?.getAttribute('aria-valuetext') === was,
    before,
  );
  await page.keyboard.press('ArrowRight');
  expect(await position(page)).not.toBe(before);
  expect(heard.requests.filter((url) => !url.startsWith(built.url) && !/^(blob|data|about):/.test(url))).toEqual([]);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('pasted text is opened, and a capture is dropped on it', async () => {
  const { page, heard } = await built.open();
  await page.getByRole('button', { name: 'Open…' }).click();
  await page
    .getByLabel('Or paste text')
    .fill('S: 220 mx.b.com\nC: HELO pc\nS: 250 ok\nC: RCPT TO:<bea@b.com>\nS: 503 no\nC: QUIT\nS: 221 Bye');
  await page.getByRole('button', { name: 'Open the text' }).click();
  await page.getByRole('tab', { name: 'Conversations', selected: true }).waitFor();
  await page.getByText('1 error').waitFor();
  await drop(page, 'mine.pcap', readFileSync(join(FILES, 'formats', 'v44-truncated-file.pcap')));
  await page.getByText(/The capture ends in the middle of a packet/).waitFor();
  expect(new URL(page.url()).hash).toMatch(/^#\/en\/recording/);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a ZIP is opened by its files, and so is a folder; what is none that could be read is told', async () => {
  const { page, heard } = await built.open();
  const session = strToU8('S: 220 mx.b.com ESMTP\nC: EHLO a.org\nS: 250 mx.b.com\nC: QUIT\nS: 221 2.0.0 Bye\n');
  const zip = zipSync({ 'class/ana.txt': session, 'class/bea.txt': session, 'class/photo.jpg': strToU8('no'), 'mail/1.eml': SENT });
  await page.getByRole('button', { name: 'Recordings' }).click();
  const chosen = { name: 'class.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) };
  await page.getByRole('dialog').locator('input[multiple]').setInputFiles(chosen);
  await page.getByText(/class\.zip\/class\/photo\.jpg is not in any format known here/).waitFor();
  expect(await page.getByText(/octets sent/).count()).toBe(2);
  await page.getByRole('button', { name: /^Sent/ }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Recordings' }).click();
  await page.getByRole('dialog').locator('input[webkitdirectory]').setInputFiles(maildir());
  await page.getByText('Subject: letter 2').first().waitFor();
  await page.getByRole('banner').getByText('Mail', { exact: true }).waitFor();
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a large capture shows how far it is, leaves the page usable, and can be given up', async () => {
  const { page, heard } = await built.open();
  await page.getByRole('button', { name: 'Recordings' }).click();
  await page.getByRole('dialog').locator('input[multiple]').setInputFiles(largeFile());
  const bar = page.getByRole('progressbar', { name: 'Reading the recording' });
  await bar.waitFor();
  expect(Number(await bar.getAttribute('value'))).toBeGreaterThan(0);
  await page.keyboard.press('ArrowRight');
  await page
    .getByText(/^step 2 of/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText(/Reading was stopped/).waitFor();
  await bar.waitFor({ state: 'hidden' });
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test.each([
  ['1280×720', { width: 1280, height: 720 }],
  ['390×844', { width: 390, height: 844 }],
])('at %s the dialogue and the lists of a recording pass axe, and nothing scrolls sideways', async (_, viewport) => {
  for (const theme of THEMES) {
    const { page } = await built.open('#/es/recording?sample=v15', { viewport, theme });
    for (const tab of ['Conversaciones', 'Hallazgos']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('list').first().waitFor();
      await calm(page);
    }
    if (viewport.width > 600) await page.getByRole('button', { name: 'Grabaciones' }).click();
    else {
      await page.getByRole('button', { name: 'Menú' }).click();
      await page.getByRole('button', { name: 'Abrir…' }).click();
    }
    await page.getByRole('heading', { name: /El estante/ }).waitFor();
    await calm(page);
    await page.context().close();
  }
});

async function calm(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
