// @vitest-environment happy-dom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import Transport from '../../src/view/Transport.svelte';
import { language } from '../../src/view/language.svelte.ts';
import { Clock } from '../../src/view/playback/clock.svelte.ts';
import { beatsOf, stepsOf } from '../../src/view/playback/steps.ts';
import { runOfJourney } from '../fixtures/run.ts';

function show(): { clock: Clock; steps: number[] } {
  language.set('en');
  const run = runOfJourney();
  const beats = beatsOf(run.journal, 'message', run.length);
  const steps = stepsOf(run.journal, run.scene, 'message', run.length);
  const clock = new Clock(() => ({ beats, steps, done: true, letters: () => 0 }), { request: () => 1, cancel: () => {} });
  render(Transport, { run, clock, beats, steps, onfirst: () => clock.first() });
  return { clock, steps };
}

test('says which step it is, and its buttons go to the ends and back', async () => {
  const { clock, steps } = show();
  expect(screen.getByText(`step 1 of ${steps.length}`)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'To the end' }));
  expect(clock.index).toBe(steps.at(-1));
  expect(screen.getByText(`step ${steps.length} of ${steps.length}`)).toBeTruthy();
  clock.still = true;
  await userEvent.click(screen.getByRole('button', { name: 'One step back' }));
  expect(clock.index).toBe(steps.at(-2));
  await userEvent.click(screen.getByRole('button', { name: 'To the beginning' }));
  expect(clock.index).toBe(steps[0]);
});

test('one click plays, and the same button pauses', async () => {
  const { clock } = show();
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  expect(clock.playing).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
  expect(clock.playing).toBe(false);
});

test('the scrubber is a slider that says the step in words, and its stretches are named', () => {
  show();
  expect(screen.getByRole('slider', { name: 'Position in the journey' }).getAttribute('aria-valuetext')).toMatch(/^step 1 of/);
  for (const name of ['submission', 'SMTP', 'POP3', 'IMAP']) expect(screen.getByText(name)).toBeTruthy();
});

test('speed and grain are chosen from lists', async () => {
  const { clock } = show();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Speed' }), '1/20×');
  expect(clock.speed).toBe(0.05);
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Detail' }), 'detail: journey');
  expect(clock.grain).toBe('journey');
});
