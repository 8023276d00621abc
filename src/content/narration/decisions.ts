/** What an agent's chart was told, asked itself and did: the words for a step of it, and for a fact that somebody denied. */
import { deniedIn, denialName, edgeName, edgeParts, eventName, guardName, machineName, stateName } from '../charts/name.ts';
import type { ChartWords } from '../charts/words.ts';
import type { Values } from './sentence.ts';
import type { ToldEntry, ToldRun } from './told.ts';

/** The keys of a step of an agent's chart: whether a question decided it. Steps of sessions have none of their own. */
export function decisionKeys({ subject, detail }: ToldEntry, { journal }: ToldRun): string[] {
  const isAgent = journal.machines[subject]?.connection === -1;
  return isAgent ? [edgeParts(detail).guard === undefined ? 'state.went' : 'state.asked'] : [];
}

export function decisionValues(entry: ToldEntry, { journal }: ToldRun, charts: ChartWords): Values {
  if (entry.kind === 'intervention' && entry.label === 'deny') return deniedValues(entry.detail, charts);
  if (entry.kind === 'intervention' && entry.label === 'act') return takenValues(entry.detail, charts);
  const chart = entry.kind === 'state' ? journal.machines[entry.subject]?.chart : undefined;
  if (chart === undefined) return {};
  const { event, guard = '' } = edgeParts(entry.detail);
  return {
    machine: machineName(chart, charts),
    event: eventName(chart, event, charts),
    guard: guardName(chart, guard, charts),
    state: stateName(chart, entry.label, charts),
  };
}

/** 'mta.delivery session over / the host had its say': the way that somebody took in an agent's place. */
function takenValues(detail: string, charts: ChartWords): Values {
  const space = detail.indexOf(' ');
  const chart = detail.slice(0, space);
  return { machine: machineName(chart, charts), edge: edgeName(chart, detail.slice(space + 1), charts) };
}

function deniedValues(detail: string, charts: ChartWords): Values {
  const { chart, fact } = deniedIn(detail);
  return { machine: machineName(chart, charts), denial: denialName(chart, fact, charts) };
}
