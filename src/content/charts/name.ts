/** Names of machines, states and edges in the reader's language. What has no name in content is shown by its own. */
import { own } from '../../own.ts';
import type { ChartWords, Name } from './words.ts';

export type Form = 'long' | 'short';

export function machineName(chart: string, words: ChartWords | undefined): string {
  return own(words?.agents, chart)?.name ?? own(words?.machines, chart) ?? chart;
}

/** 'session.recipients' → 'recipients named' */
export function stateName(chart: string, path: string, words: ChartWords | undefined, form: Form = 'long'): string {
  const last = path.split('.').at(-1)!;
  return inForm(own(own(words?.agents, chart)?.states, path) ?? own(words?.states, path) ?? own(words?.states, last), form) ?? last;
}

/** What led along an edge; the verbs of protocols are their own names. */
export function eventName(chart: string, event: string, words: ChartWords | undefined, form: Form = 'long'): string {
  return inForm(own(own(words?.agents, chart)?.events, event) ?? own(words?.events, event), form) ?? event;
}

/** The question that an edge answers. */
export function guardName(chart: string, guard: string, words: ChartWords | undefined, form: Form = 'long'): string {
  return (
    inForm(own(own(words?.agents, chart)?.guards, guard) ?? words?.guards[`${chart} ${guard}`] ?? own(words?.guards, guard), form) ?? guard
  );
}

/** What is so at an agent if this fact is denied. */
export function denialName(chart: string, fact: string, words: ChartWords | undefined): string {
  return own(own(words?.agents, chart)?.denials, fact) ?? `${fact} ✗`;
}

/** What an agent knows: a fact as it is told to it. */
export function factName(chart: string, fact: string, value: unknown, words: ChartWords | undefined): string {
  const isSo = value !== false && value !== 'nothing' && value !== 0;
  if (!isSo) return denialName(chart, fact, words);
  const truths = own(words?.agents, chart)?.truths;
  return own(truths, `${fact} ${String(value)}`) ?? own(truths, fact) ?? `${fact} ✓`;
}

/** The chart in which a step is taken: 'mda:state marking#1' → 'mda'. */
export function chartOfStep(id: string): string {
  return id.split(':')[0]!;
}

/** 'fits mda:state marking#1': what was denied, as the journal names it, and in which chart. */
export function deniedIn(detail: string): { chart: string; fact: string } {
  const [fact = '', id = ''] = detail.split(' ');
  return { chart: chartOfStep(id), fact };
}

/** The label of an edge taken apart: 'looked up / mailbox is full'; without a question it has no guard. */
export function edgeParts(label: string): { event: string; guard: string | undefined } {
  const [event = '', guard] = label.split(' / ');
  return { event, guard };
}

/** 'looked up / mailbox is full' → 'the recipient was looked up · Is the mailbox full?' */
export function edgeName(chart: string, label: string, words: ChartWords | undefined, form: Form = 'long'): string {
  const { event, guard } = edgeParts(label);
  const told = eventName(chart, event, words, form);
  return guard === undefined ? told : `${told} · ${guardName(chart, guard, words, form)}`;
}

function inForm(name: Name | undefined, form: Form): string | undefined {
  if (name === undefined || typeof name === 'string') return name;
  return form === 'long' ? name[0] : name[1];
}
