/** Stories as text: what is written is read as the same story, which runs the same; what is wrong is told with its place, and nothing throws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/run/hash.ts';
import { Run } from '../../src/run/run.ts';
import type { Scenario } from '../../src/run/scenario.ts';
import { readStory } from '../../src/run/story/read.ts';
import { textOf, writeStory, writtenOf } from '../../src/run/story/write.ts';
import { drawn } from '../../src/scenarios/drawn.ts';
import { scenarioNamed, scenarios } from '../../src/scenarios/index.ts';

function played(scenario: Scenario): string {
  const run = new Run({ scenario, seed: 1 });
  while (!run.advance(10_000));
  return hashOf(run.journal);
}

/** As it comes back from its text. */
function again(scenario: Scenario): Scenario {
  const { story, faults } = readStory(writeStory(scenario));
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  return story!.scenario;
}

describe('written and read again', () => {
  test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s is the same story, with the same journal', (_, scenario) => {
    const back = again(scenario);
    expect(back).toEqual(scenario);
    expect(played(back)).toBe(played(scenario));
    expect(writeStory(back)).toBe(writeStory(scenario));
  });

  test('so is a story that was drawn', () => {
    fc.assert(
      fc.property(fc.nat(999_999_999), (seed) => void expect(again(drawn(seed))).toEqual(drawn(seed))),
      { numRuns: 50 },
    );
    expect(played(again(drawn(42)))).toBe(played(drawn(42)));
  });
});

/** Every place of a plain value. */
function placesIn(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function changedAt(value: unknown, [key, ...rest]: (string | number)[], into: unknown): unknown {
  if (key === undefined) return into;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  if (rest.length === 0 && into === undefined && Array.isArray(copy)) copy.splice(Number(key), 1);
  else if (rest.length === 0 && into === undefined) delete copy[key];
  else copy[key] = changedAt(copy[key], rest, into);
  return copy;
}

const JUNK = [
  undefined,
  null,
  '',
  'x',
  0,
  -1,
  1,
  1e15,
  1e300,
  0.5,
  true,
  [],
  {},
  'mx-b',
  'mx.b.com',
  'bea@b.com',
  '5 d',
  '192.0.2.10',
  ['x'],
];

describe('whatever is changed in a story', () => {
  const some = ['journey', 'greylisting', 'web-mail', 'mailing-list', 'atrn', 'dkim-signed', 'many-addresses', 'changes-since', 'drawn-42'];
  const trees = some.map((id) => writtenOf(scenarioNamed(id)!));
  const change = fc.tuple(fc.nat(), fc.constantFrom(...JUNK));

  test('it is told what is wrong with it, or it can be run', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...trees), fc.array(change, { minLength: 1, maxLength: 3 }), (tree, changes) => {
        let written: unknown = tree;
        for (const [number, into] of changes) {
          const places = placesIn(written);
          written = changedAt(written, places[number % places.length]!, into);
        }
        const { story, faults } = readStory(textOf(written));
        expect(story !== null).toBe(faults.every(({ severity }) => severity !== 'error'));
        for (const { line, column } of faults) expect(Math.min(line, column)).toBeGreaterThan(0);
        if (!story) return;
        const run = new Run({ scenario: story.scenario, seed: 1 });
        run.advance(3000);
      }),
      { numRuns: 300 },
    );
  });
});
