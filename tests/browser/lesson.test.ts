/** A lesson is solved whole by keyboard alone, in both languages, each of its steps without a fault that axe can see. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

const WORDS = {
  en: { answer: 'Answer', next: 'Next', finish: 'Finish', done: 'Finished', say: 'Your line', course: 'The course', room: 'Lessons' },
  es: {
    answer: 'Responder',
    next: 'Siguiente',
    finish: 'Terminar',
    done: 'Terminada',
    say: 'Tu línea',
    course: 'El curso',
    room: 'Lecciones',
  },
};
type Words = (typeof WORDS)['en'];

/** By keyboard: there, and Enter. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** The first mark of its kind that the Tab key reaches. */
async function find(page: Page, mark: string): Promise<void> {
  await page.locator(`.pointed [data-mark="${mark}"][tabindex="0"]`).first().focus();
  await page.keyboard.press('Enter');
}

/** A choice by its key, with the space bar. */
async function choose(page: Page, key: string, { answer }: Words): Promise<void> {
  await page.locator(`input[type=radio][value="${key}"]`).focus();
  await page.keyboard.press('Space');
  await press(page, answer);
}

async function say(page: Page, line: string, words: Words): Promise<void> {
  await page.getByLabel(words.say).focus();
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
}

const SOLUTIONS: ((page: Page, words: Words) => Promise<void>)[] = [
  (page) => find(page, 'envelope.to:bea@b.com'),
  (page, words) => say(page, 'EHLO laptop.ana.a.org', words),
  (page, words) => choose(page, 'host', words),
  (page, words) => choose(page, '250', words),
  (page) => find(page, 'header:Return-Path'),
  (page, words) => choose(page, 'own-server', words),
  (page, words) => choose(page, 'both', words),
];

test.each(['en', 'es'] as const)('the journey is solved in %s by keyboard', async (language) => {
  const words = WORDS[language];
  const { page, heard } = await built.open(`#/${language}/journey`);
  await press(page, words.room);
  await page.getByRole('heading', { name: words.course }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.locator('.ways button').first().focus();
  await page.keyboard.press('Enter');
  for (const [number, solve] of SOLUTIONS.entries()) {
    await page.locator('.stage [data-level]').first().waitFor();
    const next = page.getByRole('button', { name: number < SOLUTIONS.length - 1 ? words.next : words.finish, exact: true });
    expect(await next.isDisabled()).toBe(true);
    await solve(page, words);
    await page.locator('.task.solved').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await next.focus();
    await page.keyboard.press('Enter');
  }
  await page.getByText(words.done, { exact: true }).waitFor();
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('a wrong line is told from what the server said to it, and what helps no more goes back', async () => {
  const { page } = await built.open('#/en/journey');
  await press(page, WORDS.en.room);
  await page.locator('.ways button').first().click();
  await page.getByRole('button', { name: 'Look ahead' }).click();
  await say(page, 'MAIL FROM:<ana@a.org>', WORDS.en);
  await page.getByText('First one introduces oneself.', { exact: false }).waitFor();
  expect(await page.locator('.last').textContent()).toContain('503');
  await say(page, 'QUIT', WORDS.en);
  await page.getByText('You are back before your first line.', { exact: false }).waitFor();
  expect(await page.locator('.last').count()).toBe(0);
  await page.context().close();
});
