/** What is decided in an agent's place, in the reader's words. */
import { denialName, edgeParts, eventName, factName, guardName, stateName } from '../../content/charts/name.ts';
import type { ChartWords } from '../../content/charts/words.ts';
import { duration } from '../../content/quantities.ts';
import type { Messages } from '../../content/ui/en.ts';
import type { Language } from '../../language.ts';
import { own } from '../../own.ts';
import type { Taken } from '../../run/hands/hand.ts';
import type { Scene } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';
import type { Decision } from '../../worker/api.ts';

export interface Wording {
  words: Messages['hands']['deciding'];
  charts: ChartWords | undefined;
  language: Language;
  scene: Scene;
}

export type Way = Extract<Decision, { kind: 'edge' }>['ways'][number];

const capital = (text: string): string => text.replace(/^\p{L}/u, (first) => first.toUpperCase());

/** What the reader is asked. `host`: the one that the agent has to do with; '' if that is not known. */
export function questionOf(decision: Decision, host: string, { words, charts }: Wording): string {
  if (decision.kind !== 'edge') return words.picks[decision.what];
  const { chart, state, event } = decision;
  const question = own(words.questions, `${chart} ${state} ${event}`) ?? capital(words.otherQuestion(eventName(chart, event, charts)));
  // a host's name keeps its small letter
  return host === '' ? capital(question.replaceAll('{host}', words.someHost)) : question.replaceAll('{host}', host);
}

/** The host that an MTA has chosen last. */
export function hostChosen(journal: Journal, length: number, agent: number): string {
  for (let index = length - 1; index >= 0; index--)
    if (journal.kind(index) === 'note' && journal.label(index) === 'mx.chosen' && journal.from(index) === agent)
      return journal.detail(index).split(' ')[2] ?? '';
  return '';
}

/** What the agent was told. */
export function factsOf(decision: Decision, { charts }: Wording): string[] {
  if (decision.kind !== 'edge') return [];
  return Object.entries(decision.facts).map(([fact, value]) => factName(decision.chart, fact, value, charts));
}

export interface WayWords {
  question: string;
  target: string;
}

export function wayWords(chart: string, { label, target }: Pick<Way, 'label' | 'target'>, { words, charts }: Wording): WayWords {
  const { guard } = edgeParts(label);
  return {
    question: guard === undefined ? capital(words.none) : guardName(chart, guard, charts),
    target: stateName(chart, target, charts),
  };
}

/** Why a way cannot be taken; '' if it can. */
export function whyClosed(chart: string, { denies, lacks }: Way, { words, charts }: Wording): string {
  if (denies) return '';
  return lacks.length === 0 ? words.closedSo : words.closed(lacks.map((fact) => denialName(chart, fact, charts)).join(' '));
}

/** What was to be believed for the way that was taken; '' if nothing was. */
export function madeBelieve(decision: Decision, taken: Taken, { charts }: Wording): string {
  if (decision.kind !== 'edge' || !('edge' in taken)) return '';
  const denies = decision.ways.find(({ label }) => label === taken.edge)?.denies ?? [];
  return denies.map((fact) => denialName(decision.chart, fact, charts)).join(' ');
}

/** A choice in a few words. */
export function takenWords(decision: Decision, taken: Taken, wording: Wording): string {
  const { words, language, scene } = wording;
  if ('edge' in taken) {
    const way = decision.kind === 'edge' ? decision.ways.find(({ label }) => label === taken.edge) : undefined;
    if (!way) return taken.edge;
    const { question, target } = wayWords(decision.chart, way, wording);
    return `${question} → ${target}`;
  }
  if ('pick' in taken) return hostNamed(taken.pick, scene);
  if ('waitMs' in taken)
    return decision.kind === 'wait' && taken.waitMs === decision.mostMs ? words.never : words.inTime(duration(taken.waitMs, language));
  const of = decision.kind === 'group' ? decision.of : [];
  return [...new Set(taken.groups)].map((group) => of.filter((_, place) => taken.groups[place] === group).join(', ')).join(' | ');
}

/** A host that is called by its address has a name too. */
export function hostNamed(picked: string, { hosts }: Scene): string {
  const host = hosts.find(({ address }) => address === picked);
  return host ? `${host.name} (${picked})` : picked;
}
