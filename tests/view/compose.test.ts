// @vitest-environment happy-dom
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { MailDraft } from '../../src/mail/compose.ts';
import type { Problem } from '../../src/worker/api.ts';
import Compose from '../../src/view/Compose.svelte';
import { envelopeOf, meantIn, splitAddresses, withPerson } from '../../src/view/compose/addresses.ts';
import { language } from '../../src/view/language.svelte.ts';
import { fakeWorker } from '../fixtures/worker.ts';

beforeEach(() => language.set('en'));

test('addresses are split at commas, but not inside quotes or brackets', () => {
  expect(splitAddresses('Clase: ana@a.org, bea@b.com; carlos@b.com')).toEqual(['Clase: ana@a.org, bea@b.com;', 'carlos@b.com']);
  expect(splitAddresses('Clase: ana@a.org, bea@b.com')).toEqual(['Clase: ana@a.org', 'bea@b.com']);
  expect(splitAddresses('"Ruiz, Carlos" <carlos@b.com>, bea@b.com;; ')).toEqual(['"Ruiz, Carlos" <carlos@b.com>', 'bea@b.com']);
  expect(envelopeOf('Bea <bea@b.com>', 'BEA@b.com, carlos@b.com', '')).toEqual(['bea@b.com', 'carlos@b.com']);
  expect(envelopeOf('Clase: Ana <ana@a.org>, bea@b.com;', 'undisclosed-recipients:;', '"C: x": ana@a.org;')).toEqual([
    'ana@a.org',
    'bea@b.com',
  ]);
  expect(withPerson('bea@b.com', { name: 'Bea', address: 'bea@b.com' })).toBe('bea@b.com');
});

async function show(onsend: (draft: MailDraft) => Promise<Problem[]>): Promise<() => void> {
  const [card] = await fakeWorker().scenarios();
  const onclose = vi.fn();
  render(Compose, { card: card!, draft: card!.draft, onsend, onclose });
  return onclose;
}

test('what is written is what is sent, and Bcc is on the envelope but not in the letter', async () => {
  const sent: MailDraft[] = [];
  const onclose = await show((draft) => (sent.push(draft), Promise.resolve([])));
  await userEvent.clear(screen.getByLabelText('Subject'));
  await userEvent.type(screen.getByLabelText('Subject'), 'Tomorrow');
  await userEvent.type(screen.getByLabelText('Bcc'), 'carlos@b.com');
  expect(screen.getByText(/RCPT TO:<bea@b.com>/).textContent).toContain('RCPT TO:<carlos@b.com>');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(sent[0]).toMatchObject({ to: ['Bea <bea@b.com>'], bcc: ['carlos@b.com'], subject: 'Tomorrow', attachments: [] });
  expect(onclose).toHaveBeenCalled();
});

test('one click adds a person of the scenario', async () => {
  await show(() => Promise.resolve([]));
  await userEvent.click(screen.getAllByRole('button', { name: 'Add Carlos' })[0]!);
  expect((screen.getByLabelText('To') as HTMLInputElement).value).toBe('Bea <bea@b.com>, Carlos <carlos@b.com>');
});

test('what is begun is completed: by name, by address, without accents, after a separator and within a group', () => {
  const people = [
    { name: 'José Ruiz', address: 'jruiz@b.com' },
    { name: 'Carlos', address: 'carlos@b.com' },
    { name: 'Carla', address: 'c2@b.com' },
  ];
  const meant = (field: string) => meantIn(field, people).map(({ address }) => address);
  expect(meant('jose')).toEqual(['jruiz@b.com']);
  expect(meant('ana@a.org; rui')).toEqual(['jruiz@b.com']);
  expect(meant('Clase: ana@a.org, CARL')).toEqual(['carlos@b.com', 'c2@b.com']);
  for (const none of ['', 'ana@a.org, ', 'zoe', 'carlos@b.com', '"Ruiz, car']) expect(meant(none)).toEqual([]);
  expect(withPerson('Clase: ana@a.org, carl', people[1]!)).toBe('Clase: ana@a.org, Carlos <carlos@b.com>');
  expect(withPerson('ana@a.org;jos', people[0]!)).toBe('ana@a.org; José Ruiz <jruiz@b.com>');
});

test('Enter completes half a name, and sends nothing', async () => {
  const sent: MailDraft[] = [];
  await show((draft) => (sent.push(draft), Promise.resolve([])));
  const to = screen.getByLabelText<HTMLInputElement>('To');
  await userEvent.type(to, '; carl');
  expect(screen.getAllByRole('button', { name: /^Add / }).filter((button) => to.parentElement!.contains(button))).toHaveLength(1);
  await userEvent.type(to, '{Enter}');
  expect(to.value).toBe('Bea <bea@b.com>; Carlos <carlos@b.com>');
  expect(sent).toEqual([]);
});

test('a problem is told at its field, and the form stays', async () => {
  const onclose = await show(() => Promise.resolve([{ key: 'draft.badAddress', values: { field: 'to', text: 'nobody' } }]));
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  const field = screen.getByLabelText('To');
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  expect(document.getElementById('to-problems')?.textContent).toContain('nobody');
  expect(field.getAttribute('aria-describedby')).toContain('to-problems');
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(onclose).not.toHaveBeenCalled();
});

test('attachments are listed with their size and can be taken off again', async () => {
  await show(() => Promise.resolve([]));
  const file = new File(['hello'], 'note.txt', { type: 'text/plain' });
  await userEvent.upload(screen.getByLabelText(/Attach files/), file);
  expect(await screen.findByText('note.txt')).toBeTruthy();
  expect(screen.getByText('5 octets')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Remove note.txt' }));
  expect(screen.queryByText('note.txt')).toBeNull();
});
