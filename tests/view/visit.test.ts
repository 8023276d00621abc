// @vitest-environment happy-dom
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LANGUAGES } from '../../src/language.ts';
import { stories, topics } from '../../src/scenarios/index.ts';
import Gallery from '../../src/view/gallery/Gallery.svelte';
import { matching, storyEntries } from '../../src/view/gallery/search.ts';
import { language } from '../../src/view/language.svelte.ts';
import { castOf } from '../../src/view/layout/cast.ts';
import { pathBetween } from '../../src/view/visit/road.ts';
import { roadsOf, townOf } from '../../src/view/visit/town.ts';
import Visit from '../../src/view/visit/Visit.svelte';
import type { ScenarioCard } from '../../src/worker/api.ts';
import { runOfJourney } from '../fixtures/run.ts';

const run = runOfJourney();
const { scene } = run;
const cast = castOf(run.journal, scene, run.length);
const cards: ScenarioCard[] = topics.flatMap(({ id, stories: told }) =>
  told.map(({ scenario, ...said }) => ({ ...said, id: scenario.id, draft: scenario.draft, topic: id }) as ScenarioCard),
);
const namesOf = (hosts: readonly number[]) => hosts.map((host) => scene.hosts[host]!.name);

beforeEach(async () => {
  language.set('en');
  await language.ready;
});

describe('the town', () => {
  test('who belongs to one domain stands together, the DNS between them', () => {
    const { near, names, far } = townOf(scene, cast);
    expect(near.map(({ domain, devices, servers }) => [domain, devices.length, namesOf(servers)])).toEqual([['a.org', 1, ['smtp.a.org']]]);
    expect(far.map(({ domain, devices, servers }) => [domain, devices.length, namesOf(servers)])).toEqual([['b.com', 2, ['mx.b.com']]]);
    expect(namesOf(names)).toEqual(['dns.a.org', 'ns.b.com']);
  });

  test('a road leads from who calls to who is called, each once, the first one first', () => {
    const roads = roadsOf(scene, cast).map((road) => road.map((agent) => scene.agents[agent]!.role).join(' '));
    expect(roads[0]).toBe('mua msa');
    expect(roads).toContain('mta mta');
    expect(new Set(roads).size).toBe(roads.length);
  });

  test('it leaves at the side that faces the other end', () => {
    const left = { left: 0, top: 0, right: 10, bottom: 10 };
    const right = { left: 50, top: 20, right: 60, bottom: 30 };
    const under = { left: 0, top: 40, right: 10, bottom: 50 };
    expect(pathBetween(left, right)).toMatch(/^M10,5C.*,50,25$/);
    expect(pathBetween(right, left)).toMatch(/^M50,25C.*,10,5$/);
    expect(pathBetween(left, under)).toMatch(/^M5,10C.*,5,40$/);
  });
});

describe('before the first word', () => {
  const shown = (props: Partial<Parameters<typeof render<typeof Visit>>[1]> = {}) => {
    const told = { onplay: vi.fn(), onstories: vi.fn(), onlessons: vi.fn(), onopen: vi.fn(), onmake: vi.fn() };
    render(Visit, { run, card: cards[0], others: 104, draft: cards[0]!.draft, ...told, ...props });
    return told;
  };

  test('there is a question, the letter, and one invitation', async () => {
    const { onplay } = shown();
    expect(screen.getByRole('heading', { name: 'Ana has written to Bea. How does it get there?' })).toBeTruthy();
    expect(screen.getByText('¿Comemos juntas?')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Send the letter' }));
    expect(onplay).toHaveBeenCalledTimes(1);
  });

  test('other ways lead to stories, lessons and recordings', async () => {
    const { onstories, onlessons, onopen } = shown();
    await userEvent.click(screen.getByRole('button', { name: '104 more stories' }));
    await userEvent.click(screen.getByRole('button', { name: 'Take the lessons' }));
    await userEvent.click(screen.getByRole('button', { name: 'Open it' }));
    for (const way of [onstories, onlessons, onopen]) expect(way).toHaveBeenCalledTimes(1);
  });

  test('a story without a letter of its own begins', () => {
    shown({ draft: undefined });
    expect(screen.getByRole('button', { name: 'Begin' })).toBeTruthy();
  });
});

describe('the stories', () => {
  test('each has a question of its own, short enough for a heading', () => {
    for (const one of LANGUAGES) {
      const questions = stories.map((story) => story[one].question);
      expect(new Set(questions).size).toBe(stories.length);
      for (const question of questions) {
        expect(question).toMatch(/\?$/);
        expect(question.length, question).toBeLessThanOrEqual(72);
      }
    }
  });

  test.each([
    ['greylisting', 'en', 'greylisting'],
    ['buzon lleno 452', 'es', 'mailbox-full'],
    ['NXDOMAIN', 'en', 'no-such-domain'],
    ['CAUSA', 'es', undefined],
  ] as const)('“%s” in %s finds %s', (query, one, id) => {
    const ids = matching(
      storyEntries(cards, one, (topic) => topic),
      query,
    ).map((card) => card.id);
    if (id) expect(ids).toContain(id);
    else expect(ids).toEqual([]);
  });

  test('are found by typing, and chosen by a click', async () => {
    const [onchoose, onclose] = [vi.fn(), vi.fn()];
    render(Gallery, {
      cards,
      current: 'journey',
      onchoose,
      onsample: vi.fn(),
      onlesson: vi.fn(),
      onmine: vi.fn(),
      onmake: vi.fn(),
      onmime: vi.fn(),
      onclose,
    });
    expect(screen.getByText(`${stories.length} stories`)).toBeTruthy();
    await userEvent.type(screen.getByRole('searchbox'), 'zzz');
    expect(screen.getByText('Nothing here mentions “zzz”.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show everything' }));
    await userEvent.type(screen.getByRole('searchbox'), 'quota is used up');
    await userEvent.click(screen.getByRole('button', { name: /Bea’s mailbox is full/ }));
    expect(onchoose).toHaveBeenCalledWith('mailbox-full');
    expect(onclose).toHaveBeenCalledTimes(1);
  });
});
