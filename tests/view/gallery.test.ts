// @vitest-environment happy-dom
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import '@testing-library/jest-dom/vitest';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { prose } from '../../src/content/en.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import Gallery from '../../src/view/gallery/Gallery.svelte';
import { HEIGHT, spotsOf, tracksOf, WIDTH } from '../../src/view/gallery/preview.ts';
import { matching, storyEntries, termEntries } from '../../src/view/gallery/search.ts';
import { language } from '../../src/view/language.svelte.ts';
import { service } from '../../src/worker/service.ts';
import { storyIndex } from '../../src/worker/sketches.ts';

const index = storyIndex();
const cards = await service(async () => {}).scenarios();

describe('the picture of a story', () => {
  test.each(scenarios.map(({ id }) => id))('%s has its machines apart, within the card, and its lines between them', (id) => {
    const { sketch } = index[id]!;
    expect(sketch.hosts.length).toBeGreaterThan(1);
    expect(sketch.lines.length).toBeGreaterThan(0);
    const spots = spotsOf(sketch);
    for (const { x, y } of spots) {
      expect(x).toBeGreaterThanOrEqual(16);
      expect(x).toBeLessThanOrEqual(WIDTH - 16);
      expect(y).toBeGreaterThanOrEqual(14);
      expect(y).toBeLessThanOrEqual(HEIGHT - 10);
    }
    expect(new Set(spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(spots.length);
    for (const { path } of tracksOf(sketch, spots)) expect(path).not.toMatch(/NaN|undefined/);
  });

  test('says what goes wrong', () => {
    expect(index['unknown-recipient']!.sketch.lines.map(({ outcome }) => outcome)).toContain('no');
    expect(index.greylisting!.sketch.lines.map(({ outcome }) => outcome)).toContain('later');
    expect(index['line-cut']!.sketch.lines.map(({ outcome }) => outcome)).toContain('cut');
    expect(index['second-mx']!.sketch.hosts.some(({ fails }) => fails)).toBe(true);
    expect(index.starttls!.sketch.lines.some(({ isSealed }) => isSealed)).toBe(true);
    expect(index.journey!.sketch.lines.every(({ outcome, isSealed }) => outcome === '' && !isSealed)).toBe(true);
  });
});

describe('the search', () => {
  const entries = storyEntries(cards, 'en', (topic) => topic, index);

  test.each([
    ['550', 'unknown-recipient'],
    ['atrn', 'atrn'],
    ['450 greylisting', 'greylisting'],
  ])('“%s”, which is said in it, finds %s', (query, id) => {
    expect(matching(entries, query).map((card) => card.id)).toContain(id);
  });

  test('a verb and a code are found in the book', () => {
    const terms = matching(termEntries(prose.book), 'retr');
    expect(terms.map(({ protocol, word }) => `${protocol} ${word}`)).toContain('pop3 RETR');
  });
});

describe('the gallery', () => {
  beforeEach(() => {
    language.set('en');
    return language.ready;
  });

  test('shows a topic at a time, and finds recordings, lessons and commands beside stories', async () => {
    const onsample = vi.fn();
    const onlesson = vi.fn();
    const onpoint = vi.fn();
    render(Gallery, {
      cards,
      current: 'journey',
      onchoose: vi.fn(),
      onsample,
      onlesson,
      onmine: vi.fn(),
      onmake: vi.fn(),
      onmime: vi.fn(),
      onclose: vi.fn(),
      onpoint,
    });
    const { id, en } = cards[3]!;
    await userEvent.hover(screen.getByTitle(en.description));
    expect(onpoint).toHaveBeenCalledWith(id);
    const history = screen.getByRole('button', { name: /^History \d+$/ });
    await userEvent.click(history);
    expect(history).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('status')).toHaveTextContent(`${cards.filter(({ topic }) => topic === 'history').length} stories`);
    await userEvent.click(screen.getByRole('button', { name: /^All \d+$/ }));
    await userEvent.type(screen.getByRole('searchbox'), 'greylist');
    await userEvent.click(within(screen.getByRole('region', { name: 'Recordings' })).getAllByRole('button')[0]!);
    expect(onsample).toHaveBeenCalledWith(expect.objectContaining({ id: 'v16' }));
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.type(screen.getByRole('searchbox'), 'retr');
    const commands = within(screen.getByRole('region', { name: 'Commands and codes' }));
    expect(commands.getByRole('link', { name: 'RETR in the glossary' })).toHaveAttribute('href', '#/en/lessons/glossary/pop3.RETR');
    await userEvent.clear(screen.getByRole('searchbox'));
    await userEvent.type(screen.getByRole('searchbox'), 'dns and mx');
    await userEvent.click(within(screen.getByRole('region', { name: 'Lessons' })).getByRole('button'));
    expect(onlesson).toHaveBeenCalledWith('dns-and-mx');
  });
});
