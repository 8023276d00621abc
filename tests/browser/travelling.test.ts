/** Lessons elsewhere: in a frame of another page, on paper, and from the file of somebody else. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readLesson } from '../../src/lessons/reading/read.ts';
import { snippetOf } from '../../src/view/alone/embed/snippet.ts';
import { browsed, faultsOf, site } from './page.ts';
import { lessonIn, press, solve, words } from './solving.ts';

const built = browsed();
const said = words.en;
const lesson = lessonIn('the-journey', 'en');

/** A page of somebody else with a lesson or a story in it, between two of its own links. */
async function embedded(hash: string, run: (page: Page) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mailscope-embed-'));
  const snippet = snippetOf(`${built.url}?embed${hash}`, 'A lesson');
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><title>Theirs</title><a id="before" href="#a">before</a>${snippet}<a id="after" href="#b">after</a>`,
  );
  const theirs = await site(folder);
  const { page } = await built.visit('#/en/lessons');
  await page.goto(theirs.url);
  await run(page);
  await page.context().close();
  await theirs.close();
  rmSync(folder, { recursive: true });
}

/** Tab leads into the frame and out of it again. */
async function tabbedThrough(page: Page, most: number): Promise<string> {
  await page.locator('#before').focus();
  for (let count = 0; count < most; count++) {
    await page.keyboard.press('Tab');
    const id = await page.evaluate(() => document.activeElement?.id);
    if (id === 'after') return id;
  }
  return '';
}

test('a lesson in a frame has a title, no page around it, the height it needs, and lets the keyboard go', async () => {
  await embedded('#/en/lessons/the-journey', async (page) => {
    const frame = page.frames()[1]!;
    await frame.getByRole('heading', { name: lesson.title }).waitFor();
    expect(await frame.title()).toBe(lesson.title);
    expect(await frame.locator('.topbar').count()).toBe(0);
    expect(await tabbedThrough(page, 30)).toBe('after');
    await frame.getByRole('button', { name: said.begin, exact: true }).press('Enter');
    await frame.locator('.right .stage [data-level]').first().waitFor();
    expect(await tabbedThrough(page, 120)).toBe('after');
    const heightOf = () => page.locator('iframe').evaluate((element) => element.getBoundingClientRect().height);
    expect(await heightOf()).toBe(Math.round((1264 * 9) / 16));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForFunction(() => document.querySelector('iframe')!.getBoundingClientRect().height > 900);
    const rest = await frame.evaluate(() => document.querySelector('.room')!.scrollHeight - document.querySelector('.room')!.clientHeight);
    expect(rest).toBeLessThanOrEqual(1);
  });
});

test('a story in a frame plays without what leads elsewhere', async () => {
  await embedded('#/en/greylisting', async (page) => {
    const frame = page.frames()[1]!;
    await frame.locator('.visit').waitFor();
    expect(await frame.locator('.topbar').count()).toBe(0);
    expect(await tabbedThrough(page, 60)).toBe('after');
  });
});

test('the menu of a lesson has the words for another page, and makes packages', async () => {
  const { page, heard } = await built.visit('#/en/lessons/the-journey/2');
  await page.locator('.right .stage [data-level]').first().waitFor();
  await page.locator('summary', { hasText: said.travel.more }).press('Enter');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, said.travel.embed);
  expect(await page.getByLabel(said.travel.embedCode).inputValue()).toContain(`src="${built.url}?embed#/en/lessons/the-journey/2"`);
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('summary', { hasText: said.travel.more }).press('Enter');
  const coming = page.waitForEvent('download');
  await press(page, said.travel.forms.scorm2004);
  const download = await coming;
  expect(download.suggestedFilename()).toBe('the-journey-scorm2004.zip');
  expect(strFromU8(readFileSync((await download.path())!).subarray(0, 2))).toBe('PK');
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

const source = readFileSync('lessons/the-journey/en.md', 'utf8');
const asFile = (name: string, text: string) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text) });

test('a lesson from a file is played like ours and packed like ours, and its link carries it', async () => {
  const own = source.replace(/^title: .*$/m, 'title: Of my own').replace('id: the-journey', 'id: my-own');
  const { page, heard } = await built.visit('#/en/lessons');
  await page.getByRole('link', { name: said.own.title }).click();
  await page.locator('.own h2').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.locator('input[type=file]').setInputFiles(asFile('en.md', own));
  await page.locator('.lesson h2', { hasText: lesson.steps[0]!.title }).waitFor();
  await page.getByText('Of my own').waitFor();
  await page.waitForFunction(() => location.hash.includes('?own='));
  await page.locator('summary', { hasText: said.travel.more }).press('Enter');
  const coming = page.waitForEvent('download');
  await press(page, said.travel.forms.html);
  const download = await coming;
  expect(download.suggestedFilename()).toBe('my-own.html');
  const linked = page.url();
  await page.goto('about:blank');
  await page.goto(linked);
  await page.getByText('Of my own').waitFor();
  expect(heard.errors).toEqual([]);
  expect(heard.requests.filter((url) => !url.startsWith(built.url) && !/^(blob|data|about):/.test(url))).toEqual([]);
  await page.context().close();
});

test('one that is too large for a link is found again after a reload, and elsewhere its link says what to do', async () => {
  const { page } = await built.visit('#/en/lessons/own');
  const noise = Array.from({ length: 16_000 }, (_, place) => Math.imul(place, 0x9e3779b1).toString(36)).join(' ');
  const large = source
    .replace(/^title: .*$/m, 'title: A large one')
    .replace('id: the-journey', 'id: large')
    .replace(':::teacher\n', `:::teacher\n\n${noise}\n`);
  await page.locator('input[type=file]').setInputFiles(asFile('en.md', large));
  await page.locator('.lesson h2', { hasText: lesson.steps[0]!.title }).waitFor();
  await page.waitForFunction(() => location.hash.includes('?kept='));
  await page.reload();
  await page.locator('.lesson h2', { hasText: lesson.steps[0]!.title }).waitFor();
  await page.getByText('A large one').waitFor();
  const { page: elsewhere } = await built.visit(new URL(page.url()).hash);
  await elsewhere.getByRole('alert').getByText(said.own.notHere).waitFor();
  await elsewhere.locator('input[type=file]').setInputFiles(asFile('en.md', large));
  await elsewhere.getByText('A large one').waitFor();
  await elsewhere.context().close();
  await page.context().close();
});

test('what is wrong with it has line and remedy; what it may not hold is not shown and asks for nothing', async () => {
  const evil = source
    .replace('id: the-journey', 'id: evil')
    .replace(/^## (.*)$/m, '## $1 <img src="https://example.org/x.png" onerror="document.title=1">')
    .replace(/\[([^\]]+)\]\(mark:[^)]+\)/, '[$1](javascript:alert(1))');
  const { page, heard } = await built.visit('#/en/lessons/own');
  await page.locator('input[type=file]').setInputFiles(asFile('evil.en.md', evil));
  await page.getByText('A link goes to mark:', { exact: false }).waitFor();
  expect(await page.locator('.own code').first().textContent()).toMatch(/^en\.md:\d+:\d+$/);
  expect(await page.getByRole('button', { name: said.own.play }).count()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await page.locator('input[type=file]').setInputFiles(asFile('x.md', '# Nothing'));
  await page.getByText('does not begin with front matter', { exact: false }).waitFor();
  expect(heard.requests.filter((url) => url.includes('example.org'))).toEqual([]);
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a lesson begins with what is on the stage: a ZIP of its files, and how to go on', async () => {
  const { page, heard } = await built.open('#/en/unknown-recipient');
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('radio', { name: /^Make a lesson of this/ }).check();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('my-unknown-recipient.zip');
  expect(Object.keys(unzipSync(readFileSync(await download.path())))).toEqual(
    ['es', 'en'].map((each) => `my-unknown-recipient/${each}.md`),
  );
  await page.getByText(said.own.begunHow[0]!).waitFor();
  await page.getByText(said.own.fine).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, said.own.play);
  await page.locator('.lesson h2').waitFor();
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a pasted dialogue becomes a lesson: its first question is answered, its findings are shown, and it is packed like ours', async () => {
  const { page, heard } = await built.open();
  await page.getByRole('button', { name: 'Open…' }).click();
  const pasted = ['S: 220 mx.b.com ESMTP', 'C: EHLO a.org', 'S: 250-mx.b.com', 'S: 250 AUTH PLAIN', 'C: AUTH PLAIN AGFuYQBzZWNyZXQ='];
  const out = ['S: 235 2.7.0 OK', 'C: RCPT TO:<bea@b.com>', 'S: 503 5.5.1 MAIL first', 'C: MAIL FROM:<ana@a.org>', 'S: 250 2.1.0 OK'];
  await page.getByLabel('Or paste text').fill([...pasted, ...out, 'C: QUIT', 'S: 221 2.0.0 Bye'].join('\n'));
  await page.getByRole('button', { name: 'Open the text' }).click();
  await page.getByRole('tab', { name: 'Conversations', selected: true }).waitFor();
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('radio', { name: /^Make a lesson of this/ }).check();
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [, source] = Object.values(unzipSync(readFileSync(await (await coming).path()))).map((file) => strFromU8(file));
  expect(source).not.toContain('AGFuYQBzZWNyZXQ');
  const begun = readLesson(source!).lesson;
  await page.getByText(said.own.fine).waitFor();
  await press(page, said.own.play);
  for (const [number, step] of begun.steps.entries()) {
    await page.locator('.lesson h2', { hasText: step.title }).waitFor();
    await page.locator('.right .stage [data-level]').first().waitFor();
    for (const task of step.tasks) await solve(page, task, 'en');
    if (step.tasks.length > 0) await page.locator('.task.solved').first().waitFor();
    if (step.open === 'findings') await page.locator('.beside .sentence').first().waitFor();
    if (number === 0 || step.open === 'findings') expect(await faultsOf(page)).toEqual([]);
    if (number < begun.steps.length - 1) await press(page, said.next);
  }
  expect(await page.locator('.beside .sentence').count()).toBe(0);
  await page.getByText(said.travel.more, { exact: true }).click();
  const packing = page.waitForEvent('download');
  await page.getByRole('button', { name: said.travel.forms.html }).click();
  const file = await (await packing).path();
  const folder = mkdtempSync(join(tmpdir(), 'mailscope-own-'));
  writeFileSync(join(folder, 'alone.html'), readFileSync(file));
  await page.goto(pathToFileURL(join(folder, 'alone.html')).href);
  await press(page, said.begin);
  await page.locator('.right .stage [data-level]').first().waitFor();
  await solve(page, begun.steps[0]!.tasks[0]!, 'en');
  await page.locator('.task.solved').waitFor();
  for (const step of begun.steps.slice(1, begun.steps.findIndex(({ open }) => open === 'findings') + 1)) {
    await press(page, said.next);
    await page.locator('.lesson h2', { hasText: step.title }).waitFor();
    for (const task of step.tasks) await solve(page, task, 'en');
  }
  await page.locator('.beside .sentence').first().waitFor();
  expect(heard.errors).toEqual([]);
  rmSync(folder, { recursive: true });
  await page.context().close();
});
