// @vitest-environment happy-dom
/** Practice, review, the final test and the worksheet, as somebody meets them who solves them: in both languages, with the real machines. */
import '../fixtures/view.ts';
import '@testing-library/jest-dom/vitest';
import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { practice as en } from '../../src/content/practice/en.ts';
import { practice as es } from '../../src/content/practice/es.ts';
import { lessons as lessonsEn } from '../../src/content/ui/lessons/en.ts';
import { lessons as lessonsEs } from '../../src/content/ui/lessons/es.ts';
import { LANGUAGES } from '../../src/language.ts';
import { drawnExercise } from '../../src/lessons/practice/drawn.ts';
import { language } from '../../src/view/language.svelte.ts';
import Pages from '../../src/view/lessons/practice/Pages.svelte';
import { allReturning, today } from '../../src/view/lessons/practice/review.ts';
import Test from '../../src/view/lessons/practice/Test.svelte';
import { practiceWords } from '../../src/view/lessons/practice/words.svelte.ts';
import { Playback } from '../../src/view/playback/playback.svelte.ts';
import { service } from '../../src/worker/service.ts';

const practice = { en, es };
const lessons = { en: lessonsEn, es: lessonsEs };
const worker = service(() => Promise.resolve());
const frames = { request: () => 1, cancel: () => {} };

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function opened(page: string, part: string): Playback {
  const playback = new Playback(worker, frames);
  playback.learn(page, part);
  render(Pages, { playback });
  return playback;
}

/** The choice of this code, by its value: choices may be long. */
async function choice(code: string): Promise<HTMLInputElement> {
  const radios = await screen.findAllByRole<HTMLInputElement>('radio');
  return radios.find(({ value }) => value === code)!;
}

describe.each(LANGUAGES)('in %s', (tongue) => {
  const words = practice[tongue];
  const { task } = lessons[tongue];
  const user = userEvent.setup();
  const pressed = async (name: string): Promise<void> => user.click(await screen.findByRole('button', { name }));
  const answer = async (code: string): Promise<void> => {
    await user.click(await choice(code));
    await pressed(task.answer);
  };

  beforeEach(async () => {
    language.set(tongue);
    await language.ready;
  });

  test('a wrong answer is told why, hints come one by one, and the right one ends it; it is counted once, and comes back tomorrow', async () => {
    const { options } = drawnExercise('path', 9, 1);
    const wrong = options.find(({ idea }) => idea !== '')!;
    opened('practice', 'path.9.1');
    expect(await screen.findByRole('button', { name: task.answer })).toBeDisabled();
    await answer(wrong.code);
    expect(await screen.findByText(task.wrong)).toBeVisible();
    expect(screen.getByText(new RegExp(`^${words.page.idea}`))).toBeVisible();
    expect(screen.getByText(task.tries(1))).toBeVisible();
    for (let hint = 1; hint <= 3; hint++) {
      await pressed(task.hint);
      expect(document.querySelectorAll('.hints li')).toHaveLength(hint);
    }
    expect(screen.queryByRole('button', { name: task.hint })).toBeNull();
    await answer(options.find(({ isRight }) => isRight)!.code);
    expect(await screen.findByText(task.right)).toBeVisible();
    expect(screen.queryByRole('button', { name: task.answer })).toBeNull();
    expect(screen.getByText(words.page.today(0, 1))).toBeVisible();
    expect(allReturning()).toEqual([expect.objectContaining({ key: `idea:${wrong.idea}`, box: 0, day: today() + 1 })]);
  });

  test('the solution is shown to who asks, and that is no right answer', async () => {
    opened('practice', 'path.9.1');
    for (let hint = 1; hint <= 3; hint++) await pressed(task.hint);
    await pressed(task.solution);
    expect(await screen.findByText(task.shown)).toBeVisible();
    expect(screen.getByText(words.page.today(0, 1))).toBeVisible();
  });

  test('another one is drawn by button and by key, of the kind and level that are chosen; an address that is none is told', async () => {
    const playback = opened('practice', 'legal.5.1');
    await choice('yes').catch(() => null);
    await pressed(words.page.another);
    await waitFor(() => expect(playback.lesson.part).toMatch(/^legal\.\d+\.1$/));
    const first = playback.lesson.part;
    expect(first).not.toBe('legal.5.1');
    await user.selectOptions(await screen.findByLabelText(new RegExp(`^${words.page.level}`)), '3');
    await waitFor(() => expect(playback.lesson.part).toMatch(/^legal\.\d+\.3$/));
    await user.selectOptions(screen.getByLabelText(new RegExp(`^${words.page.kind}`)), 'codes');
    await waitFor(() => expect(playback.lesson.part).toMatch(/^codes\.\d+\.3$/));
    const before = playback.lesson.part;
    await screen.findAllByRole('radio');
    await user.keyboard('n');
    await waitFor(() => expect(playback.lesson.part).not.toBe(before));
    cleanup();
    opened('practice', 'nothing.1.1');
    expect(await screen.findByText(words.page.unknown('nothing.1.1'))).toBeVisible();
  });

  test('what is due is asked with its reason; right at once it goes for longer, and then all is done', async () => {
    localStorage.setItem('mailscope.review', JSON.stringify([{ key: 'kind:reply', box: 1, day: today(), lesson: '', task: '' }]));
    opened('practice', 'review');
    expect(await screen.findByText(words.page.left(1))).toBeVisible();
    expect(screen.getByText(words.page.because(words.kinds.reply.name))).toBeVisible();
    await user.click(await choice(await rightCode()));
    await pressed(task.answer);
    expect(await screen.findByText(task.right)).toBeVisible();
    expect(allReturning()).toEqual([expect.objectContaining({ key: 'kind:reply', box: 2, day: today() + 7 })]);
    await pressed(words.page.nextDue);
    expect(await screen.findByText(words.page.allDone)).toBeVisible();
    cleanup();
    localStorage.clear();
    opened('practice', 'review');
    expect(await screen.findByText(words.page.noneDue)).toBeVisible();
  });

  /** What is right among what is offered now: one look into the exercises, as they were drawn. */
  async function rightCode(): Promise<string> {
    const [exercise] = await Promise.all(drawn.splice(0));
    return exercise!.options.find(({ isRight }) => isRight)!.code;
  }
  const drawn: ReturnType<typeof worker.exercise>[] = [];
  beforeEach(() => {
    drawn.length = 0;
    const exercise = worker.exercise.bind(worker);
    const spy = vi.spyOn(worker, 'exercise').mockImplementation((...asked) => {
      const coming = exercise(...asked);
      drawn.push(coming);
      return coming;
    });
    return () => void spy.mockRestore();
  });

  test('a test says nothing until its end; then result, certificate with a name that can be mended, and the same again', async () => {
    const playback = new Playback(worker, frames);
    const told = await practiceWords(tongue);
    render(Test, { playback, part: '7', told, length: 3 });
    await user.type(screen.getByLabelText(words.test.name), 'Ana');
    await pressed(words.test.begin);
    for (let number = 1; number <= 3; number++) {
      expect(await screen.findByText(words.test.place(number, 3))).toBeVisible();
      expect(screen.queryByRole('button', { name: task.hint })).toBeNull();
      await pressed(words.test.skip);
      for (const said of [task.wrong, task.right]) expect(screen.queryByText(said)).toBeNull();
    }
    expect(await screen.findByRole('heading', { name: words.test.finished })).toBeVisible();
    expect(screen.getByText(words.test.score(0, 3))).toBeVisible();
    await pressed(words.test.certificate);
    const name = await screen.findByLabelText<HTMLInputElement>(words.test.name);
    expect(name.value).toBe('Ana');
    expect(within(screen.getByRole('article')).getByText('Ana')).toBeVisible();
    await user.clear(name);
    expect(within(screen.getByRole('article')).getByText(words.test.nobody)).toBeVisible();
    await user.type(name, 'Ana B.');
    expect(within(screen.getByRole('article')).getByText('Ana B.')).toBeVisible();
    const print = vi.fn();
    vi.stubGlobal('print', print);
    await pressed(words.test.print);
    expect(print).toHaveBeenCalledOnce();
    await pressed(words.test.back);
    await pressed(words.test.again);
    expect(await screen.findByText(words.test.place(1, 3))).toBeVisible();
  });

  test('a test that was left goes on at the question where it was left', async () => {
    const told = await practiceWords(tongue);
    const once = render(Test, { playback: new Playback(worker, frames), part: '8', told, length: 3 });
    await pressed(words.test.begin);
    await screen.findByText(words.test.place(1, 3));
    await pressed(words.test.skip);
    await screen.findByText(words.test.place(2, 3));
    once.unmount();
    render(Test, { playback: new Playback(worker, frames), part: '8', told, length: 3 });
    await pressed(words.test.goOn);
    expect(await screen.findByText(words.test.place(2, 3))).toBeVisible();
  });

  test('a worksheet has its exercises and, apart, an answer to each; its number leads back to it, and another one is another', async () => {
    const playback = opened('worksheet', '12');
    await screen.findByRole('heading', { name: words.worksheet.title });
    const questions = (): string => document.querySelector('article > ol')!.textContent;
    expect(document.querySelectorAll('article:not(.answers) > ol > li')).toHaveLength(12);
    expect(document.querySelectorAll('article.answers > ol > li')).toHaveLength(12);
    expect(screen.getAllByText(words.worksheet.number(12))).toHaveLength(2);
    const asked = questions();
    await pressed(words.worksheet.another);
    await waitFor(() => expect(playback.lesson.part).not.toBe('12'));
    await waitFor(() => expect(document.querySelector('article > ol')).not.toBeNull());
    expect(questions()).not.toBe(asked);
    playback.learn('worksheet', '12');
    await waitFor(() => expect(screen.getAllByText(words.worksheet.number(12))).toHaveLength(2));
    await waitFor(() => expect(questions()).toBe(asked));
  });
});
