/** A story is made in the editor by keyboard, exported, and is the same everywhere: on the command line, imported again, and by its link. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf, ready } from './page.ts';

const built = browsed();
const launcher = join(import.meta.dirname, '..', '..', 'src', 'node', 'mailscope.js');

type Told = Record<string, unknown>;
/** What an entry is, whoever wrote it down. */
const essence = ({ kind, at, label, from = -1, to = -1, connection = -1, detail = '' }: Told): Told => ({
  kind,
  at,
  from,
  to,
  connection,
  label,
  detail,
});

function onTheCommandLine(file: string): Told[] {
  const printed = execFileSync(process.execPath, [launcher, 'run', file, '--format', 'json'], { encoding: 'utf8' });
  return printed
    .trimEnd()
    .split('\n')
    .map((line) => essence(JSON.parse(line) as Told));
}

async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return download.path();
}

/** The journal of the story on the stage, as the page exports it. */
async function inThePage(page: Page): Promise<Told[]> {
  await ready(page);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('radio', { name: 'JSON journal' }).check();
  const file = await saved(page, () => page.getByRole('button', { name: 'Export', exact: true }).click());
  const lines = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Told);
  return lines.filter((line) => 'kind' in line && 'at' in line && 'label' in line).map(essence);
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

async function written(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

test('a story is made by keyboard, and runs the same wherever it goes', async () => {
  const { page, heard } = await built.visit('#/en/journey', { acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] });
  await press(page, 'Make your own');
  await page.getByRole('button', { name: 'From an empty town of two hosts' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'From an empty town of two hosts');
  await written(page, 'Title', 'The full mailbox');
  await press(page, 'What happens');
  await page.getByLabel('Add what somebody does…').selectOption('fetch');
  await press(page, 'Faults');
  await page.getByLabel('Add what breaks…').selectOption('quota');
  await page.getByRole('group').getByLabel('Account').selectOption('bea@a.org');
  await written(page, 'When', 'soon');
  const sentence = page.getByRole('button', { name: /^“at” is not a span of time/ });
  await sentence.waitFor();
  expect(await page.getByRole('button', { name: 'Play it' }).isDisabled()).toBe(true);
  expect(await faultsOf(page)).toEqual([]);
  await sentence.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0 s');
  await page.getByText('Nothing to fix').waitFor();
  const file = await saved(page, () => press(page, 'Export YAML'));
  const yaml = readFileSync(file, 'utf8');
  expect(yaml).toContain('title: The full mailbox');
  const copy = join(mkdtempSync(join(tmpdir(), 'mailscope-')), 'made.yaml');
  execFileSync('cp', [file, copy]);
  const there = onTheCommandLine(copy);
  expect(there.length).toBeGreaterThan(50);
  await press(page, 'Copy link');
  await page.getByText('Link copied', { exact: true }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await press(page, 'Play it');
  expect(await inThePage(page)).toEqual(there);
  // on another device: by the link, and by the file
  const other = await built.visit(new URL(link).hash, { acceptDownloads: true });
  await other.page.getByRole('heading', { name: 'The full mailbox' }).waitFor();
  expect(await inThePage(other.page)).toEqual(there);
  const third = await built.visit('#/en/journey', { acceptDownloads: true });
  await press(third.page, 'Make your own');
  await third.page.locator('input[type=file][accept]').setInputFiles(copy);
  await third.page.getByRole('heading', { name: 'The full mailbox' }).waitFor();
  expect(readFileSync(await saved(third.page, () => press(third.page, 'Export YAML')), 'utf8')).toBe(yaml);
  expect([...heard.errors, ...other.heard.errors, ...third.heard.errors]).toEqual([]);
  for (const each of [page, other.page, third.page]) await each.context().close();
});

test.each([
  ['en', { width: 1280, height: 720 }],
  ['es', { width: 390, height: 844 }],
] as const)('every section is whole for axe, and nothing runs out of the screen: %s', async (language, viewport) => {
  const { page, heard } = await built.visit(`#/${language}/second-mx`, { viewport });
  await page.evaluate(() => (location.hash += '?room=editor'));
  await page.locator('.start select').selectOption('second-mx');
  const sections = page.locator('.editor nav button');
  await sections.first().waitFor();
  for (const section of await sections.all()) {
    await section.click();
    const folded = page.locator('.editor .fields details summary').first();
    if (await folded.isVisible()) await folded.click();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.querySelector('.editor')!;
      return scrollWidth - clientWidth;
    });
    expect(wide).toBeLessThanOrEqual(0);
  }
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a drawn story opens by its link, at its step', async () => {
  const { page, heard } = await built.visit('#/en/drawn-42');
  await page.getByRole('heading', { name: 'Nobody has seen this story yet. What will happen?' }).waitFor();
  await ready(page);
  expect(await page.evaluate(() => location.hash)).toMatch(/^#\/en\/drawn-42/);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
