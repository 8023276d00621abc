/** Words point at what there is: marks of the step's own run, and terms that are explained somewhere. */
import { scenarioNamed } from '../../scenarios/index.ts';
import type { Block, Lesson, Span, Step, Task } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';
import { spansIn } from '../spans.ts';
import type { Played } from '../goals/played.ts';
import type { Told } from './runs.ts';

/** Marks that are there in every run, or not, without a name of their own. */
const NAMELESS = new Set(['letter', 'envelope', 'envelope.from', 'slot']);
/** Codes of a case: whatever was clicked, and whichever field. */
const ANY = new Set(['*', 'header']);
/** RFC 5322 §2.2 */
const FIELD_NAME = /^[!-9;-~]+$/;

/** `elsewhere`: keys of terms that other lessons explain. */
export function pointingNowhere({ steps, terms, goals, teacher }: Lesson, runs: ReadonlyMap<string, Told>, elsewhere: ReadonlySet<string>): Fault[] {
  const faults = new Faults();
  const known = new Set([...terms.map(({ key }) => key), ...elsewhere]);
  for (const step of steps) {
    faults.about = step.title;
    const told = runs.get(step.story);
    if (told) for (const mark of marksOf(step)) if (!isThere(mark, told, step)) faults.add(step.line, 'noMark', { mark, near: nearby(mark, told, step) });
    termless(spansOfStep(step), known, step.line, faults);
    storyless(spansOfStep(step), step.line, faults);
  }
  faults.about = '';
  termless([...goals.flat(), ...terms.flatMap(({ means }) => means), ...teacher.flatMap(spansIn)], known, 1, faults);
  return faults.all;
}

function termless(spans: readonly Span[], known: ReadonlySet<string>, line: number, faults: Faults): void {
  for (const { to } of spans) if (to?.kind === 'term' && !known.has(to.term)) faults.add(line, 'noTerm', { term: to.term });
}

function storyless(spans: readonly Span[], line: number, faults: Faults): void {
  for (const { to } of spans) if (to?.kind === 'story' && !scenarioNamed(to.story)) faults.add(line, 'noSuchStory', { story: to.story });
}

function marksOf(step: Step): string[] {
  const pointed = spansOfStep(step).flatMap(({ to }) => (to?.kind === 'mark' ? [to.mark] : []));
  const sought = step.tasks.filter(({ kind }) => kind === 'find').flatMap(({ cases }) => cases.flatMap(({ codes }) => codes));
  const acting = step.tasks.flatMap(({ kind, cases }) => (kind === 'predict' ? cases.flatMap(({ codes }) => codes) : [])).filter((code) => code.startsWith('host:'));
  const { look, hide } = step;
  // what is only drawn cannot be clicked: sought, it is not there
  const found = sought.map((mark) => (mark.startsWith('state:') ? `find ${mark}` : mark));
  return [...new Set([look, hide, ...pointed, ...found, ...acting])].filter((mark) => mark !== '' && !ANY.has(mark));
}

/** What a mark is called says what must be in the run. */
function isThere(mark: string, told: Told, step: Step): boolean {
  const { journal, scene } = told.played;
  if (NAMELESS.has(mark)) return true;
  const [, kind, name = ''] = /^([a-z.]+):(.+)$/s.exec(mark) ?? [];
  if (kind === 'header' || kind === 'field') return FIELD_NAME.test(name);
  if (kind === 'envelope.to') return name.includes('@');
  if (kind === 'step') return journal.find(name) >= 0;
  if (kind === 'mailbox') return scene.accounts.some(({ address }) => address === name);
  if (kind === 'state') return statesIn(journal).has(name);
  if (kind === 'finding') return foundBy(step, told).includes(name);
  return (kind === 'host' || kind === 'queue') && scene.hosts.some((host) => host.name === name);
}

/** The judge's rules that are broken by the time a step is over: what is found later is not shown in it. */
function foundBy({ at, tasks }: Step, { played, recorded }: Told): string[] {
  const last = Math.max(...[at, ...tasks.map((task) => task.at)].map((id) => played.journal.find(id)));
  return [...(recorded?.rules ?? [])].flatMap(([rule, entry]) => (entry <= last ? [rule] : []));
}

/** 'mta.delivery/waiting': the states that machines of a run are in, and come to, by the names of their charts. */
function statesIn(journal: Played['journal']): Set<string> {
  const states = new Set([...journal.machines].map(({ chart, state }) => `${chart}/${state}`));
  for (let index = 0; index < journal.length; index++)
    if (journal.kind(index) === 'state') states.add(`${journal.machines[journal.subject(index)]!.chart}/${journal.label(index)}`);
  return states;
}

/** What there is of the same kind. */
function nearby(mark: string, told: Told, step: Step): string {
  const { scene, journal } = told.played;
  if (mark.startsWith('finding:')) return foundBy(step, told).map((rule) => `finding:${rule}`).join(', ');
  if (mark.startsWith('state:')) return alike(mark, [...statesIn(journal)].map((state) => `state:${state}`));
  if (mark.startsWith('mailbox:')) return scene.accounts.map(({ address }) => `mailbox:${address}`).join(', ');
  if (mark.startsWith('step:')) return '';
  return scene.hosts.map(({ name }) => `host:${name}`).join(', ');
}

/** Those of the same machine, or of all. */
function alike(mark: string, states: readonly string[]): string {
  const own = states.filter((each) => each.startsWith(mark.replace(/[^/]*$/, '')));
  return (own.length > 0 ? own : states).join(', ');
}

function spansOfStep({ blocks, tasks }: Step): Span[] {
  return [...blocks, ...tasks.flatMap(blocksOfTask)].flatMap(spansIn).concat(tasks.flatMap(({ hints, cases }) => [...hints, ...cases.map(({ says }) => says)].flat()));
}

const blocksOfTask = ({ question, after, cases }: Task): Block[] => [...question, ...after, ...cases.flatMap(({ told }) => told)];
