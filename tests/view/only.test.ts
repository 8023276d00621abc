// @vitest-environment happy-dom
/** A crowd narrowed to one domain, or to what was refused: the numbers, the list and the time line follow, the map stays where it is. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { language } from '../../src/view/language.svelte.ts';
import Many from '../../src/view/many/Many.svelte';
import { callsOf } from '../../src/view/many/calls.ts';
import { isRefused } from '../../src/view/many/only.ts';
import { talkAt } from '../../src/view/session/talk.ts';
import { monday } from '../fixtures/crowd.ts';

const run = monday().run();
const calls = callsOf(run.journal, run.length);
const refused = calls.filter((each) => isRefused(run.journal, each));
/** Its far end is an exchange of its domain. */
const relayed = calls.find((each) => each.protocol === 'smtp' && isRefused(run.journal, each))!;

beforeEach(async () => {
  language.set('en');
  await language.ready;
  const index = relayed.last;
  const props = {
    run,
    index,
    progress: 1,
    blurred: false,
    talk: talkAt(run.journal, run.scene, index),
    world: run.world(index),
    spans: [],
  };
  render(Many, { ...props, phase: 'relay', gapMs: 0, onopen: () => {}, onletter: () => {}, onenter: () => {} });
  // the map comes a moment after the list
  await vi.waitFor(() => expect(places()).not.toEqual([]));
});

const numbers = (): number =>
  [...document.querySelectorAll('.town .bundle text')].reduce((sum, { textContent }) => sum + Number(textContent), 0);
const places = (): string[] => [...document.querySelectorAll<HTMLElement>('.town .box')].map(({ style }) => style.cssText);
const choose = (name: RegExp) => userEvent.click(screen.getByRole('button', { name }));

test('who heard a no counts once, whatever else was said', () => {
  expect(refused.length).toBe(14);
  expect(refused.every((each) => each.protocol === 'smtp')).toBe(true);
});

test('only refusals, only a domain, and all of them again', async () => {
  const [all, where] = [numbers(), places()];
  expect(all).toBe(calls.length);
  await choose(/^with a refusal · 14$/);
  expect(numbers()).toBe(14);
  await choose(/^with (?!a refusal)/);
  const some = numbers();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  expect(places()).toEqual(where);
  await choose(/^all · /);
  expect(numbers()).toBe(all);
});
