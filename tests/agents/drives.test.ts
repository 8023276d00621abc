/** Agents do what their charts decide: a chart that is muted, or a guard that always says the same, changes what happens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardOf, stateOf } from '../../src/protocols/step.ts';
import { charts, forced, instead, outcome, stories, talks, watched, type Behaviour, type Chart, type Taken, type Tale } from './tales.ts';
import { UNTOLD } from './untold.ts';

interface Watched {
  tale: Tale;
  told: string;
  steps: Taken[];
  ms: number;
}
const known: Watched[] = [];

beforeAll(async () => {
  for (const tale of [...stories, ...talks]) {
    const from = performance.now();
    known.push({ tale, ...(await watched(tale)), ms: performance.now() - from });
  }
  known.sort((a, b) => a.ms - b.ms);
}, 300_000);

/** The name of the first of these tales in which something else happens when the chart behaves like `other`; '' if none does. */
async function differing(tales: readonly Watched[], chart: Chart, other: Behaviour): Promise<string> {
  for (const { tale, told } of tales) if ((await instead(chart, other, () => outcome(tale))) !== told) return tale.name;
  return '';
}

test('every tale is told as it is written', () => {
  expect(known.filter(({ told }) => told.startsWith('threw')).map(({ tale, told }) => `${tale.name} ${told}`)).toEqual([]);
});

describe('a chart that is never stepped changes what happens', () => {
  test.each(charts)('%s', { timeout: 120_000 }, async (name, chart) => {
    const muted: Behaviour = {
      take: (snapshot) => ({ snapshot, state: stateOf(snapshot), asked: [], taken: [{} as never], label: '' }),
      step: (snapshot) => snapshot,
    };
    const concerned = known.filter(({ steps }) => steps.some(({ chart: each }) => each === name));
    expect(await differing(concerned, chart, muted)).not.toBe('');
  });
});

/** A guard, the edges that it guards, and whether it is put to yes or to no. */
const guards = charts.flatMap(([name, chart]) => {
  const edges = Object.values(chart.machine.root.states).flatMap((node) => [...node.transitions.values()].flat());
  const all = [...new Set(edges.map(guardOf).filter((guard) => guard !== ''))];
  return all
    .flatMap((guard) => [true, false].map((says) => ({ name, guard, says })))
    .filter(({ guard, says }) => !(`${name}: ${guard} ${says}` in UNTOLD));
});
let told = 0;

describe('a guard that always says the same changes what happens', () => {
  test.each(guards)('$name: $guard? always $says', { timeout: 120_000 }, async ({ name, guard, says }) => {
    const chart = charts.find(([each]) => each === name)![1];
    const places = new Set(
      Object.entries(chart.machine.root.states).flatMap(([state, node]) =>
        [...node.transitions].filter(([, edges]) => edges.some((edge) => guardOf(edge) === guard)).map(([event]) => `${state} ${event}`),
      ),
    );
    const isAsked = ({ chart: each, state, event, label }: Taken): boolean =>
      each === name && places.has(`${state} ${event}`) && (label === `${event} / ${guard}`) !== says;
    const concerned = known.filter(({ steps }) => steps.some(isAsked));
    const where = await differing(concerned, chart, forced(chart, guard, says));
    if (where !== '') told++;
    expect(where).not.toBe('');
  });

  afterAll(() => console.log(`charts: ${charts.length}, guards told: ${told} of ${guards.length} (each put to yes and to no)`));
});
