/** A lesson that begins with a recording: its text, a step for each reply that tells most, what the judge says, questions. */
import { LANGUAGES, type Language } from '../../../language.ts';
import type { WrittenLesson } from '../../../worker/api.ts';
import { hostOf, isAskable, isRefusal, longest, MINUTES_A_STEP, question, sorting, teacher, type BegunWords, type Sorted, type Spoken } from './asking.ts';

/** What was recorded, as the lesson will open it. */
export interface Reopened extends Spoken {
  /** A transcript, or a journal. */
  text: string;
  /** In the order of the entries that they are about. */
  findings: readonly { rule: string; entry: number }[];
}

const QUESTIONS = 2;
const MOST_QUESTIONS = 3;
const LONGEST_NAME = 36;
/** How a rule may be called where a word points at it. */
const RULE = /^[\w.-]+$/;

/** As a folder may be called. `file`: the name of what was opened. */
export function recordedName(file: string): string {
  const base = file.replace(/\.[a-z0-9]{1,8}$/i, '').normalize('NFD').toLowerCase();
  const plain = base.replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST_NAME).replace(/^-+|-+$/g, '');
  return `my-${plain || 'recording'}`;
}

/** In all languages; `null` where too little is said for the questions that a lesson needs. */
export function begunRecorded(name: string, opened: Reopened, words: Record<Language, BegunWords>, titles: Record<Language, string>): WrittenLesson[] | null {
  const replies = telling(opened);
  const sorted = longest(opened);
  if (replies.length < QUESTIONS || !sorted) return null;
  return LANGUAGES.map((language) => ({ language, source: written(name, opened, words[language], titles[language], replies, sorted) }));
}

/** The replies that tell most, each about another command if there are so many: refusals first, recipients next; in their order. */
function telling(opened: Spoken): number[] {
  const { journal, length } = opened;
  const weightOf = (reply: number): number => (isRefusal(journal.label(reply)) ? 0 : journal.label(journal.cause(reply)) === 'RCPT' ? 1 : 2);
  const all = Array.from({ length }, (_, index) => index).filter((index) => isAskable(opened, index));
  const byWeight = all.sort((one, other) => weightOf(one) - weightOf(other) || one - other);
  const seen = new Set<string>();
  const isNew = (reply: number): boolean => {
    const about = `${journal.label(journal.cause(reply))} ${journal.label(reply)}`;
    return !seen.has(about) && seen.add(about).size > 0;
  };
  const different = byWeight.filter(isNew);
  const others = byWeight.filter((reply) => !different.includes(reply));
  return [...different, ...others].slice(0, MOST_QUESTIONS).sort((one, other) => one - other);
}

function written(name: string, opened: Reopened, words: BegunWords, title: string, replies: readonly number[], sorted: Sorted): string {
  const steps = replies.map((reply, number) => stepOf(opened, words, reply, number));
  const judged = judgement(opened, words);
  const all = [...steps, ...(judged === '' ? [] : [judged]), sorting(opened, words, sorted)];
  return [front(name, opened.text, words, title, all.length), ...all, teacher(words)].join('\n\n');
}

/** The recording as a block of text, so that it can be read in the file as well. */
function front(name: string, text: string, words: BegunWords, title: string, steps: number): string {
  const block = text.trimEnd().split('\n').map((line) => (line === '' ? '' : `      ${line}`));
  const lines = [`id: ${name}`, 'module: 1', `title: ${JSON.stringify(title)}`, `minutes: ${steps * MINUTES_A_STEP}`, 'needs: []'];
  return ['---', ...lines, 'goals:', `  - ${JSON.stringify(words.recorded.goal)}`, 'terms: {}', 'stories:', '  shown:', '    recording: |', ...block, '---'].join('\n');
}

function stepOf(opened: Reopened, words: BegunWords, reply: number, number: number): string {
  const { journal } = opened;
  const cause = journal.cause(reply);
  const host = hostOf(opened, reply);
  const look = host === '' ? '' : ` look="host:${host}"`;
  const told = words.text(host === '' ? '' : `[${host}](<mark:host:${host}>)`);
  return [`## ${number + 1}. ${words.recorded.title(journal.label(cause))}`, `::step{story=shown at="${journal.id(cause)}"${look}}`, told, question(opened, words, reply, number)].join('\n\n');
}

/** Everything has been said there: what the judge has found may be seen. '' where it has found nothing. */
function judgement({ journal, length, findings }: Reopened, words: BegunWords): string {
  const found = findings.find(({ rule }) => RULE.test(rule));
  if (!found) return '';
  const last = Array.from({ length }, (_, index) => index).findLast((index) => ['command', 'reply'].includes(journal.kind(index)) && !/["\n{}]/.test(journal.id(index)));
  if (last === undefined || last < found.entry) return '';
  const link = `[\`${found.rule}\`](mark:finding:${found.rule})`;
  return [`## ${words.recorded.judgeTitle}`, `::step{story=shown at="${journal.id(last)}" open="findings"}`, words.recorded.judgeText(link)].join('\n\n');
}
