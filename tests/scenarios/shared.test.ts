/** Runs of a scenario share what is made of it: none changes it, and none leaves a trace in the next. */
import { expect, test } from 'vitest';
import { hashOf } from '../../src/run/hash.ts';
import { Run } from '../../src/run/run.ts';
import type { Scenario } from '../../src/run/scenario.ts';
import { scenarios } from '../../src/scenarios/index.ts';

function journalOf(scenario: Scenario, seed: number): string {
  const run = new Run({ scenario, seed });
  while (!run.advance(10_000));
  return hashOf(run.journal);
}

/** Whoever tried to change it would throw. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  const alone = journalOf(structuredClone(scenario), 1);
  const shared = frozen(structuredClone(scenario));
  journalOf(shared, 2);
  expect(journalOf(shared, 1)).toBe(alone);
});

test('a run in which somebody steps in leaves the zones as they were', () => {
  const scenario = structuredClone(scenarios.find(({ id }) => id === 'journey')!);
  const alone = journalOf(structuredClone(scenario), 1);
  const other = new Run({ scenario, seed: 1, interventions: [{ kind: 'zone', origin: 'b.com', records: [] }] });
  while (!other.advance(10_000));
  expect(hashOf(other.journal)).not.toBe(alone);
  expect(journalOf(scenario, 1)).toBe(alone);
});
