/** Every edge of every agent's chart is taken by a story or a dialogue, and is named beside it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Run } from '../../src/run/run.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { chartOf } from '../../src/worker/charts.ts';
import { charts, lastStates, stories, talks, watched } from './tales.ts';
import { UNTAKEN } from './untold.ts';

const FILE = join(import.meta.dirname, 'edges.txt');

/** 'mda: lookingUp --looked up / mailbox is full--> idle' */
const nameOf = (chart: string, source: string, label: string, target: string): string => `${chart}: ${source} --${label}--> ${target}`;

/** UPDATE=1 writes the table anew: a change is a diff to read. */
test('every edge has a tale that takes it', { timeout: 300_000 }, async () => {
  const takenBy = new Map<string, string>();
  for (const tale of [...stories, ...talks])
    for (const { chart, state, label, target } of (await watched(tale)).steps) {
      const name = nameOf(chart, state, label, target);
      if (!takenBy.has(name)) takenBy.set(name, tale.name);
    }
  const edges = charts.flatMap(([chart]) => edgesOf(chart));
  const untaken = edges.filter((edge) => !takenBy.has(edge));
  console.log(`charts: ${charts.length}, edges taken: ${edges.length - untaken.length} of ${edges.length}`);
  expect(untaken.sort()).toEqual(Object.keys(UNTAKEN).sort());
  const table = edges.filter((edge) => takenBy.has(edge)).map((edge) => `${edge}: ${takenBy.get(edge)}\n`);
  if (process.env.UPDATE) writeFileSync(FILE, table.join(''));
  expect(table.join('')).toBe(readFileSync(FILE, 'utf8'));
});

/** What may happen anywhere may happen in every state that is not an end. */
function edgesOf(chart: string): string[] {
  const { nodes, edges } = chartOf(chart);
  const going = nodes.filter(({ final }) => !final);
  return edges.flatMap(({ source, target, label }) =>
    source === '' ? going.map(({ id }) => nameOf(chart, id, label, target)) : [nameOf(chart, source, label, target)],
  );
}

/** Where a chart may stand for good: it waits for others, or for a timer that the journal names. */
const RESTS: Readonly<Record<string, readonly string[]>> = {};

test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s: at its end every piece of work is done', (_, scenario) => {
  const run = new Run({ scenario, seed: 1 });
  while (!run.advance(10_000));
  const open = lastStates(run.journal).flatMap(({ chart, state }) => {
    const node = chartOf(chart).nodes.find(({ id }) => id === state)!;
    const isAgent = charts.some(([name]) => name === chart);
    return !isAgent || node.final || node.initial || RESTS[chart]?.includes(node.id) ? [] : [`${chart} ${node.id}`];
  });
  expect(open).toEqual([]);
});
