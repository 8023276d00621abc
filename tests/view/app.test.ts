// @vitest-environment happy-dom
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import App from '../../src/view/App.svelte';
import { language } from '../../src/view/language.svelte.ts';
import { fetchPart } from '../../src/view/later.ts';
import { fakeWorker, type FakeWorker } from '../fixtures/worker.ts';

let fail: (message: string) => void = () => {};

// a browser has it in a moment; here it is compiled first
beforeAll(() => fetchPart('gallery'));

beforeEach(() => {
  language.set('en');
  location.hash = '';
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => {});
});

async function show(worker: FakeWorker = fakeWorker()): Promise<FakeWorker> {
  const openWorker = (failed: (message: string) => void): FakeWorker => {
    fail = failed;
    return worker;
  };
  render(App, { openWorker });
  await screen.findByRole('button', { name: /^(Play|Send the letter)$/ });
  if (screen.queryByRole('button', { name: 'Send the letter' })) await userEvent.keyboard('{ArrowRight}');
  await screen.findByText(/^step 1 of \d\d/);
  return worker;
}

/** A story from the gallery, by its question. */
async function choose(question: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: /All stories$/ }));
  // by its words: to name every button of the gallery takes seconds
  await userEvent.click((await screen.findByText(new RegExp(question))).closest('button')!);
}

test('opens on the stage with the message ready to play, and asks for nothing but the journey', async () => {
  const worker = await show();
  expect(worker.requests).toEqual([{ scenario: 'journey', seed: 1, message: null, interventions: [], unbegun: true }]);
  expect(screen.getByText('step 1 of 73')).toBeTruthy();
  for (const host of ['smtp.a.org', 'mx.b.com']) expect(screen.getAllByText(host).length).toBeGreaterThan(0);
});

test('the keys step, choose the grain and list themselves', async () => {
  await show();
  await userEvent.keyboard('{End}');
  expect(screen.getByText('step 73 of 73')).toBeTruthy();
  await userEvent.keyboard('{PageUp}{PageUp}');
  expect(screen.getByText('step 72 of 73')).toBeTruthy();
  await userEvent.keyboard('2');
  expect(screen.getByText(/^step \d of 7$/)).toBeTruthy();
  await userEvent.keyboard('?');
  expect(await screen.findByRole('dialog', { name: 'Keys' })).toBeTruthy();
});

test('a link goes to its step, and the address follows the steps', async () => {
  location.hash = '#/en/journey?step=smtp:RCPT%231';
  await show().catch(() => undefined);
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Step 3\d of 73/));
  expect(location.hash).toContain('step=smtp%3ARCPT%231');
  await userEvent.keyboard('{Home}');
  await waitFor(() => expect(location.hash).not.toContain('step='));
  expect(screen.getByRole('heading', { name: 'Ana has written to Bea. How does it get there?' })).toBeTruthy();
});

test('of a link is told what could not be read, and the rest is there all the same', async () => {
  location.hash = '#/en/journey?step=smtp:RCPT%231&grain=atom&changes=%%%';
  await show().catch(() => undefined);
  expect(
    await screen.findByText('Some of this link makes no sense here and was left out: grain=atom, changes.', {
      selector: '.notice p',
    }),
  ).toBeTruthy();
  await waitFor(() => expect(location.hash).toContain('step=smtp%3ARCPT%231'));
});

test('whatever is wrong with a link is told at once, and what is followed next is not blamed for it', async () => {
  location.hash = '#/en/lost-story?step=smtp:NONSENSE%239&intervene=xyz&step=smtp:RCPT%231';
  await show();
  await waitFor(() =>
    expect(document.querySelector('.notice p')?.textContent).toBe(
      [
        'Some of this link makes no sense here and was left out: intervene=xyz, step=smtp:RCPT#1.',
        'The link names a story that does not exist here: “lost-story”.',
        'The step “smtp:NONSENSE#9” of the link does not happen in this run.',
      ].join(' '),
    ),
  );
  location.hash = '#/en/journey?step=smtp:RCPT%231';
  await waitFor(() => expect(document.querySelector('.notice')).toBeNull());
  await waitFor(() => expect(screen.getByRole('status').textContent).toMatch(/^Step 3\d of 73/));
});

test('a step that does not happen is told of', async () => {
  location.hash = '#/en/journey?step=smtp:NONSENSE%239';
  await show();
  expect(await screen.findByText(/smtp:NONSENSE#9/)).toBeTruthy();
});

test('when a run is refused the current one stays', async () => {
  const worker = await show();
  await userEvent.keyboard('{End}');
  worker.refusals = [{ key: 'draft.noRecipient', values: { field: 'to' } }];
  await choose('Bea’s mailbox is full');
  await waitFor(() => expect(worker.requests).toHaveLength(2));
  expect(await screen.findByText(/Nobody is addressed yet/)).toBeTruthy();
  expect(screen.getByText('step 73 of 73')).toBeTruthy();
});

test('the language can be switched at any moment, without losing the step', async () => {
  await show();
  await userEvent.keyboard('{End}');
  await userEvent.click(screen.getByRole('button', { name: 'Español' }));
  expect(screen.getByText('paso 73 de 73')).toBeTruthy();
  expect(document.documentElement.lang).toBe('es');
  await waitFor(() => expect(location.hash).toMatch(/^#\/es\//));
  // its words may still be on their way, and would arrive after the last test
  await language.ready;
});

test('a queue opens from the stage and says what is in it', async () => {
  await show();
  const badge = screen.getByRole('button', { name: /Open what dns.a.org remembers/ });
  badge.focus();
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('dialog', { name: 'What dns.a.org remembers' })).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a file dropped on the page is looked at; an empty one is refused in a sentence', async () => {
  await show();
  const dataTransfer = { types: ['Files'], files: [new File([''], 'empty.eml')] };
  document.dispatchEvent(Object.assign(new Event('drop', { cancelable: true, bubbles: true }), { dataTransfer }));
  // the dialogue is fetched when it is first shown
  expect(await screen.findByText(/empty\.eml is empty/, {}, { timeout: 8000 })).toBeTruthy();
});

test('if the worker breaks down the page says so and offers to reload', async () => {
  await show();
  fail('out of memory');
  expect(await screen.findByRole('button', { name: 'Reload' })).toBeTruthy();
  expect(screen.getByText('out of memory')).toBeTruthy();
});

test('lessons have a room of their own, and the story is where it was when one comes back', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: 'Lessons' }));
  expect(await screen.findByRole('heading', { name: 'The course' }, { timeout: 8000 })).toBeTruthy();
  expect(screen.queryByRole('tab', { name: 'Transcript' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Explore' }));
  expect(screen.getByRole('tab', { name: 'Transcript' })).toBeTruthy();
});

test('the tabs are walked through with the arrow keys', async () => {
  await show();
  screen.getByRole('tab', { name: 'Transcript' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement?.textContent).toBe('Ladder');
  await userEvent.keyboard('{End}');
  expect(screen.getByRole('tab', { name: 'Speak it' }).getAttribute('aria-selected')).toBe('true');
});
