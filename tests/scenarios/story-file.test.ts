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

const YAML = writeStory(scenarioNamed('journey')!);
const told = (text: string) => readStory(text).faults.map(({ line, column, key, path, values }) => ({ line, column, key, path, values }));
const lineOf = (part: string, text = YAML): number => text.split('\n').findLastIndex((line) => line.includes(part)) + 1;

describe('what is wrong is told with its place', () => {
  test.each<[string, string, string, Record<string, string>?]>([
    ['kind: laptop', 'kind: labtop', 'choice', { near: 'laptop' }],
    ['kind: dns', 'kint: dns', 'unknownKey', { near: 'kind' }],
    ['via: pop3', 'via: [pop3]', 'choice'],
    ['startsAt: 2026-11-21T09:00:00Z', 'startsAt: yesterday', 'instant'],
    ['at: 10 min', 'at: 10min', 'span'],
    ['mx.b.com    A    ', 'mx.b.com    AB   ', 'record'],
    ['mx.b.com    A    198.51.100.25', 'mx.b.com    A    198.51.100.256', 'recordData'],
    ['b.com       MX   10 mx.b.com', 'b.com       MX   10 198.51.100.25', 'namesAnAddress', { address: '198.51.100.25' }],
    ['a: smtp-a, b: mx-b', 'a: smtp-a, b: mx-bb', 'noHost', { near: 'mx-b' }],
    ['a: smtp-a, b: mx-b', 'a: smtp-a, b: smtp-a', 'lineToItself'],
    ['account: ana@a.org', 'account: anna@a.org', 'noAccount', { near: 'ana@a.org' }],
    ['submitTo: smtp.a.org', 'submitTo: smpt.a.org', 'noHostNamed', { near: 'smtp.a.org' }],
    ['address: 198.51.100.25', 'address: 192.0.2.25', 'sameAddress', { value: '192.0.2.25' }],
    ['from: Ana <ana@a.org>', 'from: Ana', 'draft.badAddress'],
    ['  - address: bea@b.com', '  - address: bea', 'address'],
  ])('%s → %s', (right, wrong, key, values = {}) => {
    expect(YAML).toContain(right);
    const text = YAML.replace(right, wrong);
    const fault = told(text).find((each) => each.key === key);
    expect(fault).toMatchObject({ line: lineOf(wrong, text), values });
  });

  test.each([
    [{ kind: 'stop', host: 'mx-b', at: 'soon' }, ['span']],
    [{ kind: 'stop', hots: 'mx-b', at: '1 min' }, ['unknownKey']],
    [{ kind: 'stpo', host: 'mx-b', at: '1 min' }, ['choice']],
    [{ kind: 'greeting', host: 'mx-b', greeting: 'bussy', at: 0 }, ['choice']],
    [{ kind: 'quota', account: 'bee@b.com', octets: 1, at: 0 }, ['noAccount']],
    [{ kind: 'zone', origin: 'b.com', records: 'b.com MX\nb.com MX 10 mx.b.com\n' }, ['record']],
    [{ kind: 'line', a: 'ana-laptop', b: 'mx-b', at: 0 }, ['noLine']],
    [{ kind: 'stop', host: 'mx-b', at: '11000 d' }, ['tooMuch']],
  ])('the fault %j: %j', (fault, keys) => {
    expect(told(textOf({ ...(writtenOf(scenarioNamed('journey')!) as object), faults: [fault] })).map(({ key }) => key)).toEqual(keys);
  });

  test('an account on a host without a server; nobody who looks names up', () => {
    expect(told(YAML.replace('host: mx-c', 'host: ns-b'))).toMatchObject([
      { key: 'noProgram', path: 'accounts.5.host', values: { role: 'mda' } },
    ]);
    expect(told(YAML.replace('agents: [resolver]', 'agents: [nameserver]'))).toMatchObject([{ key: 'noResolver' }]);
  });

  test.each([
    ['a: &x 1\nb: *x', 'alias'],
    ['<<: { hosts: [] }', 'unknownKey'],
    ['__proto__: { hosts: [] }', 'unknownKey'],
    ['hosts: [{ constructor: 1 }]', 'unknownKey'],
    ['hosts: !!js/function x', 'tag'],
    ['hosts: [', 'yaml'],
    ['hosts: []\nhosts: []', 'yaml'],
    [`hosts: ${'['.repeat(5000)}`, 'yaml'],
    [`hosts: ${'['.repeat(100)}${']'.repeat(100)}`, 'tooDeep'],
    ['x'.repeat(300_000), 'tooLong'],
    ['', 'wrong'],
    ['just words', 'wrong'],
  ])('%.40s is refused: %s', (text, key) => {
    const { story, faults } = readStory(text);
    expect(story).toBeNull();
    expect(faults.map((fault) => fault.key)).toContain(key);
  });

  test('nothing throws, whatever is read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void readStory(text)));
    fc.assert(
      fc.property(fc.nat(YAML.length), fc.string({ maxLength: 6 }), fc.nat(40), (at, text, cut) => {
        readStory(YAML.slice(0, at) + text + YAML.slice(at + cut));
      }),
    );
  });
});
