/** What an agent's chart was told, asked itself and did: the words for a step of it, and for a fact that somebody denied. */
import { deniedName, eventName, guardName, machineName, stateName } from '../charts/name.ts';
import type { ChartWords } from '../charts/words.ts';
import type { Values } from './sentence.ts';
import type { ToldEntry, ToldRun } from './told.ts';

/** The keys of a step of an agent's chart: whether a question decided it. Steps of sessions have none of their own. */
export function decisionKeys({ subject, detail }: ToldEntry, { journal }: ToldRun): string[] {
  const isAgent = journal.machines[subject]?.connection === -1;
  return isAgent ? [detail.includes(' / ') ? 'state.asked' : 'state.went'] : [];
}

export function decisionValues(entry: ToldEntry, { journal }: ToldRun, charts: ChartWords): Values {
  if (entry.kind === 'intervention' && entry.label === 'deny') return deniedValues(entry.detail, charts);
  const chart = entry.kind === 'state' ? journal.machines[entry.subject]?.chart : undefined;
  if (chart === undefined) return {};
  const [event = '', guard = ''] = entry.detail.split(' / ');
  return {
    machine: machineName(chart, charts),
    event: eventName(chart, event, charts),
    guard: guardName(chart, guard, charts),
    state: stateName(chart, entry.label, charts),
  };
}

function deniedValues(detail: string, charts: ChartWords): Values {
  const chart = (detail.split(' ')[1] ?? '').split(':')[0]!;
  return { machine: machineName(chart, charts), denial: deniedName(detail, charts) };
}
