// @vitest-environment happy-dom
/** The editor of stories: its form, its text and its stage are one story, checked while one writes, and kept on this device. */
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import '@testing-library/jest-dom/vitest';
import { beforeEach, describe, expect, test } from 'vitest';
import { readStory } from '../../src/run/story/read.ts';
import { memberOfKind, withOneMore } from '../../src/view/editor/begin.ts';
import Editor from '../../src/view/editor/Editor.svelte';
import { fileName } from '../../src/view/editor/file.ts';
import { kindsIn } from '../../src/view/editor/form.ts';
import { keepStories, keptStories } from '../../src/view/editor/kept.ts';
import { clockOf, lanesOf, snapped, type Doing } from '../../src/view/editor/when.ts';
import { changedAt, renamed } from '../../src/view/editor/tree.ts';
import { language } from '../../src/view/language.svelte.ts';
import { parseLink } from '../../src/view/playback/link.ts';
import { Playback } from '../../src/view/playback/playback.svelte.ts';
import { textOf } from '../../src/run/story/write.ts';
import { service } from '../../src/worker/service.ts';

const frames = { request: () => 1, cancel: () => {} };
const worker = service(async () => {});

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  language.set('en');
});

async function editor(making?: Playback['making']): Promise<Playback> {
  const playback = new Playback(worker, frames);
  playback.cards = await worker.scenarios();
  playback.room = 'editor';
  if (making) playback.making = making;
  render(Editor, { playback });
  await screen.findByRole('heading', { level: 2 });
  return playback;
}

async function emptyTown(): Promise<{ playback: Playback; user: ReturnType<typeof userEvent.setup> }> {
  const user = userEvent.setup();
  const playback = await editor();
  await user.click(await screen.findByRole('button', { name: 'From an empty town of two hosts' }));
  await screen.findByText('Nothing to fix');
  return { playback, user };
}

const section = (user: ReturnType<typeof userEvent.setup>, name: string | RegExp) =>
  user.click(within(screen.getByRole('navigation')).getByRole('button', { name }));
const kept = (): string => keptStories()[0]!.text;

describe('a story of one’s own', () => {
  test('begins with two hosts, and can be played', async () => {
    const { playback, user } = await emptyTown();
    expect(screen.getByRole('button', { name: 'Ana, laptop.ana.a.org' })).toBeInTheDocument();
    expect(readStory(kept()).faults).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Play it' }));
    await waitFor(() => expect(playback.room).toBe('explore'));
    expect(playback.card?.en.title).toBe('Untitled story');
    await waitFor(() => expect(playback.run?.done).toBe(true));
    const { journal } = playback.run!;
    expect(Array.from({ length: journal.length }, (_, index) => journal.kind(index))).toContain('stored');
  });

  test('shows who does what and when: what is moved along the clock happens at another time', async () => {
    const { user } = await emptyTown();
    const chip = screen.getByRole('button', { name: 'Ana’s laptop: sends a letter, at 09:00' });
    chip.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    const moved = await screen.findByRole('button', { name: /sends a letter.*, at 09:00:0[1-9]|at 09:0[1-9]/ });
    expect(readStory(kept()).story?.scenario.actions[0]?.at).toBeGreaterThan(0);
    // all of the way is one change
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: /sends a letter.*, at 09:00$/ });
    // and a chip opens its fields
    moved.focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByLabelText('When')).toBeInTheDocument();
    screen.getByRole('button', { name: /sends a letter.*, at 09:00$/ }).focus();
    await user.keyboard('{Delete}');
    await screen.findByText('Nobody does anything yet. Let somebody send a letter.');
    expect(screen.queryByText('Who does what, and when')).not.toBeInTheDocument();
  });

  test('is written field by field: what is wrong is told at once, in its place and in the list', async () => {
    const { user } = await emptyTown();
    await section(user, 'Town');
    await user.click(screen.getByText('mail.a.org', { selector: 'b' }));
    const address = await screen.findByLabelText('IP address');
    await user.clear(address);
    await user.type(address, '192.0.2.10');
    const sentence = 'Host 1 has the address 192.0.2.10 too: packets would not know where to go. Change one of them.';
    expect(await screen.findAllByText(sentence)).toHaveLength(2);
    expect(address).toHaveAttribute('aria-invalid', 'true');
    expect(screen.getByRole('button', { name: 'Play it' })).toBeDisabled();
    // all that was typed there is one change
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Nothing to fix');
    await user.click(screen.getByRole('button', { name: 'Redo' }));
    await screen.findAllByText(sentence);
    // from the sentence to its field
    await section(user, 'Story');
    await user.click(screen.getByRole('button', { name: new RegExp('^Host 1 has the address') }));
    await waitFor(() => expect(screen.getByLabelText('IP address')).toHaveFocus());
  });

  test('another name of a host goes along to whatever names it', async () => {
    const { user } = await emptyTown();
    await section(user, 'Town');
    await user.click(screen.getByText('mail.a.org', { selector: 'b' }));
    const id = await screen.findByLabelText('Short name');
    await user.clear(id);
    await user.type(id, 'post');
    await user.tab();
    await waitFor(() => expect(kept()).toContain('b: post'));
    expect(kept()).not.toContain('mail-a');
    expect(readStory(kept()).faults).toEqual([]);
  });

  test('has the same truth as text, and the text may be wrong for a while', async () => {
    const { user } = await emptyTown();
    await section(user, 'As text');
    const text: HTMLTextAreaElement = screen.getByLabelText('The story as YAML');
    await user.click(text);
    await user.clear(text);
    await user.paste('title: [');
    expect(await screen.findByText(/cannot be read yet/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^This is not YAML/ })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Nothing to fix');
    await user.click(text);
    text.setSelectionRange(0, text.value.length);
    await user.paste(text.value.replace('title: Untitled story', 'title: Post # by hand'));
    expect(await screen.findByRole('heading', { level: 2, name: 'Post' })).toBeInTheDocument();
    expect(keptStories()).toMatchObject([{ title: 'Post' }]);
  });

  test('is kept, duplicated, renamed, deleted and brought back', async () => {
    const { user } = await emptyTown();
    await user.clear(screen.getByLabelText('Title'));
    await user.type(screen.getByLabelText('Title'), 'Mine');
    await waitFor(() => expect(keptStories()).toMatchObject([{ title: 'Mine' }]));
    await user.click(screen.getByRole('button', { name: 'My stories' }));
    await user.click(screen.getByRole('button', { name: 'Duplicate: Mine' }));
    await screen.findByRole('heading', { level: 2, name: 'Mine (copy)' });
    await user.click(screen.getByRole('button', { name: 'My stories' }));
    await user.click(screen.getByRole('button', { name: 'Delete: Mine' }));
    expect(keptStories().map(({ title }) => title)).toEqual(['Mine (copy)']);
    await user.click(screen.getByRole('button', { name: 'Bring it back' }));
    expect(keptStories()).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Edit: Mine' }));
    await screen.findByRole('heading', { level: 2, name: 'Mine' });
  });

  test('that is deleted on a device that keeps nothing, or holds nonsense, breaks nothing', () => {
    localStorage.setItem('mailscope.stories', '[{"key":1},null,{"key":"1","title":"x","text":"y"}]');
    expect(keptStories()).toEqual([{ key: '1', title: 'x', text: 'y' }]);
    localStorage.setItem('mailscope.stories', '{');
    expect(keptStories()).toEqual([]);
    expect(keepStories([{ key: '1', title: '', text: '' }])).toBe(true);
  });

  test('begins like one of the gallery, in the reader’s language, and its link plays it', async () => {
    const user = userEvent.setup();
    await editor({ like: 'greylisting' });
    await screen.findByRole('heading', { level: 2, name: 'Come back in five minutes' });
    expect(readStory(kept()).story?.scenario.hosts.some(({ mail }) => mail?.greylistMs === 300_000)).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    await screen.findByText('Link copied');
    const hash = new URL(await navigator.clipboard.readText()).hash;
    const { place, unread } = await parseLink(hash);
    expect([unread, place.scenario, place.story]).toEqual([[], 'own', kept()]);
    const other = new Playback(worker, frames);
    await other.open({ ...place, step: 'smtp:RCPT#1:reply', seed: 3 });
    await waitFor(() => expect(other.run?.done).toBe(true));
    other.settle();
    expect([other.notices, other.card?.en.title, other.stepId, other.seed]).toEqual([
      [],
      'Come back in five minutes',
      'smtp:RCPT#1:reply',
      3,
    ]);
  });

  test('that cannot be read is told when it is imported', async () => {
    await editor({ text: 'hosts: [' });
    expect(await screen.findByText('This file is not a story:')).toBeInTheDocument();
    expect(keptStories()).toEqual([]);
  });
});

describe('what can be added', () => {
  test('every kind of action and fault, with nothing missing', async () => {
    const schema = await worker.storyForm();
    const { written } = await worker.edited({ like: 'web-mail', language: 'en' });
    for (const [list, key] of [
      ['actions', 'do'],
      ['faults', 'kind'],
    ] as const) {
      const form = schema.properties![list]!;
      const kinds = kindsIn(schema, form, key);
      expect(kinds.length).toBeGreaterThan(5);
      for (const kind of kinds) {
        const { faults } = readStory(textOf(changedAt(written, [list], [memberOfKind(schema, written, form, key, kind)])));
        const wrong = faults.filter(({ key: name }) => ['missing', 'unknownKey', 'choice', 'wrong', 'span', 'domain'].includes(name));
        expect(wrong, `${list} ${kind}`).toEqual([]);
      }
    }
  });

  test('servers, name servers, people and telephones, each of which can be played at once', async () => {
    const { written } = await worker.edited({ like: 'journey', language: 'en' });
    let story: unknown = written;
    for (const thing of ['server', 'nameServer', 'person', 'telephone', 'person', 'server', 'telephone'] as const)
      story = withOneMore(story, thing);
    expect(readStory(textOf(story)).faults).toEqual([]);
  });
});

test('letters and records say what they said when a host is called otherwise', () => {
  const story = {
    accounts: [{ host: 'mx-b' }],
    draft: { to: 'mx.b.com' },
    zones: [{ host: 'mx-b', records: 'mx-b' }],
    devices: [{ submitTo: 'mx.b.com' }],
  };
  expect(renamed(story, 'id', 'mx-b', 'mx')).toEqual({ ...story, accounts: [{ host: 'mx' }], zones: [{ host: 'mx', records: 'mx-b' }] });
  expect(renamed(story, 'name', 'mx.b.com', 'mx.org')).toEqual({ ...story, devices: [{ submitTo: 'mx.org' }] });
});

test('the file is called by the title', () => {
  expect([fileName('¿Qué pasó? Año 1'), fileName('…')]).toEqual(['que-paso-ano-1.yaml', 'story.yaml']);
});

describe('the clock of a story', () => {
  const doing = (atMs: number): Doing => ({ list: 'actions', place: 0, member: {}, atMs, row: '' });

  test('is true to scale where waits are alike, and shortens days of waiting', () => {
    const even = clockOf([doing(0), doing(60_000), doing(120_000)], 0, 300);
    expect(even(120_000) - even(60_000)).toBeCloseTo(even(60_000) - even(0));
    const days = clockOf([doing(0), doing(60_000), doing(5 * 86_400_000)], 0, 300);
    expect(days(60_000)).toBeGreaterThan(40);
    expect(days(5 * 86_400_000)).toBeLessThan(300);
  });

  test('snaps to moments that a person would write', () => {
    const clock = clockOf([doing(0), doing(3_600_000)], 0, 300);
    expect(snapped(clock, 1_234_567) % 60_000).toBe(0);
    expect(snapped(clock, -5)).toBe(0);
  });

  test('what happens at once stands one under the other', () => {
    const box = (left: number) => ({ left, right: left + 50 });
    expect(lanesOf([box(0), box(10), box(60), box(61)])).toEqual([0, 1, 0, 1]);
  });
});
