/** Packages as they are used: a file that is opened from a disk, and a SCO in scorm-again's LMS, in both versions, whole and forgetful. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_OCTETS, packed, packetOf } from '../../src/lessons/packing/pack.ts';
import { FORMS, type Form } from '../../src/lessons/packing/packet.ts';
import { SHELL } from '../../src/lessons/packing/page.ts';
import { browser, DIST, faultsOf, site, visit, type Site } from './page.ts';
import { lessonIn, press, solve, words } from './solving.ts';

const LESSON = 'the-journey';
const folder = mkdtempSync(join(tmpdir(), 'mailscope-packages-'));
const said = words.en;
const lesson = lessonIn(LESSON, 'en');
const tasks = lesson.steps.flatMap((step) => step.tasks);
const checks = tasks.filter(({ isCheck }) => isCheck);

let chromium: Browser;
let lms: Site;

function made(form: Form, name = LESSON): Uint8Array {
  const languages = { es: lessonIn(name, 'es'), en: lessonIn(name, 'en') };
  return packed(readFileSync(join(DIST, SHELL), 'utf8'), packetOf(name, form, new Map([[name, languages]]), {})).octets;
}

/** An LMS as small as one can be: its API in a window, and the package in a frame. `forgets`: a part of the data model that it does not know. */
function lmsPage(version: 'scorm12' | 'scorm2004', forgets: boolean): string {
  const [name, api] = version === 'scorm12' ? ['Scorm12API', 'API'] : ['Scorm2004API', 'API_1484_11'];
  const [get, set] = version === 'scorm12' ? ['LMSGetValue', 'LMSSetValue'] : ['GetValue', 'SetValue'];
  const forgetful = `
    const known = /completion_status|lesson_status|score\\.raw|location/;
    const whole = window.${api};
    window.${api} = new Proxy(whole, { get: (api, key) => {
      if (key === '${get}') return (name) => { if (!known.test(name)) throw new Error(name); return api.${get}(name); };
      if (key === '${set}') return (name, value) => known.test(name) ? api.${set}(name, value) : 'false';
      return typeof api[key] === 'function' ? api[key].bind(api) : api[key];
    } });`;
  return `<!doctype html><title>LMS</title><script src="${version}.min.js"></script><script>
    window.told = [];
    const api = new ${name}({ autocommit: false, logLevel: 5 });
    const kept = sessionStorage.getItem('kept');
    if (kept) api.loadFromJSON(JSON.parse(kept));
    const set = api.${set}.bind(api);
    api.${set} = (name, value) => { const taken = set(name, value); window.told.push([name, value, String(taken)]); return taken; };
    window.cmi = api;
    window.${api} = api;${forgets ? forgetful : ''}
    addEventListener('pagehide', () => sessionStorage.setItem('kept', JSON.stringify(api.renderCMIToJSONObject().cmi)));
  </script><iframe title="lesson" src="${version}/index.html" style="width:1200px;height:680px"></iframe>`;
}

beforeAll(async () => {
  for (const version of ['scorm12', 'scorm2004'] as const) {
    mkdirSync(join(folder, version));
    for (const [name, octets] of Object.entries(unzipSync(made(version)))) writeFileSync(join(folder, version, name), octets);
    writeFileSync(join(folder, `${version}.min.js`), readFileSync(`node_modules/scorm-again/dist/${version}.min.js`));
    for (const forgets of [false, true])
      writeFileSync(join(folder, `${version}${forgets ? '-forgets' : ''}.html`), lmsPage(version, forgets));
  }
  writeFileSync(join(folder, 'alone.html'), made('html'));
  lms = await site(folder);
  chromium = await browser();
});
afterAll(async () => {
  await chromium?.close();
  await lms?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a single file opens from a disk, asks for nothing, and is solved whole by keyboard', async () => {
  const { page, heard } = await visit(chromium, pathToFileURL(join(folder, 'alone.html')).href, { reducedMotion: 'reduce' });
  await page.getByRole('heading', { name: lesson.title }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, said.begin);
  for (const [number, step] of lesson.steps.entries()) {
    await page.locator('.lesson h2', { hasText: step.title }).waitFor();
    await page.locator('.right .stage [data-level]').first().waitFor();
    for (const task of step.tasks) {
      const solved = await page.locator('.task.solved').count();
      await solve(page, task, 'en');
      await page.locator('.task.solved').nth(solved).waitFor();
    }
    await press(page, number < lesson.steps.length - 1 ? said.next : said.finish);
  }
  await page.getByText(said.alone.score(checks.length, checks.length)).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Español');
  await page.getByRole('heading', { name: lessonIn(LESSON, 'es').title }).waitFor();
  expect(heard.errors).toEqual([]);
  expect(heard.requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  expect(heard.requests.filter((url) => url.startsWith('file:'))).toHaveLength(1);
  await page.context().close();
});

test('a file in which something is broken on the stage', async () => {
  const name = 'dns-and-mx';
  const { title, steps } = lessonIn(name, 'en');
  const file = join(folder, 'breaking.html');
  writeFileSync(file, made('html', name));
  const { page, heard } = await visit(chromium, pathToFileURL(file).href, { reducedMotion: 'reduce' });
  await page.getByRole('heading', { name: title }).waitFor();
  await press(page, said.begin);
  const last = steps.findIndex((step) => step.tasks.some(({ isOnStage }) => isOnStage));
  for (const [number, step] of steps.slice(0, last + 1).entries()) {
    await page.locator('.lesson h2', { hasText: step.title }).waitFor();
    for (const task of step.tasks) {
      const solved = await page.locator('.task.solved').count();
      await solve(page, task, 'en');
      await page.locator('.task.solved').nth(solved).waitFor();
    }
    if (number < last) await press(page, said.next);
  }
  expect(heard.errors).toEqual([]);
  await page.context().close();
});

test('every lesson, and the course, is at most so large in every form', () => {
  const shell = readFileSync(join(DIST, SHELL), 'utf8');
  const all = new Map(
    readdirSync('lessons', { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [[entry.name, { es: lessonIn(entry.name, 'es'), en: lessonIn(entry.name, 'en') }] as const] : [],
    ),
  );
  const sizes = FORMS.flatMap((form) => [
    packed(shell, packetOf('course', form, all, {})).octets.length,
    ...(form === 'html' ? [...all] : [...all].slice(0, 2)).map(
      (each) => packed(shell, packetOf(each[0], form, new Map([each]), {})).octets.length,
    ),
  ]);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MOST_OCTETS);
});

interface Cmi {
  told: [name: string, value: string, taken: string][];
  get: (name: string) => Promise<string>;
}

async function opened(
  version: 'scorm12' | 'scorm2004',
  forgets = false,
): Promise<{ page: Page; frame: Frame; cmi: () => Promise<Cmi>; errors: string[] }> {
  const { page, heard } = await visit(chromium, `${lms.url}${version}${forgets ? '-forgets' : ''}.html`, { reducedMotion: 'reduce' });
  const frame = page.frames()[1]!;
  await frame.getByRole('heading', { name: lesson.title }).waitFor();
  const ask = version === 'scorm12' ? 'LMSGetValue' : 'GetValue';
  const cmi = async (): Promise<Cmi> => ({
    told: await page.evaluate(() => (window as unknown as { told: Cmi['told'] }).told),
    get: (name) =>
      page.evaluate(
        ([method, of]) => String((window as unknown as { cmi: Record<string, (name: string) => unknown> }).cmi[method!]!(of!)),
        [ask, name],
      ),
  });
  return { page, frame, cmi, errors: heard.errors };
}

const NAMES = {
  scorm12: { status: 'cmi.core.lesson_status', raw: 'cmi.core.score.raw', response: 'student_response', wrong: 'wrong' },
  scorm2004: { status: 'cmi.completion_status', raw: 'cmi.score.raw', response: 'learner_response', wrong: 'incorrect' },
};

/** The same keys, in a frame of the page. */
const within = (page: Page, frame: Frame): Page =>
  new Proxy(frame as unknown as Page, {
    get: (target, key) => (key === 'keyboard' ? page.keyboard : Reflect.get(target, key).bind?.(target)),
  });

describe.each(['scorm12', 'scorm2004'] as const)('%s', (version) => {
  const names = NAMES[version];

  test('merely opened, begun, answered, left, gone on with, finished, begun anew', async () => {
    const { page, frame, cmi, errors } = await opened(version);
    const { get } = await cmi();
    expect(await get(names.status)).toBe('incomplete');
    expect(await get(names.raw)).toBe('');
    await press(within(page, frame), said.begin);
    await frame.locator('.lesson h2').waitFor();
    expect(await get(names.raw)).toBe('0');
    for (const [number, step] of lesson.steps.entries()) {
      await frame.locator('.lesson h2', { hasText: step.title }).waitFor();
      await frame.locator('.right .stage [data-level]').first().waitFor();
      for (const task of step.tasks) {
        const solved = await frame.locator('.task.solved').count();
        await solve(within(page, frame), task, 'en');
        await frame.locator('.task.solved').nth(solved).waitFor();
      }
      if (number === 1) break;
      await press(within(page, frame), said.next);
    }
    const ended = lesson.steps.slice(0, 2).flatMap((step) => step.tasks);
    const before = await cmi();
    expect(before.told.filter(([, , taken]) => taken !== 'true')).toEqual([]);
    expect(await get('cmi.interactions._count')).toBe(String(ended.length));
    for (const [place, { name }] of ended.entries()) {
      const told = Object.fromEntries(
        before.told.filter(([key]) => key.startsWith(`cmi.interactions.${place}.`)).map(([key, value]) => [key.split('.').at(-1), value]),
      );
      expect(told).toMatchObject({ id: `${LESSON}.${name}`, result: 'correct' });
      expect(told[names.response]).not.toBe('');
      expect(told.latency).toMatch(version === 'scorm12' ? /^\d{4}:\d\d:\d\d\.\d\d$/ : /^PT[\d.]+S$/);
    }
    await page.reload();
    const again = page.frames()[1]!;
    await press(within(page, again), said.goOn);
    await again.locator('.lesson h2', { hasText: lesson.steps[1]!.title }).waitFor();
    for (let number = 1; number < lesson.steps.length; number++) {
      await again.locator('.lesson h2', { hasText: lesson.steps[number]!.title }).waitFor();
      if (await again.getByRole('button', { name: said.toTask }).isVisible()) await press(within(page, again), said.toTask);
      if (await again.getByRole('button', { name: said.lookAhead }).isVisible()) await press(within(page, again), said.lookAhead);
      else await press(within(page, again), number < lesson.steps.length - 1 ? said.next : said.finish);
    }
    await again.getByText(said.alone.done).waitFor();
    expect(await get(names.status)).toBe('completed');
    const right = ended.filter(({ isCheck }) => isCheck).length;
    expect(await get(names.raw)).toBe(String(Math.round((100 * right) / checks.length)));
    await press(within(page, again), said.again);
    await again.locator('.lesson h2').waitFor();
    expect(await get(names.status)).toBe('incomplete');
    expect(await get(names.raw)).toBe('0');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('an LMS that throws at half of the data model still learns score and end, and knows the place again', async () => {
    const { page, frame, cmi, errors } = await opened(version, true);
    const { get } = await cmi();
    await press(within(page, frame), said.begin);
    await frame.locator('.right .stage [data-level]').first().waitFor();
    for (const task of lesson.steps[0]!.tasks) await solve(within(page, frame), task, 'en');
    await press(within(page, frame), said.next);
    await frame.locator('.lesson h2', { hasText: lesson.steps[1]!.title }).waitFor();
    expect(await get(names.raw)).not.toBe('');
    await page.reload();
    const again = page.frames()[1]!;
    await press(within(page, again), said.goOn);
    await again.locator('.lesson h2', { hasText: lesson.steps[1]!.title }).waitFor();
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
