/** What if…? at every fork: whatever fact of an agent's chart is denied, the chart goes another way, and the run comes to its end. */
import { afterAll, expect, test } from 'vitest';
import { prose as english } from '../../src/content/en.ts';
import { prose as spanish } from '../../src/content/es.ts';
import { Run } from '../../src/run/run.ts';
import type { Scenario } from '../../src/run/scenario.ts';
import type { Journal } from '../../src/sim/journal.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { forksIn } from '../../src/worker/forks.ts';
import type { Fork } from '../../src/worker/api.ts';

/** A chart that was told otherwise may try again and again; a run of so many entries is long enough to know that it goes on. */
const MAX_ENTRIES = 60_000;

interface Denial {
  scenario: Scenario;
  fork: Fork;
  fact: string;
  /** The edge that is taken then. */
  label: string;
}

function played(scenario: Scenario, denial?: Denial): Run {
  const interventions = denial ? [{ kind: 'deny' as const, at: denial.fork.at, fact: denial.fact }] : [];
  const run = new Run({ scenario, seed: 1, interventions });
  while (!run.advance(2000) && run.journal.length < MAX_ENTRIES);
  return run;
}

/** Every different fork of every chart once, with every fact whose denial leads elsewhere. */
const known = new Set<string>();
function denialsIn(scenario: Scenario): Denial[] {
  const run = played(scenario);
  const found: Denial[] = [];
  for (let index = 0; index < run.journal.length; index++)
    for (const fork of forksIn(run, index, index)) {
      const from = fork.edges.find(({ taken }) => taken)?.label;
      for (const { deny: fact, label, taken } of fork.edges) {
        const name = [fork.chart, fork.state, from, fact, label].join('\n');
        if (fact === '' || taken || known.has(name)) continue;
        known.add(name);
        found.push({ scenario, fork, fact, label });
      }
    }
  return found;
}

/** The entry of this denial; a story may have others of its own. */
function deniedAt(journal: Journal, denial: string): number {
  for (let index = 0; index < journal.length; index++)
    if (journal.kind(index) === 'intervention' && journal.detail(index) === denial) return index;
  return -1;
}

let count = 0;
const unnamed = new Set<string>();

test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', { timeout: 120_000 }, (_, scenario) => {
  for (const denial of denialsIn(scenario)) {
    count++;
    const { fork, fact, label } = denial;
    for (const { charts } of [english, spanish])
      if (charts.agents[fork.chart]?.denials[fact] === undefined) unnamed.add(`${fork.chart} ${fact}`);
    const { journal } = played(scenario, denial);
    const stepped = deniedAt(journal, `${fact} ${fork.at}`);
    expect(stepped, `${fork.at} ${fact}`).toBeGreaterThan(0);
    expect(journal.detail(stepped + 1), `${fork.at} ${fact}`).toBe(label);
  }
});

test('what is so then is said in both languages', () => {
  expect([...unnamed].sort()).toEqual([]);
});

afterAll(() => console.log(`facts denied: ${count}`));
