/** Whatever the machines say, do or are called has its words in both languages. */
import { describe, expect, test } from 'vitest';
import { prose as english } from '../../src/content/en.ts';
import { prose as spanish } from '../../src/content/es.ts';
import { keysOf } from '../../src/content/narration/keys.ts';
import { narrate } from '../../src/content/narration/narrate.ts';
import { plainText } from '../../src/content/narration/sentence.ts';
import { DEPTHS } from '../../src/content/narration/words.ts';
import { en } from '../../src/content/ui/en.ts';
import { Run } from '../../src/run/run.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { annotateStep } from '../../src/worker/annotate.ts';
import { printed } from '../../src/worker/books.ts';
import { chartOf } from '../../src/worker/charts.ts';

/** Keys too general to be the best that is said of something the scenarios really do. */
const TOO_GENERAL = new Set([
  'entry',
  'note',
  'fault',
  'reply',
  'command',
  'text',
  'trace',
  'timer',
  'close',
  'smtp.command',
  'pop3.command',
  'imap.command',
]);

function played(scenario: (typeof scenarios)[number]): Run {
  const run = new Run({ scenario, seed: 1, interventions: [] });
  while (!run.advance(10_000));
  return run;
}
const runs = scenarios.map((scenario) => [scenario.id, played(scenario)] as const);

test('every scenario has a title and a description', () => {
  expect(scenarios.map(({ id }) => id).filter((id) => en.scenarios[id] === undefined)).toEqual([]);
});

test('every command and reply code of the books has its prose', () => {
  const { commands, replies } = printed();
  const keys = [
    ...commands.map(({ protocol, verb }) => `${protocol}.${verb}`),
    ...replies.map(({ protocol, code }) => `${protocol}.${code}`),
  ];
  expect([...new Set(keys)].filter((key) => english.book[key] === undefined)).toEqual([]);
});

describe.each(runs)('%s', (_, run) => {
  const { journal, scene } = run;
  const told = { journal, scene };

  test('every step is told, in both languages and at every depth', () => {
    for (let index = 0; index < journal.length; index++) {
      for (const prose of [english, spanish]) {
        for (const depth of DEPTHS) {
          const text = plainText(narrate(told, index, depth, prose));
          expect(text, journal.id(index)).not.toMatch(/\{[a-z]|undefined|NaN|^[a-z].*: \.$| ,/);
        }
      }
    }
  });

  test('every step has a story of its own kind', () => {
    const vague = new Set<string>();
    for (let index = 0; index < journal.length; index++) {
      const entry = journal.entry(index);
      const best = keysOf(entry, told).find((key) => english.narration.tellings[key]?.story !== undefined)!;
      if (TOO_GENERAL.has(best)) vague.add(`${entry.kind} ${entry.label}`);
    }
    expect([...vague]).toEqual([]);
  });

  test('every field of the octets has a name', () => {
    const unnamed = new Set<string>();
    for (let index = 0; index < journal.length; index++) {
      for (const { key } of annotateStep(journal, index).fields) if (english.fields[key] === undefined) unnamed.add(key);
    }
    expect([...unnamed]).toEqual([]);
  });

  test('every machine and every state has a name', () => {
    const { machines, states, agents } = english.charts;
    // words of agents' charts: agent-words.test.ts
    const charts = [...new Set(journal.machines.map(({ chart }) => chart))].filter((chart) => agents[chart] === undefined);
    expect(charts.filter((chart) => machines[chart] === undefined)).toEqual([]);
    const names = charts.flatMap((chart) => chartOf(chart).nodes.map(({ id }) => id.split('.').at(-1)!));
    expect([...new Set(names)].filter((name) => states[name] === undefined)).toEqual([]);
  });
});
