/** Agents' charts are read: every state, event and guard has a name in both languages, which fits where it is shown. */
import { describe, expect, test } from 'vitest';
import { agentCharts } from '../../src/agents/charts.ts';
import { SHORT, type Name } from '../../src/content/charts/words.ts';
import { prose as english } from '../../src/content/en.ts';
import { prose as spanish } from '../../src/content/es.ts';
import { guardOf } from '../../src/protocols/step.ts';

const short = (name: Name) => (typeof name === 'string' ? name : name[1]);
const long = (name: Name) => (typeof name === 'string' ? name : name[0]);

describe.each(['en', 'es'] as const)('in %s', (language) => {
  const { agents } = { en: english, es: spanish }[language].charts;

  test.each(Object.keys(agents))('%s', (name) => {
    const { states, events, guards, denials } = agents[name]!;
    const nodes = Object.values(agentCharts[name]!.machine.root.states);
    const edges = nodes.flatMap((node) => [...node.transitions.values()].flat());
    const sorted = (names: Iterable<string>) => [...new Set(names)].filter((one) => one !== '').sort();
    expect(Object.keys(states).sort()).toEqual(sorted(nodes.map(({ key }) => key)));
    expect(Object.keys(events).sort()).toEqual(sorted(edges.map(({ eventType }) => eventType)));
    expect(Object.keys(guards).sort()).toEqual(sorted(edges.map(guardOf)));
    const names = [states, events, guards].flatMap((words) => Object.values(words));
    expect(names.filter((one) => short(one).length > SHORT)).toEqual([]);
    expect(Object.values(guards).filter((one) => !long(one).endsWith('?'))).toEqual([]);
    expect(Object.values(denials).filter((one) => !one.endsWith('.'))).toEqual([]);
  });
});
