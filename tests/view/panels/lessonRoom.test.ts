// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { language } from '../../../src/view/language.svelte.ts';
import LessonRoom from '../../../src/view/panels/LessonRoom.svelte';
import type { Run } from '../../../src/view/playback/run.svelte.ts';
import { played } from './played.ts';

let run: Run;

beforeAll(async () => {
  run = await played();
});
beforeEach(async () => {
  localStorage.clear();
  language.set('en');
  await language.ready;
});

const room = () => ({ run, index: 0, seek: vi.fn(), start: vi.fn(() => Promise.resolve()) });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
/** Among other lessons, whose cards have the same buttons. */
const pressOn = (lesson: string, name: string) =>
  fireEvent.click(within(screen.getByRole('heading', { name: lesson }).closest('li')!).getByRole('button', { name }));

test('a lesson starts its own run and shows each step on the stage', async () => {
  const props = room();
  render(LessonRoom, props);
  await pressOn('The journey', 'Begin');
  expect(await screen.findByRole('heading', { name: 'A letter and an envelope' })).toBeInTheDocument();
  expect(props.start).toHaveBeenCalledWith('journey', 1);
  await waitFor(() => expect(props.seek).toHaveBeenCalledWith(run.journal.find('mail:composed message#1')));
  await press('Next');
  expect(screen.getByRole('heading', { name: 'The first server' })).toBeInTheDocument();
  await waitFor(() => expect(props.seek).toHaveBeenLastCalledWith(run.journal.find('submission:EHLO#1')));
});

test('the journal grades what the reader foretold', async () => {
  const props = room();
  render(LessonRoom, props);
  await pressOn('The journey', 'Begin');
  await screen.findByRole('heading', { name: 'A letter and an envelope' });
  for (let step = 0; step < 4; step++) await press('Next');
  expect(screen.getByRole('button', { name: 'Show what happens' })).toBeDisabled();
  await fireEvent.click(screen.getByLabelText(/No: I know nobody/));
  await press('Show what happens');
  expect(screen.getByText('Not this time.')).toBeInTheDocument();
  expect(screen.getByText('What happened: 250')).toBeInTheDocument();
  expect(props.seek).toHaveBeenLastCalledWith(run.journal.find('smtp:RCPT#1:reply'));
});

test('the place is remembered, the end too, and the language may change in between', async () => {
  const first = render(LessonRoom, room());
  await pressOn('The journey', 'Begin');
  await screen.findByRole('heading', { name: 'A letter and an envelope' });
  await press('Next');
  language.set('es');
  expect(await screen.findByRole('heading', { name: 'El primer servidor' })).toBeInTheDocument();
  first.unmount();
  render(LessonRoom, room());
  await pressOn('El viaje', 'Continuar');
  expect(await screen.findByRole('heading', { name: 'El primer servidor' })).toBeInTheDocument();
  for (let step = 0; step < 5; step++) await press('Siguiente');
  await press('Terminada');
  expect(screen.getByText('Terminada')).toBeInTheDocument();
});
