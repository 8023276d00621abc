// @vitest-environment happy-dom
/** What the page gives out by itself: which entries, and the ladder as a drawing; who stands on a crowded stage. */
import { expect, test } from 'vitest';
import { en } from '../../src/content/ui/en.ts';
import { castOf, hostsOf } from '../../src/view/layout/cast.ts';
import { focused } from '../../src/view/layout/focus.ts';
import { entriesOf, partOf } from '../../src/view/panels/export/chosen.ts';
import { drawLadder, escaped, MAX_RUNGS, svgFile } from '../../src/view/panels/export/ladder-drawing.ts';
import { isTorn } from '../../src/view/panels/transcript/torn.ts';
import { Journal } from '../../src/sim/journal.ts';
import type { Scene } from '../../src/run/scenario.ts';
import { runOfJourney } from '../fixtures/run.ts';

const WORDS = { messages: en, language: 'en', charts: undefined } as const;

test('steps, conversations and everything are the entries that they name', () => {
  const run = runOfJourney();
  const steps = [3, 8, 12];
  const of = (name: 'all' | 'conversation' | 'step' | 'range', index: number, step = 2) =>
    partOf(run, name, index, { steps, step, from: 3, to: 2 });
  expect(of('all', 0)).toEqual({ first: 0, end: run.length });
  expect(of('step', 8)).toEqual({ first: 4, end: 9 });
  expect(of('range', 8)).toEqual({ first: 4, end: run.length });
  const talking = Array.from({ length: run.length }, (_, index) => index).find((index) => run.journal.connection(index) >= 0)!;
  const entries = entriesOf(run, of('conversation', talking));
  expect(entries.length).toBeGreaterThan(2);
  expect(new Set(entries.map((index) => run.journal.connection(index)))).toEqual(new Set([run.journal.connection(talking)]));
});

test('the ladder is a well-formed drawing with a rung for each step, and nothing from outside becomes markup', () => {
  const run = runOfJourney();
  const drawing = drawLadder(run, entriesOf(run, { first: 0, end: run.length }), WORDS);
  const svg = svgFile(drawing, 'a <b> & "c"');
  expect(drawing.rows.length).toBeGreaterThan(20);
  expect(svg).toContain('<title>a &lt;b&gt; &amp; &quot;c&quot;</title>');
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  expect(svg).toContain('MAIL FROM:&lt;');
  expect(svg).not.toMatch(/href|<style|url\(/);
  expect(escaped('a\0b\ud800')).toBe('a\uFFFDb\uFFFD');
});

test('a drawing has a limit and says so', () => {
  const journal = new Journal();
  for (let count = 0; count <= MAX_RUNGS; count++) journal.record({ kind: 'question', at: count, label: 'b.com MX', from: 0, to: 1 });
  const run = { ...runOfJourney(), journal, length: journal.length };
  const drawing = drawLadder(run, entriesOf(run, { first: 0, end: journal.length }), WORDS);
  expect([drawing.rows.length, drawing.cut]).toEqual([MAX_RUNGS, true]);
});

test('a torn place: octets missing, a beginning or an end that nobody saw', () => {
  const journal = new Journal();
  journal.record({ kind: 'open', at: 0, label: 'smtp', detail: 'middle' });
  journal.record({ kind: 'open', at: 0, label: 'smtp' });
  journal.record({ kind: 'note', at: 0, label: 'recording.gap', detail: 'lost 12' });
  journal.record({ kind: 'close', at: 0, label: 'lost' });
  journal.record({ kind: 'close', at: 0, label: 'end' });
  expect([0, 1, 2, 3, 4].map((index) => isTorn(journal, index))).toEqual([true, false, true, true, false]);
});

test('a crowded stage shows who speaks and those around them, and stays while the same two speak', () => {
  const journal = new Journal();
  const hosts = Array.from({ length: 30 }, (_, number) => ({
    id: `h${number}`,
    name: `h${number}`,
    address: '',
    kind: 'server' as const,
    agents: [],
  }));
  const scene: Scene = { hosts, links: [], agents: hosts.map((_, host) => ({ role: 'mta', host })), accounts: [], startsAt: 0 };
  for (let number = 1; number < 30; number++) journal.record({ kind: 'reply', at: 0, label: '250', from: number - 1, to: number });
  journal.record({ kind: 'reply', at: 0, label: '250', from: 28, to: 29 });
  const cast = castOf(journal, scene, journal.length);
  const at = (index: number) => focused(journal, scene, cast, index, 9);
  expect([...hostsOf(scene, at(28).cast)].sort((one, other) => one - other)).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29]);
  expect(at(29).cast.agents).toEqual(at(28).cast.agents);
  expect(at(28).others).toHaveLength(21);
  expect(focused(journal, scene, cast, 0, 30)).toEqual({ cast, others: [] });
});
