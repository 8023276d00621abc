// @vitest-environment happy-dom
/** What the page shows of TLS, of secrets in the clear, and of mailboxes on a disk. */
import '@testing-library/jest-dom/vitest';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { flushSync } from 'svelte';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { language } from '../../../src/view/language.svelte.ts';
import Ladder from '../../../src/view/panels/Ladder.svelte';
import Mailbox from '../../../src/view/panels/Mailbox.svelte';
import Octets from '../../../src/view/panels/Octets.svelte';
import Transcript from '../../../src/view/panels/Transcript.svelte';
import type { Run } from '../../../src/view/playback/run.svelte.ts';
import Legend from '../../../src/view/stage/Legend.svelte';
import Stage from '../../../src/view/Stage.svelte';
import { played } from './played.ts';

let run: Run;
let open: Run;
let folders: Run;
beforeAll(async () => {
  [run, open, folders] = await Promise.all([played('starttls'), played('password-read-along'), played('folders')]);
});
beforeEach(async () => {
  language.set('en');
  await language.ready;
});
const seek = vi.fn();
const stageOf = (of: Run, id: string) => ({
  run: of,
  index: of.journal.find(id),
  progress: 1,
  step: 1,
  steps: 9,
  gapMs: 0,
  onletter: vi.fn(),
});

describe('TLS on the stage', () => {
  test('a flight of the handshake is a card; the line is locked after it, not before', async () => {
    const { container, unmount } = render(Stage, stageOf(run, 'submission:tls ClientHello#1'));
    expect(screen.getByText('ClientHello')).toBeInTheDocument();
    expect(container.querySelector('.steel')).toBeNull();
    expect(container.querySelector('.slip.tls')).not.toBeNull();
    unmount();
    render(Stage, stageOf(run, 'submission:MAIL#1'));
    expect(document.querySelectorAll('.steel')).toHaveLength(2);
    expect(await screen.findByText('The line sees')).toBeInTheDocument();
    expect(document.querySelector('.slip.capsule')).toHaveTextContent('54 octets');
  });

  test('the legend names it where it happens', () => {
    const { rerender } = render(Legend, { tls: true });
    expect(screen.getByText('TLS handshake')).toBeInTheDocument();
    void rerender({ tls: false });
    flushSync();
    expect(screen.queryByText('TLS handshake')).toBeNull();
  });

  test('in the clear there is no lock', () => {
    const { container } = render(Stage, stageOf(open, 'submission:MAIL#1'));
    expect(container.querySelector('.capsule, .steel')).toBeNull();
  });

  test('the handshake stands in the ladder and in the transcript', () => {
    const { unmount } = render(Ladder, { run, index: run.journal.find('submission:tls ClientHello#1'), seek });
    expect(document.querySelector('[aria-current=step]')).toHaveAccessibleName(/smtp\.a\.org: ClientHello/);
    unmount();
    render(Transcript, { run, index: run.journal.find('submission:tls ClientHello#1'), seek });
    expect(document.querySelector('.row.current')).toHaveTextContent('TLS: ClientHello');
  });
});

describe('the transcript', () => {
  test('bears a lock beside what is sealed', () => {
    render(Transcript, { run, index: run.journal.find('submission:AUTH#1'), seek });
    expect(within(document.querySelector<HTMLElement>('.row.current')!).getByLabelText('sealed by TLS')).toBeInTheDocument();
    expect(screen.queryByText('anyone on the line can read this')).toBeNull();
  });

  test('marks a password that anybody can read, in both languages', async () => {
    render(Transcript, { run: open, index: open.journal.find('submission:AUTH#1'), seek });
    const row = document.querySelector<HTMLElement>('.row.current')!;
    expect(await within(row).findByText('anyone on the line can read this')).toBeInTheDocument();
    language.set('es');
    await language.ready;
    expect(await within(row).findByText('cualquiera en la línea lee esto')).toBeInTheDocument();
  });
});

describe('the octets', () => {
  test('on the line are sealed, at the ends are not', async () => {
    render(Octets, { run, index: run.journal.find('submission:AUTH#1'), seek });
    expect(await screen.findByRole('button', { name: /^mechanism, / })).toBeInTheDocument();
    await fireEvent.click(screen.getByRole('button', { name: 'on the line' }));
    expect(await screen.findByRole('button', { name: /^application data, sealed/ })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^mechanism, / })).toBeNull();
    expect(screen.getByText(/sees these octets and nothing else/)).toBeInTheDocument();
  });

  test('of a connection in the clear are the same from both', async () => {
    render(Octets, { run: open, index: open.journal.find('pop3:PASS#1'), seek });
    await fireEvent.click(await screen.findByRole('button', { name: 'on the line' }));
    expect(await screen.findByRole('button', { name: /^password, / })).toBeInTheDocument();
    expect(screen.getByText(/anyone on the line can read them/)).toBeInTheDocument();
  });
});

describe('mailboxes', () => {
  test('are shown folder by folder, and as they lie on the disk', async () => {
    render(Mailbox, { run: folders, index: folders.journal.length - 1, seek });
    expect(screen.getByRole('heading', { name: /bea@b\.com · Archive/ })).toBeInTheDocument();
    await fireEvent.click(screen.getByRole('button', { name: 'bea@b.com · Archive on disk' }));
    expect(await screen.findByText(/^From ana@a\.org /)).toBeInTheDocument();
    await fireEvent.click(screen.getByRole('button', { name: 'Maildir' }));
    await waitFor(() => expect(screen.getByRole('heading', { name: /^Maildir\/\.Archive\/(new|cur)\// })).toBeInTheDocument());
    await fireEvent.click(screen.getByRole('button', { name: 'Back to the mailboxes' }));
    expect(screen.getByRole('heading', { name: /bea@b\.com · Archive/ })).toBeInTheDocument();
  });
});

describe('the DNS as one', () => {
  test('opens and closes by keyboard, and says whether it is open', async () => {
    const walk = await played('dns-walk');
    render(Stage, stageOf(walk, 'mail:composed message#1'));
    const button = screen.getByRole('button', { name: /one by one: a\.root-servers\.net/ });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(screen.getByText('the DNS')).toBeInTheDocument();
    await fireEvent.keyDown(button, { key: 'Enter' });
    const close = screen.getByRole('button', { name: 'Show the DNS as one' });
    expect(close).toHaveAttribute('aria-expanded', 'true');
    expect(screen.queryByText('the DNS')).toBeNull();
    await fireEvent.keyDown(close, { key: ' ' });
    expect(screen.getByText('the DNS')).toBeInTheDocument();
  });
});
