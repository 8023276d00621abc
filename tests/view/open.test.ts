// @vitest-environment happy-dom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import OpenMessage from '../../src/view/OpenMessage.svelte';
import { language } from '../../src/view/language.svelte.ts';
import type { MessageSource, Problem } from '../../src/worker/api.ts';
import { fakeWorker } from '../fixtures/worker.ts';

beforeEach(() => language.set('en'));

const LETTER = 'From: ana@a.org\r\nTo: bea@b.com\r\n\r\nHi\r\n';
const people = [{ name: 'Carlos', address: 'carlos@b.com' }];
const eml = (octets: string): File => new File([octets], 'letter.eml');

function show(files: File[], onsend: (source: MessageSource) => Promise<Problem[]> = () => Promise.resolve([])): { onclose: () => void } {
  const onclose = vi.fn();
  render(OpenMessage, { worker: fakeWorker(), files, people, onsend, onclose });
  return { onclose };
}

test('a good file gets the envelope that its header suggests, and is sent octet for octet', async () => {
  const sent: MessageSource[] = [];
  const { onclose } = show([eml(LETTER)], (source) => (sent.push(source), Promise.resolve([])));
  const to = (await screen.findByLabelText('Recipients on the envelope')) as HTMLInputElement;
  expect(to.value).toBe('bea@b.com');
  await userEvent.click(screen.getByRole('button', { name: 'Add Carlos' }));
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ kind: 'octets', name: 'letter.eml', from: 'ana@a.org', to: ['bea@b.com', 'Carlos <carlos@b.com>'] });
  expect(new TextDecoder().decode((sent[0] as { octets: Uint8Array }).octets)).toBe(LETTER);
  expect(onclose).toHaveBeenCalled();
});

test('a bad file is refused in a sentence, and there is nothing to send', async () => {
  show([eml('')]);
  expect(await screen.findByText('The file is empty: it holds not a single octet.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
});

test('several files at once are one too many', async () => {
  show([eml(LETTER), eml(LETTER)]);
  expect(await screen.findByText('One file at a time, please.')).toBeTruthy();
});

test('a file that cannot be a message by its size is not even read', async () => {
  const huge = Object.defineProperty(eml(''), 'size', { value: 200_000_000 });
  const read = vi.spyOn(huge, 'arrayBuffer');
  show([huge]);
  expect(await screen.findByText(/The file has 200 MB/)).toBeTruthy();
  expect(read).not.toHaveBeenCalled();
});

test('what the worker refuses stays in the form', async () => {
  const { onclose } = show([eml(LETTER)], () => Promise.resolve([{ key: 'draft.badAddress', values: { field: 'to', text: 'x' } }]));
  await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
  expect(await screen.findByText(/“x” is not an e-mail address/)).toBeTruthy();
  expect(onclose).not.toHaveBeenCalled();
});
