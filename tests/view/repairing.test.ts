// @vitest-environment happy-dom
/** Repairs beside a lesson: a letter at the workbench, and a server's rules, judged by the real machines, in both languages. */
import '../fixtures/view.ts';
import '@testing-library/jest-dom/vitest';
import { readFileSync } from 'node:fs';
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { en as mimeEn } from '../../src/content/mime/en.ts';
import { es as mimeEs } from '../../src/content/mime/es.ts';
import { lessons as en } from '../../src/content/ui/lessons/en.ts';
import { lessons as es } from '../../src/content/ui/lessons/es.ts';
import { LANGUAGES } from '../../src/language.ts';
import type { Lesson, Task } from '../../src/lessons/lesson.ts';
import { readLesson } from '../../src/lessons/reading/read.ts';
import { language } from '../../src/view/language.svelte.ts';
import { Runs, type Run } from '../../src/view/playback/run.svelte.ts';
import { Solving } from '../../src/view/lessons/solving.svelte.ts';
import { editsAtBench, ruleIn, settingsOf } from '../../src/view/lessons/tasks/edits.ts';
import Dialogue from '../../src/view/lessons/tasks/Dialogue.svelte';
import Settings from '../../src/view/lessons/tasks/Settings.svelte';
import Workbench from '../../src/view/lessons/tasks/Workbench.svelte';
import { service } from '../../src/worker/service.ts';
import { played } from './panels/played.ts';

const said = { en, es };
const mime = { en: mimeEn, es: mimeEs };
const worker = service(() => Promise.resolve());
const nobody = { onend: () => {}, onmissed: () => {}, onplayed: () => {} };
const solvingOf = (task: Task, stories: Lesson['stories'], key: string) =>
  new Solving(task, worker, { stories, key, interventions: [] }, nobody);

/** A story of a lesson, to its end. */
async function told(stories: Lesson['stories'], key: string): Promise<Run> {
  const outcome = await new Runs(worker).tell({ stories, key, interventions: [] });
  if (!outcome.ok) throw new Error(`the story ${key} was refused`);
  await waitFor(() => expect(outcome.run.done).toBe(true));
  return outcome.run;
}

afterEach(cleanup);

describe.each(LANGUAGES)('in %s', (tongue) => {
  const words = said[tongue].task;
  const { tools, part, findings } = mime[tongue];
  const user = userEvent.setup();

  test('a letter is rebuilt at the workbench: half of it hears what is missing, all of it is right', async () => {
    language.set(tongue);
    const { steps, stories } = readLesson(readFileSync(`lessons/mime/${tongue}.md`, 'utf8')).lesson;
    const task = steps.at(-1)!.tasks.at(-1)!;
    expect(task).toMatchObject({ kind: 'repair', edits: ['workbench'] });
    const solving = solvingOf(task, stories, 'torn');
    render(Workbench, { solving });
    const send = await screen.findByRole('button', { name: words.send });
    expect(send).toBeDisabled();

    const choose = async (type: string, place = 0) => {
      const items = within(screen.getByRole('tree')).getAllByRole('treeitem', { name: new RegExp(type) });
      await user.click(items[place]!);
      await waitFor(() => expect(items[place]).toHaveAttribute('aria-selected', 'true'));
    };
    await choose('text/html');
    await user.selectOptions(screen.getByLabelText(tools.wrap), 'alternative');
    await waitFor(() => expect(within(screen.getByRole('tree')).getAllByRole('treeitem')).toHaveLength(5));
    await choose('text/plain');
    await user.click(await screen.findByRole('button', { name: tools.into }));
    await user.click(await screen.findByRole('button', { name: tools.up }));
    await user.click(send);
    await waitFor(() => expect(solving.tries).toBe(1));
    expect(solving.isOpen).toBe(true);
    expect(solving.told).toMatchObject({ kind: 'case', isRight: false });

    await choose('text/csv');
    await user.click(await screen.findByRole('button', { name: part.costs.choose('base64') }));
    await user.clear(screen.getByLabelText(tools.name));
    await user.type(screen.getByLabelText(tools.name), 'marks.csv{Enter}');
    await user.click(await screen.findByRole('button', { name: findings.repair }));
    await screen.findByText(findings.none);
    await user.click(send);
    await waitFor(() => expect(solving.outcome).toBe('solved'));
    expect(solving.response).toEqual(task.solution.split('\n'));
  });

  test('a dialogue stands as it went wrong, and is mended line by line', async () => {
    language.set(tongue);
    const { steps, stories } = readLesson(readFileSync(`lessons/every-smtp-command/${tongue}.md`, 'utf8')).lesson;
    const task = steps.flatMap(({ tasks }) => tasks).find(({ edits }) => edits.includes('dialogue'))!;
    const solving = solvingOf(task, stories, 'script');
    render(Dialogue, { solving, run: await told(stories, 'script') });
    const lines = screen.getByLabelText(words.dialogue);
    expect(lines).toHaveValue(task.wrong[0]);
    const say = screen.getByRole('button', { name: words.sayAll });
    await user.click(say);
    await waitFor(() => expect(solving.told).toMatchObject({ kind: 'case', case: task.cases[0]! }));
    expect(solving.isOpen).toBe(true);
    await user.clear(lines);
    expect(say).toBeDisabled();
    await user.click(lines);
    await user.paste(task.solution);
    await user.click(say);
    await waitFor(() => expect(solving.outcome).toBe('solved'));
    expect(lines).toHaveAttribute('readonly');
  });

  test('the rules of a server stand as they are, and are set otherwise', async () => {
    language.set(tongue);
    const story = { key: 'usual', scenario: 'unproven', from: '', seed: 1, with: {}, interventions: [], replays: '', recording: '' };
    const task = { kind: 'repair', at: 'smtp:EHLO#1', edits: ['policy:mx.b.com'], goal: 'mailbox bea@b.com has letter', cases: [] };
    const solving = solvingOf(task as Partial<Task> as Task, [story], 'usual');
    render(Settings, { solving, run: await played('unproven') });
    const rule = screen.getByLabelText(words.rule['verify.unproven']);
    expect(rule).toHaveValue('refuse');
    expect(screen.getByLabelText(words.rule['verify.spf'])).toHaveValue('note');
    await user.click(screen.getByRole('button', { name: words.set }));
    await waitFor(() => expect(solving.tries).toBe(1));
    expect(solving.isOpen).toBe(true);
    await user.selectOptions(rule, '');
    await user.click(screen.getByRole('button', { name: words.set }));
    await waitFor(() => expect(solving.outcome).toBe('solved'));
    expect(solving.response).toEqual(['drop verify.unproven']);
  });
});

test('what was done is said in the words of a solution', () => {
  expect(
    editsAtBench([
      { do: 'text', path: '1.1', text: 'one\ntwo' },
      { do: 'move', path: '1.2', by: -1 },
      { do: 'remove', path: '1.3' },
      { do: 'disposition', path: '1.2', disposition: '' },
    ]),
  ).toBe('text 1.1 "one\\ntwo"\nmove 1.2 -1\nremove 1.3\ndisposition 1.2 ');
  expect(settingsOf({ relayTls: 'if offered', 'verify.spf': 'note' }, { relayTls: 'if offered', 'verify.spf': 'enforce' })).toBe(
    'set verify.spf enforce',
  );
  expect(ruleIn({}, 'relayTls')).toBe('if offered');
  expect(ruleIn({ verify: { dkim: true } }, 'verify.dkim')).toBe('true');
  expect(ruleIn({}, 'verify.constructor')).toBe('');
});
