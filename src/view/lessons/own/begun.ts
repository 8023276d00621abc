/** A lesson that begins with what is on the stage: its story, a step for each phase, questions that its machines have answered. */
import type { AuthoringWords } from '../../../content/authoring/words.ts';
import { LANGUAGES, type Language } from '../../../language.ts';
import { own } from '../../../own.ts';
import type { WrittenLesson } from '../../../worker/api.ts';
import type { RunView } from '../../playback/panel.ts';
import { phaseSpans, type Phase } from '../../playback/phases.ts';
import { safeName } from '../../panels/letter/save.ts';
import type { Source } from './tellable.ts';

export type BegunWords = AuthoringWords['begun'];

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
const MINUTES_A_STEP = 4;
const MOST_SORTED = 6;
const FEWEST_SORTED = 3;
/** Others that might be expected, the likeliest first. */
const OTHERS = { code: ['250', '354', '550', '220'], word: ['OK', 'NO', 'BAD'] };

export const nameOf = ({ scenario }: Source): string => `my-${safeName(scenario)}`;

/** In all languages; `null` where too little is said for the questions that a lesson needs. */
export function begun(source: Source, run: RunView, words: Record<Language, BegunWords>, titles: Record<Language, string>): WrittenLesson[] | null {
  const moments = momentsOf(run);
  const sorted = longest(run);
  if (moments.filter(({ reply }) => reply >= 0).length < QUESTIONS || !sorted) return null;
  return LANGUAGES.map((language) => ({ language, source: written(source, run, words[language], titles[language], moments, sorted) }));
}

function momentsOf(run: RunView): Moment[] {
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

/** A reply that its command alone does not tell, and of which two others can be expected. */
function isAskable({ journal }: RunView, index: number): boolean {
  const cause = journal.cause(index);
  return journal.kind(index) === 'reply' && cause >= 0 && journal.kind(cause) === 'command' && /^(?:[245]\d\d|OK|NO|BAD)$/.test(journal.label(index));
}

/** The reply of a phase that tells most: the first refusal, the one to a recipient, or the first; -1 for none. */
function telling(run: RunView, first: number, last: number): number {
  const { journal } = run;
  const replies = Array.from({ length: last - first + 1 }, (_, place) => first + place).filter((index) => isAskable(run, index));
  const refused = replies.find((index) => /^(?:[45]|NO|BAD)/.test(journal.label(index)));
  return refused ?? replies.find((index) => journal.label(journal.cause(index)) === 'RCPT') ?? replies[0] ?? -1;
}

/** The conversation with the most different commands: where it begins, and their names in order. */
function longest({ journal, length }: RunView): { index: number; verbs: string[] } | null {
  const said = new Map<number, { index: number; verbs: string[] }>();
  for (let index = 0; index < length; index++) {
    if (journal.kind(index) !== 'command') continue;
    const found = said.get(journal.connection(index)) ?? { index, verbs: [] };
    const verb = journal.label(index);
    if (/^\w+$/.test(verb) && !found.verbs.includes(verb)) found.verbs.push(verb);
    said.set(journal.connection(index), found);
  }
  const [most] = [...said.values()].sort((one, other) => other.verbs.length - one.verbs.length);
  return most && most.verbs.length >= FEWEST_SORTED ? { ...most, verbs: most.verbs.slice(0, MOST_SORTED) } : null;
}

function written(source: Source, run: RunView, words: BegunWords, title: string, moments: Moment[], sorted: { index: number; verbs: string[] }): string {
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

function stepOf(run: RunView, words: BegunWords, { phase, index, reply }: Moment, number: number): string {
  const { journal } = run;
  const host = hostOf(run, reply >= 0 ? reply : index);
  const look = host === '' ? '' : ` look="host:${host}"`;
  const told = words.text(host === '' ? '' : `[${host}](<mark:host:${host}>)`);
  const step = `## ${number + 1}. ${words.phases[phase]}\n\n::step{story=shown at="${journal.id(index)}"${look}}\n\n${told}`;
  return reply < 0 ? step : `${step}\n\n${question(run, words, reply, number)}`;
}

function question({ journal }: RunView, words: BegunWords, reply: number, number: number): string {
  const right = journal.label(reply);
  const others = (/^\d/.test(right) ? OTHERS.code : OTHERS.word).filter((each) => each !== right).slice(0, 2);
  const says = (code: string): string => `\`${code}\` — ${own(words.codes, code) ?? words.another}`;
  return [
    `:::task{#answer-${number + 1} kind=predict at="${journal.id(reply)}" check}`,
    words.asks(lineOf(journal.octets(journal.cause(reply)))),
    [`- [x] ${says(right)}\n  > ${words.right}`, ...others.map((code) => `- [ ] ${says(code)}\n  > ${words.wrong(code)}`)].join('\n'),
    hints(words.hints),
    `\`\`\`solution\nanswer ${right}\n\`\`\``,
    ':::',
  ].join('\n\n');
}

function sorting({ journal }: RunView, words: BegunWords, { index, verbs }: { index: number; verbs: string[] }): string {
  return [
    `## ${words.sortTitle}`,
    `::step{story=shown at="${journal.id(index)}"}`,
    words.sortText,
    ':::task{#in-order kind=order check}',
    words.sortAsks,
    ['| |', '|---|', ...verbs.map((verb) => `| \`${verb}\` |`)].join('\n'),
    verbs.map((verb) => `- [ ] \`${verb}\` — ${words.misplaced(verb)}`).join('\n'),
    hints(words.sortHints),
    `\`\`\`solution\n${verbs.map((_, place) => place + 1).join(' ')}\n\`\`\``,
    ':::',
  ].join('\n\n');
}

const hints = (all: readonly string[]): string => all.map((hint, place) => `${place + 1}. ${hint}`).join('\n');
const teacher = ({ teacher: notes }: BegunWords): string => `:::teacher\n\n${notes}\n\n:::\n`;

/** The machine that speaks there; '' where nobody does. */
function hostOf({ journal, scene }: RunView, index: number): string {
  const agent = scene.agents[journal.from(index)];
  return agent ? (scene.hosts[agent.host]?.name ?? '') : '';
}

/** As code within running text: nothing of it ends the code, or the line. */
const lineOf = (octets: Uint8Array): string => `\`${(new TextDecoder().decode(octets).split('\r\n')[0] ?? '').replaceAll('`', "'").slice(0, 200)}\``;
