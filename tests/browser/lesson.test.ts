/**
 * Lessons are solved whole by keyboard alone, without a fault that axe can see. By day those that together ask for everything, one in one
 * language, the next in the other, and without the stage, which other tests look at; at night all of them in both, each step looked at
 * twice. That every lesson is solved by its solution, and how it answers what is wrong, is shown without a page: tests/lessons.
 */
import { readdirSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/language.ts';
import type { Step } from '../../src/lessons/lesson.ts';
import { covering } from './covering.ts';
import { browsed, faultsOf, isNight, layoutsAtRest } from './page.ts';
import { lessonIn, press, solve, words } from './solving.ts';

const built = browsed();
const all = readdirSync('lessons', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const names = isNight ? all : covering(all);

/** Solves what a step asks for. By day the first step is looked at before, and every fourth one after; at night every step, before and after. */
async function take(page: Page, step: Step, number: number, language: Language): Promise<void> {
  await page.locator('.lesson h2', { hasText: step.title }).waitFor();
  await page.locator('.right .stage [data-level]').first().waitFor();
  const seen = isNight || number === 0 ? 'html' : '.lesson';
  if (isNight || number === 0) expect(await faultsOf(page, seen)).toEqual([]);
  for (const task of step.tasks) {
    const solved = await page.locator('.task.solved').count();
    await solve(page, task, language);
    await page.locator('.task.solved').nth(solved).waitFor();
  }
  if (!isNight && number % 4 !== 2) return;
  // a layout that is never done would follow itself in each frame
  expect(await layoutsAtRest(page)).toBeLessThan(4);
  expect(await faultsOf(page, seen)).toEqual([]);
}

describe.each(LANGUAGES)('in %s', (language) => {
  const said = words[language];
  const asked = names.filter((_, place) => isNight || LANGUAGES[place % LANGUAGES.length] === language);

  test.each(asked)('%s', async (name) => {
    const lesson = lessonIn(name, language);
    const { page, heard } = await built.visit(`#/${language}/lessons/${name}`);
    for (const [number, step] of lesson.steps.entries()) {
      await take(page, step, number, language);
      expect(page.url()).toContain(`/lessons/${name}/${number + 1}`);
      await press(page, number < lesson.steps.length - 1 ? said.next : said.finish);
    }
    await page.getByRole('heading', { name: said.course }).waitFor();
    // the course is the same after each
    if (isNight || name === asked[0]) expect(await faultsOf(page)).toEqual([]);
    expect(heard.errors).toEqual([]);
    await page.context().close();
  });
});

test('one can speak, and go on, at 400 %', async () => {
  const { page } = await built.visit('#/en/lessons/the-journey/2', { viewport: { width: 320, height: 256 } });
  await page.locator('.right .stage [data-level]').first().waitFor();
  await page.getByLabel(words.en.task.yourLine).fill('EHLO laptop.ana.a.org');
  await page.keyboard.press('Enter');
  await page.locator('.task.solved').waitFor();
  await press(page, words.en.next);
  await page.getByRole('heading', { name: lessonIn('the-journey', 'en').steps[2]!.title }).waitFor();
  await page.context().close();
});

test('a wrong line is told from what the server said to it, and what helps no more goes back', async () => {
  const { page } = await built.visit('#/en/lessons/the-journey/2');
  const say = async (line: string): Promise<void> => {
    await page.getByLabel(words.en.task.yourLine).fill(line);
    await page.keyboard.press('Enter');
  };
  await say('MAIL FROM:<ana@a.org>');
  await page.getByText('You introduce yourself first.', { exact: false }).waitFor();
  expect(await page.locator('.last').textContent()).toContain('503');
  await say('QUIT');
  await page.getByText('You are back before your first line.', { exact: false }).waitFor();
  expect(await page.locator('.last').count()).toBe(0);
  await page.context().close();
});

test('the course is searched, its words are found in the glossary, and Back leads where one came from', async () => {
  const { page } = await built.visit('#/en/lessons');
  await page.getByLabel(words.en.search).fill('354');
  expect(await faultsOf(page)).toEqual([]);
  await page.locator('.found').getByRole('link', { name: '354 SMTP' }).click();
  await page.locator('.glossary .meant', { hasText: '354' }).waitFor();
  await page.goBack();
  await page.getByLabel(words.en.search).fill('354');
  await page.locator('.found ul a').first().click();
  await page.locator('.lesson h2').waitFor();
  await page.goBack();
  await page.getByRole('link', { name: words.en.glossary }).click();
  await page.getByLabel(words.en.glossarySearch).fill('mailbox');
  expect(await faultsOf(page)).toEqual([]);
  await page.goBack();
  await page.getByRole('heading', { name: words.en.course }).waitFor();
  await page.context().close();
});

test('a task that lies below what is seen is one click away', async () => {
  const { page } = await built.visit('#/en/lessons/smtp-line-by-line/2', { viewport: { width: 1280, height: 540 } });
  const way = page.getByRole('button', { name: words.en.toTask });
  await way.click();
  await page.locator('.task:focus').waitFor();
  const [task, foot] = [(await page.locator('.task').boundingBox())!, (await page.locator('.lesson footer').boundingBox())!];
  expect(task.y).toBeLessThan(foot.y - 100);
  await way.waitFor({ state: 'detached' });
  await page.context().close();
});

test('a word of the text lights the state of a machine, and brings it into view', async () => {
  const step = lessonIn('it-did-not-arrive', 'en').steps.findIndex(({ open }) => open === 'chart:mta.delivery');
  const { page } = await built.visit(`#/en/lessons/it-did-not-arrive/${step + 1}`);
  const state = page.locator('.beside [data-mark="state:mta.delivery/queued"]');
  await state.waitFor();
  await page.locator('.prose button.mark', { hasText: 'queue' }).focus();
  await page.locator('.beside [data-lit]').waitFor();
  const [place, box] = [(await page.locator('.beside').boundingBox())!, (await state.boundingBox())!];
  expect(box.y).toBeGreaterThanOrEqual(place.y);
  expect(box.y + box.height).toBeLessThanOrEqual(place.y + place.height);
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});
