/** What the parts of a drawn chart are called: states by what is done there, forks of agents by their questions, sessions by verb and code. */
import { own } from '../../../own.ts';
import { edgeName, edgeParts, eventName, guardName, stateName } from '../../../content/charts/name.ts';
import type { ChartWords } from '../../../content/charts/words.ts';
import type { Chart } from '../../../worker/api.ts';
import { stateOfFrame } from './graph.ts';
import type { Line, Wording } from './layout.ts';

/** Verbs that lead nowhere else are listed in lines of about so many characters. */
const STAYS_WIDTH = 20;
/** Lines of them beyond this many are counted, not listed. */
const MOST_LINES = 4;

/** `otherwise`: the words for the way that is left when every question of a fork has had a no. */
export function wordingOf(
  { name, edges }: Chart,
  charts: ChartWords | undefined,
  otherwise: string,
  form: 'short' | 'long' = 'long',
): Wording {
  const isAgent = own(charts?.agents, name) !== undefined;
  const parts = edges.map(({ source, label }) => ({ source, ...edgeParts(label) }));
  const forks = new Set(parts.filter(({ guard }) => guard !== undefined).map(({ source, event }) => `${source} ${event}`));
  const asked = (label: string, source: string): string => {
    const { event, guard } = edgeParts(label);
    if (guard !== undefined) return guardName(name, guard, charts, 'short');
    return forks.has(`${source} ${event}`) ? otherwise : eventName(name, event, charts, 'short');
  };
  return {
    state: (id, state, anywhere) =>
      anywhere ? '*' : stateName(name, id === state && id.startsWith('\0') ? stateOfFrame(id) : state, charts, form),
    edge: (label, source) => (isAgent ? asked(label, source) : answered(name, label, charts)),
    taken: (label, source) => (isAgent ? asked(label, source) : label),
    full: (label) => (isAgent ? edgeName(name, label, charts) : label),
    stays: (labels, source) => (isAgent ? labels.map((label) => ({ text: `↺ ${asked(label, source)}`, labels: [label] })) : verbs(labels)),
  };
}

/** 'RCPT / 2xx' stays as it is; a question that is no code is said in words. */
function answered(chart: string, label: string, charts: ChartWords | undefined): string {
  const { event, guard } = edgeParts(label);
  const said = eventName(chart, event, charts, 'short');
  return guard === undefined ? said : `${said} / ${guardName(chart, guard, charts, 'short')}`;
}

/** The verbs alone: with every guard the list would be longer than the chart. */
function verbs(labels: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (const verb of new Set(labels.map((each) => edgeParts(each).event))) {
    const last = lines.at(-1);
    if (last !== undefined && last.text.length + verb.length + 2 <= STAYS_WIDTH)
      lines[lines.length - 1] = { text: `${last.text}, ${verb}`, labels: [...last.labels, verb] };
    else lines.push({ text: verb, labels: [verb] });
  }
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), { text: `+ ${lines.length - MOST_LINES + 1}`, labels: [] }];
}

/** The edge just taken, in full: what was found out, and the question whose answer was yes. */
export function takenInFull(chart: string, label: string, charts: ChartWords | undefined, yes: string): string {
  if (own(charts?.agents, chart) === undefined) return label;
  const told = edgeName(chart, label, charts);
  return edgeParts(label).guard === undefined ? told : `${told} ${yes}`;
}
