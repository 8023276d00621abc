/** Whatever the machines say, do or are called has its words in both languages. */
import { describe, expect, test } from 'vitest';
import { prose as english } from '../../src/content/en.ts';
import { prose as spanish } from '../../src/content/es.ts';
import { keysOf } from '../../src/content/narration/keys.ts';
import { narrate } from '../../src/content/narration/narrate.ts';
import { plainText } from '../../src/content/narration/sentence.ts';
import { DEPTHS } from '../../src/content/narration/words.ts';
import { en } from '../../src/content/ui/en.ts';
import { es } from '../../src/content/ui/es.ts';
import { Run } from '../../src/run/run.ts';
import { LANGUAGES } from '../../src/language.ts';
import { own } from '../../src/own.ts';
import { scenarios, topics } from '../../src/scenarios/index.ts';
import { annotateStep } from '../../src/worker/annotate.ts';
import { printed } from '../../src/worker/books.ts';
import { SHORT, type Name } from '../../src/content/charts/words.ts';
import { CHARTS, chartOf } from '../../src/worker/charts.ts';

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

test.each(LANGUAGES)('every topic has its name in %s, and every place of it one story', (language) => {
  expect(topics.map(({ id }) => id).filter((id) => own({ es, en }[language].topics, id) === undefined)).toEqual([]);
  for (const { stories } of topics) expect(stories.map(({ place }) => place)).toEqual(stories.map((_, index) => index + 1));
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
    const broken: string[] = [];
    for (let index = 0; index < journal.length; index++) {
      for (const prose of [english, spanish]) {
        for (const depth of DEPTHS) {
          const text = plainText(narrate(told, index, depth, prose));
          if (/\{[a-z]|undefined|NaN|^[a-z].*: \.$| ,/.test(text)) broken.push(`${journal.id(index)}: ${text}`);
        }
      }
    }
    expect(broken).toEqual([]);
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
});

/** 'session.recipients' is named by its last part where the whole has no name of its own. */
const lastOf = (path: string): string => path.split('.').at(-1)!;
/** Verbs, codes, classes of codes and messages of TLS are their own names. */
const isWire = (chart: string, event: string): boolean => chart.startsWith('tls.') || /^[^a-z]+$|^[2-5]xx$|^\(\w+\)$|^Plan/.test(event);

describe.each(CHARTS)('the chart %s', (chart) => {
  const { nodes, edges } = chartOf(chart);
  const guards = [...new Set(edges.flatMap(({ label }) => label.split(' / ').slice(1)))];
  const events = [...new Set(edges.map(({ label }) => label.split(' / ')[0]!))].filter((event) => !isWire(chart, event));

  test.each([
    ['English', english.charts],
    ['Spanish', spanish.charts],
  ])('has a name for itself, every state, event and question, and a short one: %s', (_, words) => {
    const agent = words.agents[chart];
    const named: [string, Name | undefined][] = [
      ['itself', agent?.name ?? words.machines[chart]],
      ...nodes.map(({ id }): [string, Name | undefined] => [id, agent ? agent.states[id] : (words.states[id] ?? words.states[lastOf(id)])]),
      ...events.map((event): [string, Name | undefined] => [event, agent ? agent.events[event] : words.events[event]]),
      ...guards.map((guard): [string, Name | undefined] => [
        guard,
        agent ? agent.guards[guard] : (words.guards[`${chart} ${guard}`] ?? words.guards[guard]),
      ]),
    ];
    expect(named.filter(([, name]) => name === undefined).map(([what]) => what)).toEqual([]);
    const short = named.slice(1).map(([, name]) => (typeof name === 'string' ? name : name![1]));
    expect(short.filter((name) => name.length > SHORT)).toEqual([]);
  });

  test('no word is left of what is not in it any more', () => {
    const words = english.charts.agents[chart];
    if (!words) return;
    const kept = [Object.keys(words.states), Object.keys(words.events), Object.keys(words.guards)];
    expect(kept.map((names) => names.sort())).toEqual([nodes.map(({ id }) => id).sort(), [...events].sort(), [...guards].sort()]);
  });
});
