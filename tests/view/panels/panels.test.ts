// @vitest-environment happy-dom
/** What a reader notices of the panels, on runs of the real machines. */
import '@testing-library/jest-dom/vitest';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { story as mailboxFull } from '../../../src/scenarios/journey/mailbox-full.ts';
import { namedAt } from '../../../src/content/glossary/keys.ts';
import { language } from '../../../src/view/language.svelte.ts';
import Compare from '../../../src/view/panels/Compare.svelte';
import Ladder from '../../../src/view/panels/Ladder.svelte';
import Letter from '../../../src/view/panels/Letter.svelte';
import Mailbox from '../../../src/view/panels/Mailbox.svelte';
import Narration from '../../../src/view/panels/Narration.svelte';
import Octets from '../../../src/view/panels/Octets.svelte';
import StateChart from '../../../src/view/panels/StateChart.svelte';
import { ahead } from '../../../src/view/panels/transcript/ahead.svelte.ts';
import Transcript from '../../../src/view/panels/Transcript.svelte';
import WhatIf from '../../../src/view/panels/WhatIf.svelte';
import type { Run } from '../../../src/view/playback/run.svelte.ts';
import { changesOf } from '../../fixtures/changes.ts';
import { played } from './played.ts';

let run: Run;
const at = (id: string): number => run.journal.find(id);

beforeAll(async () => {
  run = await played();
});
beforeEach(async () => {
  language.set('en');
  await language.ready;
});

describe('the transcript', () => {
  beforeEach(() => void (ahead.shown = false));

  test('tells nothing before it happens, unless somebody asks', async () => {
    render(Transcript, { run, index: at('submission:RCPT#1'), seek: vi.fn() });
    expect(screen.queryByText('DATA')).toBeNull();
    await fireEvent.click(screen.getByRole('button', { name: 'Show what comes next' }));
    expect(screen.getByText('DATA')).toBeInTheDocument();
    await fireEvent.click(screen.getByRole('button', { name: 'Hide what comes next' }));
    expect(screen.queryByText('DATA')).toBeNull();
  });

  test('shows who said what, and goes where it is clicked', async () => {
    ahead.shown = true;
    const seek = vi.fn();
    render(Transcript, { run, index: at('submission:RCPT#1'), seek });
    const current = document.querySelector('[aria-current=step]')!;
    expect(current.closest('.row')).toHaveTextContent('C: RCPT TO:<bea@b.com>');
    expect(screen.getAllByText('250').length).toBeGreaterThan(3);
    await fireEvent.click(screen.getByText('DATA').closest('.row')!.querySelector('button')!);
    expect(seek).toHaveBeenCalledWith(at('submission:DATA#1'));
  });

  test('up and down go from line to line', async () => {
    ahead.shown = true;
    const seek = vi.fn();
    render(Transcript, { run, index: at('submission:RCPT#1'), seek });
    await fireEvent.keyDown(screen.getByRole('list'), { key: 'ArrowDown' });
    expect(seek).toHaveBeenCalledWith(at('submission:RCPT#1:reply'));
  });

  test('abbreviates the message until all of it is wanted', async () => {
    render(Transcript, { run, index: at('submission:(message)#1'), seek: vi.fn() });
    expect(screen.queryByText(/^MIME-Version/)).toBeNull();
    const row = document.querySelector<HTMLElement>('.row.current')!;
    await fireEvent.click(within(row).getByRole('button', { name: /^Show all \d+ lines/ }));
    expect(within(row).getByText('MIME-Version: 1.0')).toBeInTheDocument();
  });
});

describe('the ladder', () => {
  test('names each step for those who cannot see it', () => {
    render(Ladder, { run, index: at('submission:EHLO#1'), seek: vi.fn() });
    const button = document.querySelector('[aria-current=step]')!;
    expect(button).toHaveAccessibleName(/smtp\.a\.org: EHLO/);
  });
});

describe('the narration', () => {
  test('tells the step, cites the standard and says what may be answered', async () => {
    render(Narration, { run, index: at('smtp:RCPT#1'), seek: vi.fn() });
    expect(screen.getByText('each')).toBeInTheDocument();
    expect(await screen.findByText('RFC 5321 §4.1.1.3')).toBeInTheDocument();
    expect(screen.getByText(/^may answer 250, /)).toBeInTheDocument();
  });

  test.each([
    ['smtp:RCPT#1', 'RCPT', 'smtp.RCPT'],
    ['smtp:RCPT#1:reply', '250', 'smtp.250'],
    ['mail:trace Received#1', 'Received', 'header.Received'],
  ])('leads from %s to the entry of the glossary', async (step, name, key) => {
    render(Narration, { run, index: at(step), seek: vi.fn() });
    const link = await screen.findByRole('link', { name: `${name} in the glossary` });
    expect(link).toHaveAttribute('href', `#/en/lessons/glossary/${key}`);
  });

  test('an entry at which nothing is said or written leads to none', async () => {
    expect(namedAt(run.journal.entry(at('smtp:(connect)#1')), run, await run.worker.book())).toBeNull();
  });

  test('goes deeper, and changes language on the spot', async () => {
    const { container } = render(Narration, { run, index: at('smtp:RCPT#1'), seek: vi.fn() });
    await fireEvent.click(screen.getByLabelText('octets'));
    expect(container).toHaveTextContent('this whole line, with its CRLF, has 21');
    language.set('es');
    await language.ready;
    await waitFor(() => expect(container).toHaveTextContent('esta línea entera, con su CRLF, 21'));
    await fireEvent.click(screen.getByLabelText('relato'));
  });
});

describe('the state chart', () => {
  test('follows the step, and says by which edge the state was reached', async () => {
    render(StateChart, { run, index: at('smtp:RCPT#1:reply'), seek: vi.fn() });
    expect(screen.getByText('now: recipients named')).toBeInTheDocument();
    expect(await screen.findAllByText('RCPT / 250')).not.toHaveLength(0);
    await waitFor(() => expect(document.querySelector('.node.active')).toHaveTextContent('recipients named'));
    expect(document.querySelector('.edge.taken')).not.toBeNull();
  });
});

describe('the octets', () => {
  test('name their fields, and explain the one that is chosen', async () => {
    render(Octets, { run, index: at('smtp:RCPT#1'), seek: vi.fn() });
    await fireEvent.click(await screen.findByRole('button', { name: /^verb, octets 0 to 3/ }));
    expect(screen.getByText(/four letters, in capitals or not/)).toBeInTheDocument();
    expect(screen.getByText('CR')).toBeInTheDocument();
  });

  test('say so when a step has none', async () => {
    render(Octets, { run, index: at('mail:composed message#1'), seek: vi.fn() });
    expect(await screen.findByText('This step sent no octets over a wire.')).toBeInTheDocument();
  });
});

describe('envelope and letter', () => {
  test('outside the paths, inside the fields and who added them', async () => {
    render(Letter, { run, index: at('mail:stored bea@b.com#1'), seek: vi.fn() });
    expect(screen.getByText('<bea@b.com>')).toBeInTheDocument();
    expect(await screen.findByText('Return-Path')).toBeInTheDocument();
    expect(screen.getAllByText(/added by mx\.b\.com/).length).toBeGreaterThan(1);
    expect(screen.getByText('How long each hop took')).toBeInTheDocument();
  });

  test('any earlier version can be looked at', async () => {
    render(Letter, { run, index: at('mail:stored bea@b.com#1'), seek: vi.fn() });
    await screen.findByText('Return-Path');
    await fireEvent.change(screen.getByRole('combobox'), { target: { value: '0' } });
    await waitFor(() => expect(screen.queryByText('Return-Path')).toBeNull());
  });

  test('before anything is written there is none', () => {
    render(Letter, { run, index: 0, seek: vi.fn() });
    expect(screen.getByText('No letter has been written yet.')).toBeInTheDocument();
  });
});

describe('the mailboxes', () => {
  test('show an unread letter in its box, and open it', async () => {
    render(Mailbox, { run, index: at('mail:stored bea@b.com#1'), seek: vi.fn() });
    expect(screen.getByRole('heading', { name: /bea@b\.com · INBOX on mx\.b\.com/ })).toBeInTheDocument();
    const row = await waitFor(() => screen.getByRole('button', { name: /¿Comemos juntas\?/ }));
    expect(row).toHaveTextContent('unread');
    await fireEvent.click(row);
    expect(screen.getByRole('button', { name: 'Back to the mailboxes' })).toBeInTheDocument();
  });

  test('are empty before the letter arrives', () => {
    render(Mailbox, { run, index: at('smtp:EHLO#1'), seek: vi.fn() });
    expect(screen.getByText('All mailboxes are empty at this step.')).toBeInTheDocument();
  });
});

describe('what if', () => {
  const cards = [{ ...mailboxFull, id: 'mailbox-full', topic: 'journey', draft: {} as never, people: [] }];
  const props = () => ({
    scenarios: cards,
    onscenario: vi.fn(),
    onintervene: vi.fn(),
    changes: changesOf(),
    steps: [],
    oncompare: vi.fn(),
    onstages: vi.fn(),
    seek: vi.fn(),
  });

  test('marks what is legal, and puts it in place of what was said', async () => {
    const given = props();
    render(WhatIf, { run, index: at('smtp:RCPT#1'), ...given });
    const data = await screen.findByRole('button', { name: /not allowed here.*DATA/ });
    await fireEvent.click(data);
    expect(given.onintervene).toHaveBeenCalledWith({ kind: 'say', at: 'smtp:RCPT#1', line: 'DATA' });
  });

  test('says what is wrong with a typed line, and sends a right one', async () => {
    const given = props();
    render(WhatIf, { run, index: at('smtp:RCPT#1'), ...given });
    const field = await screen.findByLabelText('In your own words');
    await fireEvent.click(screen.getByRole('button', { name: 'Run it again with this' }));
    expect(screen.getByText('Write something first.')).toBeInTheDocument();
    await fireEvent.input(field, { target: { value: 'RCPT TO:<nobody@b.com>' } });
    await fireEvent.click(screen.getByRole('button', { name: 'Run it again with this' }));
    expect(given.onintervene).toHaveBeenCalledWith({ kind: 'say', at: 'smtp:RCPT#1', line: 'RCPT TO:<nobody@b.com>' });
  });

  test('offers the prepared stories, the cut and the switch', async () => {
    const given = props();
    render(WhatIf, { run, index: at('smtp:RCPT#1:reply'), ...given });
    await fireEvent.click(screen.getByRole('button', { name: /The mailbox is full/ }));
    expect(given.onscenario).toHaveBeenCalledWith('mailbox-full');
    await fireEvent.click(screen.getByRole('button', { name: 'Cut the line here' }));
    expect(given.onintervene).toHaveBeenCalledWith({ kind: 'cut', at: 'smtp:RCPT#1:reply' });
    const host = run.scene.hosts.find(({ name }) => name === 'mx.b.com')!;
    await fireEvent.change(screen.getByRole('combobox', { name: 'Which host?' }), { target: { value: host.id } });
    await fireEvent.click(screen.getByRole('button', { name: 'Switch off a host here' }));
    expect(given.onintervene).toHaveBeenLastCalledWith({ kind: 'stop', host: host.id, atMs: run.journal.at(at('smtp:RCPT#1:reply')) });
  });

  test('lists what is in force and takes it back', async () => {
    const changes = changesOf([{ kind: 'cut', at: 'smtp:RCPT#1' }]);
    render(WhatIf, { run, index: 0, ...props(), changes });
    await fireEvent.click(screen.getByRole('button', { name: 'Remove: The line to mx.b.com is cut' }));
    expect(changes.withdraw).toHaveBeenCalledWith(0);
    await fireEvent.click(screen.getByRole('switch', { name: 'In force: The line to mx.b.com is cut' }));
    expect(changes.switchFault).toHaveBeenCalledWith(0);
  });
});

describe('the comparison', () => {
  test('marks the first difference and goes there', async () => {
    const after = await played('journey', [{ kind: 'say', at: 'smtp:RCPT#1', line: 'RCPT TO:<nobody@b.com>' }]);
    const seek = vi.fn();
    const first = after.journal.find('smtp:MAIL#1:reply');
    render(Compare, { before: run, after, index: first, seek });
    expect(screen.getByText(/steps? changed/)).toBeInTheDocument();
    await fireEvent.click(screen.getByRole('button', { name: 'Go to the first difference' }));
    expect(seek.mock.calls[0]![0]).toBeGreaterThanOrEqual(first);
  });

  test('finds no difference between a run and itself', () => {
    render(Compare, { before: run, after: run, index: 0, seek: vi.fn() });
    expect(screen.getByText('Both runs are the same down to the last step.')).toBeInTheDocument();
    expect(within(screen.getByRole('list')).queryByText('changed')).toBeNull();
  });
});
