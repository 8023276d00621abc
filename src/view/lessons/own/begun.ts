/** A lesson that begins with what is on the stage: its story, a step for each phase, questions that its machines have answered. */
import { LANGUAGES, type Language } from '../../../language.ts';
import type { WrittenLesson } from '../../../worker/api.ts';
import { phaseSpans, type Phase } from '../../playback/phases.ts';
import { safeName } from '../../panels/letter/save.ts';
import { hostOf, isAskable, isRefusal, longest, MINUTES_A_STEP, question, sorting, teacher, type BegunWords, type Sorted, type Spoken } from './asking.ts';
import type { Source } from './tellable.ts';

/** A step of the lesson that is begun. */
interface Moment {
  phase: Phase;
  /** Where it stands: a command, if its reply is asked for. */
  index: number;
  /** The reply; -1 where nothing is asked. */
  reply: number;
}

const MOST_STEPS = 7;
const QUESTIONS = 2;

export const nameOf = ({ scenario }: Pick<Source, 'scenario'>): string => `my-${safeName(scenario)}`;

/** In all languages; `null` where too little is said for the questions that a lesson needs. */
export function begun(source: Source, run: Spoken, words: Record<Language, BegunWords>, titles: Record<Language, string>): WrittenLesson[] | null {
  const moments = momentsOf(run);
  const sorted = longest(run);
  if (moments.filter(({ reply }) => reply >= 0).length < QUESTIONS || !sorted) return null;
  return LANGUAGES.map((language) => ({ language, source: written(source, run, words[language], titles[language], moments, sorted) }));
}

function momentsOf(run: Spoken): Moment[] {
  const { journal, scene, length } = run;
  const moments = phaseSpans(journal, scene, length).map(({ phase, first, last }): Moment => {
    const reply = telling(run, first, last);
    return { phase, reply, index: reply < 0 ? last : journal.cause(reply) };
  });
  const few = moments.slice(0, MOST_STEPS);
  const asked = new Set(few.map(({ reply }) => reply));
  for (let index = 0; index < length && few.filter(({ reply }) => reply >= 0).length < QUESTIONS; index++) {
    const beside = few.find(({ reply }) => reply >= 0);
    if (isAskable(run, index) && !asked.has(index)) few.push({ phase: beside?.phase ?? 'relay', reply: index, index: journal.cause(index) });
  }
  return few.sort((one, other) => one.index - other.index);
}

/** The reply of a phase that tells most: the first refusal, the one to a recipient, or the first; -1 for none. */
function telling(run: Spoken, first: number, last: number): number {
  const { journal } = run;
  const replies = Array.from({ length: last - first + 1 }, (_, place) => first + place).filter((index) => isAskable(run, index));
  const refused = replies.find((index) => isRefusal(journal.label(index)));
  return refused ?? replies.find((index) => journal.label(journal.cause(index)) === 'RCPT') ?? replies[0] ?? -1;
}

function written(source: Source, run: Spoken, words: BegunWords, title: string, moments: Moment[], sorted: Sorted): string {
  const steps = moments.map((moment, number) => stepOf(run, words, moment, number));
  return [front(source, words, title, moments.length + 1), ...steps, sorting(run, words, sorted), teacher(words)].join('\n\n');
}

/** Values as JSON, which is YAML. */
function front(source: Source, words: BegunWords, title: string, steps: number): string {
  const { scenario, seed, message, interventions } = source;
  const draft = message?.kind === 'draft' ? Object.fromEntries(Object.entries(message.draft).filter(([key]) => key !== 'attachments')) : null;
  const story = { scenario, seed, ...(draft && { with: { draft } }), ...(interventions.length > 0 && { interventions }) };
  const lines = [`id: ${nameOf(source)}`, 'module: 1', `title: ${JSON.stringify(title)}`, `minutes: ${steps * MINUTES_A_STEP}`, 'needs: []'];
  return ['---', ...lines, 'goals:', `  - ${JSON.stringify(words.goal)}`, 'terms: {}', 'stories:', `  shown: ${JSON.stringify(story)}`, '---'].join('\n');
}

function stepOf(run: Spoken, words: BegunWords, { phase, index, reply }: Moment, number: number): string {
  const { journal } = run;
  const host = hostOf(run, reply >= 0 ? reply : index);
  const look = host === '' ? '' : ` look="host:${host}"`;
  const told = words.text(host === '' ? '' : `[${host}](<mark:host:${host}>)`);
  const step = `## ${number + 1}. ${words.phases[phase]}\n\n::step{story=shown at="${journal.id(index)}"${look}}\n\n${told}`;
  return reply < 0 ? step : `${step}\n\n${question(run, words, reply, number)}`;
}
