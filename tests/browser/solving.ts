/** Solves the tasks of a lesson as its file says, by keyboard alone. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { LANGUAGES, type Language } from '../../src/language.ts';
import { own } from '../../src/own.ts';
import type { Lesson, Task } from '../../src/lessons/lesson.ts';
import { readLesson } from '../../src/lessons/reading/read.ts';
import { isNight, still } from './page.ts';
import { rebuild } from './rebuilding.ts';
import { breaking as enBreaking } from '../../src/content/ui/breaking/en.ts';
import { breaking as esBreaking } from '../../src/content/ui/breaking/es.ts';
import type { Intervention } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { lessons as en } from '../../src/content/ui/lessons/en.ts';
import { lessons as es } from '../../src/content/ui/lessons/es.ts';

export const words = { en, es };

export const lessonIn = (name: string, language: Language): Lesson =>
  readLesson(readFileSync(`lessons/${name}/${language}.md`, 'utf8')).lesson;

const textOf = (spans: readonly { text: string }[]): string => spans.map(({ text }) => text).join('');

/** By keyboard: there as soon as it can be pressed, and Enter. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true, disabled: false }).last().press('Enter');
}

/** The first mark of its kind that the Tab key reaches. */
async function find(page: Page, mark: string): Promise<void> {
  // marks are chosen from the moment on at which the stage takes a choice, and reached by Tab a moment after they are drawn
  const reached = page.locator(`.pointed[data-choosing] [data-mark="${mark}"]`);
  await reached.first().waitFor();
  const own = reached.and(page.locator('[tabindex="0"], button'));
  await own.or(reached.first().locator('button, a')).first().press('Enter');
}

async function choose(page: Page, task: Task, said: typeof en): Promise<void> {
  const right = task.cases.find(({ isRight }) => isRight)!.codes[0]!;
  const choice = page.locator(`.task.open input[type=radio][value=${JSON.stringify(right)}]`);
  await choice.press('Space');
  await page.locator('.task.open input:checked').waitFor();
  await press(page, said.task.answer);
}

async function findAll(page: Page, task: Task, said: typeof en): Promise<void> {
  const right = task.cases.filter(({ isRight }) => isRight).map(({ codes }) => codes[0]!);
  for (const mark of task.isAll ? right : right.slice(0, 1)) await find(page, mark);
  if (task.isAll) await press(page, said.task.ready);
}

async function say(page: Page, task: Task): Promise<void> {
  for (const [number, line] of (task.kind === 'type' ? task.solution.split('\n') : [task.solution]).entries()) {
    const input = page.locator('.dock input');
    // the first line waits for where it is said; a goal may be reached before everything was
    if (number > 0 && (await input.count()) === 0) return;
    await input.focus();
    // by day the first line is typed key by key, the others arrive as from an input method
    await (isNight || number === 0 ? page.keyboard.type(line) : page.keyboard.insertText(line));
    await page.keyboard.press('Enter');
    // the next line is said once this one was answered
    if (task.kind === 'type')
      await page.waitForFunction(() => {
        const input = document.querySelector<HTMLInputElement>('.dock input');
        return input === null || (input.value === '' && document.querySelector('.dock form .primary:disabled') === null);
      });
  }
}

async function match(page: Page, { pairs }: Task, said: typeof en): Promise<void> {
  for (const [left = [], right = []] of pairs!.rows) {
    await page.getByLabel(said.task.pair(textOf(left)), { exact: true }).selectOption(textOf(right));
  }
  await press(page, said.task.answer);
}

/** Each item goes up to its place, the first one first. */
async function order(page: Page, { pairs }: Task, said: typeof en): Promise<void> {
  for (const [place, [cell = []]] of pairs!.rows.entries()) {
    const up = page.locator(`.task.open [aria-label=${JSON.stringify(said.task.up(textOf(cell)))}]`);
    for (let tries = pairs!.rows.length; tries > 0 && (await placeOf(page, textOf(cell))) > place; tries--) {
      await up.focus();
      await page.keyboard.press('Enter');
    }
  }
  await press(page, said.task.answer);
}

const placeOf = (page: Page, cell: string): Promise<number> =>
  page.locator('.task.open ol li > span').evaluateAll((items, text) => items.findIndex((item) => item.textContent === text), cell);

async function repair(page: Page, { solution, edits }: Task, said: typeof en): Promise<void> {
  if (edits.includes('dialogue')) {
    await page.getByLabel(said.task.dialogue, { exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(solution);
    return press(page, said.task.sayAll);
  }
  if (edits.includes('workbench')) {
    const language = LANGUAGES.find((each) => words[each] === said)!;
    for (const edit of solution.split('\n')) await rebuild(page, edit, language);
    return press(page, said.task.send);
  }
  for (const [place, edit] of solution.split('\n').entries()) {
    const [, what = ''] = /^delete (?:header|envelope\.to):(\S+)$/.exec(edit) ?? [];
    const [, field = '', written = ''] = /^set header:(\S+) (.*)$/.exec(edit) ?? [];
    const [, name = '', text = ''] = /^publish (\S+) (.*)$/.exec(edit) ?? [];
    const [, rule = '', value = ''] = /^set (\S+) (\S+)$/.exec(edit) ?? [];
    if (what !== '') await press(page, said.task.take(what));
    else if (field !== '') await write(page, said.task.fieldValue(field), written);
    else if (name !== '') await publish(page, place + 1, { name, text }, said);
    else if (rule !== '') await page.getByLabel(own(said.task.rule, rule)!, { exact: true }).selectOption(value);
    else throw new Error(`this test does not know how to do "${edit}"`);
  }
  const isServer = edits.some((each) => each.startsWith('policy:'));
  const isZone = edits.some((each) => each.startsWith('zone:'));
  await press(page, isServer ? said.task.set : isZone ? said.task.publish : said.task.send);
}

async function write(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(value);
}

async function publish(page: Page, number: number, { name, text }: { name: string; text: string }, said: typeof en): Promise<void> {
  if ((await page.getByLabel(said.task.recordName(number), { exact: true }).count()) === 0) await press(page, said.task.moreRecords);
  await write(page, said.task.recordName(number), name);
  await write(page, said.task.recordText(number), text);
}

/** From the host's wrench: what is restarted is not back by itself sooner than the menu says. */
async function breakOnStage(page: Page, task: Task, said: typeof en): Promise<void> {
  const breaking = said === es ? esBreaking : enBreaking;
  const fault = JSON.parse(task.solution) as Intervention;
  if (fault.kind !== 'stop' || fault.forMs === undefined) throw new Error(`this test does not know how to break "${task.solution}"`);
  const { name } = scenarioNamed('second-mx')!.hosts.find(({ id }) => id === fault.host)!;
  // the stage goes to where the story stands: a wrench that leaves it takes its menu along
  await still(page);
  await press(page, breaking.menu.open.host(name));
  for (const choice of [breaking.menu.actions.restart, breaking.menu.commit]) await press(page, choice);
}

const WAYS: Partial<Record<Task['kind'], (page: Page, task: Task, said: typeof en) => Promise<void>>> = {
  predict: choose,
  explain: choose,
  decide: choose,
  measure: choose,
  find: findAll,
  type: say,
  serve: say,
  break: (page, task, said) => (task.may === 'stage' ? breakOnStage : say)(page, task, said),
  match,
  order,
  repair,
};

/** Does what the lesson's file gives as the solution of a task, in the page that shows it. */
export function solve(page: Page, task: Task, language: Language): Promise<void> {
  const way = WAYS[task.kind];
  if (!way) throw new Error(`no way to solve a task of the kind ${task.kind}`);
  return way(page, task, words[language]);
}
