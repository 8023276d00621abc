/** What a package tells an LMS, in the names and forms of both versions (SCORM 1.2 RTE §3.4, SCORM 2004 RTE §4.2). */
import type { Task, TaskKind } from '../../../lessons/lesson.ts';
import type { Answer } from '../../lessons/keeper.ts';
import type { Score, State } from '../../lessons/score/contract.ts';
import { textOf } from '../../lessons/words.ts';
import type { Version } from './api.ts';

/** A name of the data model, and its value. */
export type Told = readonly [name: string, value: string];

export interface Report {
  state: State;
  score: Score | null;
  /** From 0 to 1. */
  progress: number;
  /** What the package needs to go on from here. */
  kept: string;
  /** Where the reader is, for an LMS that keeps nothing else. */
  place: string;
}

/** Points that are told: an LMS shows them as they are. */
const MOST_POINTS = 100;
const rounded = (value: number): string => String(Math.round(value * 10_000) / 10_000);
const points = ({ scaled }: Score): string => String(Math.round(scaled * MOST_POINTS));

/** Whoever comes back, also after the end, finds the same attempt: so it is always left as suspended. */
export function reported(version: Version, report: Report): Told[] {
  return version === 'scorm12' ? reported12(report) : reported2004(report);
}

function reported12({ state, score, kept, place }: Report): Told[] {
  const scored: Told[] = score
    ? [
        ['cmi.core.score.min', '0'],
        ['cmi.core.score.max', String(MOST_POINTS)],
        ['cmi.core.score.raw', points(score)],
      ]
    : [];
  return [
    ['cmi.core.lesson_status', state === 'done' ? 'completed' : 'incomplete'],
    ...scored,
    ...(place === '' ? [] : [['cmi.core.lesson_location', place] as const]),
    ['cmi.suspend_data', kept],
    ['cmi.core.exit', 'suspend'],
  ];
}

function reported2004({ state, score, progress, kept, place }: Report): Told[] {
  const scored: Told[] = score
    ? [
        ['cmi.score.min', '0'],
        ['cmi.score.max', String(MOST_POINTS)],
        ['cmi.score.raw', points(score)],
        ['cmi.score.scaled', rounded(score.scaled)],
      ]
    : [];
  return [
    ['cmi.completion_status', state === 'done' ? 'completed' : 'incomplete'],
    ['cmi.progress_measure', rounded(progress)],
    ...scored,
    ...(place === '' ? [] : [['cmi.location', place] as const]),
    ['cmi.suspend_data', kept],
    ['cmi.exit', 'suspend'],
  ];
}

/** Where the names of a version stand for what is asked when a package is opened. */
export const ASKED: Readonly<Record<Version, { kept: string; place: string; status: string; count: string }>> = {
  scorm12: {
    kept: 'cmi.suspend_data',
    place: 'cmi.core.lesson_location',
    status: 'cmi.core.lesson_status',
    count: 'cmi.interactions._count',
  },
  scorm2004: { kept: 'cmi.suspend_data', place: 'cmi.location', status: 'cmi.completion_status', count: 'cmi.interactions._count' },
};

export function lasted(version: Version, ms: number): Told {
  return version === 'scorm12' ? ['cmi.core.session_time', span12(ms)] : ['cmi.session_time', span2004(ms)];
}

const two = (value: number): string => String(value).padStart(2, '0');

/** CMITimespan, HHHH:MM:SS.SS. */
function span12(ms: number): string {
  const hundredths = Math.round(ms / 10);
  const seconds = Math.floor(hundredths / 100);
  const hours = Math.min(9999, Math.floor(seconds / 3600));
  return `${String(hours).padStart(4, '0')}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`;
}

/** ISO 8601, in seconds. */
const span2004 = (ms: number): string => `PT${Math.round(ms / 10) / 100}S`;

/** How a kind of task is called; what is done freely is text. */
const TYPES: Readonly<Record<TaskKind, 'choice' | 'matching' | 'sequencing' | 'text'>> = {
  ...{ predict: 'choice', find: 'choice', explain: 'choice', decide: 'choice', measure: 'choice' },
  ...{ type: 'text', serve: 'text', break: 'text', repair: 'text' },
  ...{ match: 'matching', order: 'sequencing' },
};
/** Characters of a text that an LMS must be able to keep. */
const LONGEST = { scorm12: 255, scorm2004: 4000 };

export interface Interaction {
  /** Number of the entry in the record of the LMS, from 0. */
  number: number;
  lesson: string;
  answer: Answer;
  latencyMs: number;
  /** Wall clock, ms since 1970. */
  atMs: number;
}

/** One answer; a solution that was shown is neither right nor wrong. */
export function interacted(version: Version, { number, lesson, answer, latencyMs, atMs }: Interaction): Told[] {
  const { task, result } = answer;
  const at = `cmi.interactions.${number}`;
  const type = TYPES[task.kind];
  const given = answer.response.length > 0 ? responseOf(version, answer) : '';
  const id: Told = [`${at}.id`, identifier(`${lesson}.${task.name}`)];
  if (version === 'scorm12') {
    const told: Told[] = given === '' ? [] : [[`${at}.student_response`, given]];
    const results = { right: 'correct', wrong: 'wrong', shown: 'neutral' };
    return [
      id,
      [`${at}.type`, type === 'text' ? 'fill-in' : type],
      [`${at}.time`, new Date(atMs).toISOString().slice(11, 19)],
      ...told,
      [`${at}.result`, results[result]],
      [`${at}.latency`, span12(latencyMs)],
    ];
  }
  const told: Told[] = given === '' ? [] : [[`${at}.learner_response`, given]];
  const results = { right: 'correct', wrong: 'incorrect', shown: 'neutral' };
  return [
    id,
    [`${at}.type`, type === 'text' ? 'long-fill-in' : type],
    [`${at}.timestamp`, `${new Date(atMs).toISOString().slice(0, 22)}Z`],
    ...told,
    [`${at}.result`, results[result]],
    [`${at}.latency`, span2004(latencyMs)],
  ];
}

/** Letters, figures, dots and hyphens are allowed everywhere. */
const identifier = (text: string): string => text.replace(/[^A-Za-z0-9.-]/g, '_').slice(0, 250) || '_';

function responseOf(version: Version, { task, response }: Answer): string {
  const type = TYPES[task.kind];
  if (type === 'text') return response.join('\n').slice(0, LONGEST[version]);
  if (type === 'matching') return paired(version, task, response);
  if (type === 'sequencing') return placed(version, task, response);
  if (version === 'scorm2004') return response.map(identifier).join('[,]');
  return response.flatMap((code) => figure(task.cases.findIndex(({ codes }) => codes.includes(code)))).join(',');
}

/** In SCORM 1.2 an answer is a single letter or figure. */
const figure = (place: number): string[] => (place >= 0 && place < 36 ? [place.toString(36)] : []);

/** Row by row: its number, and that of the first row with the right cell that was chosen. */
function paired(version: Version, { pairs }: Task, response: readonly string[]): string {
  const rights = (pairs?.rows ?? []).map(([, right = []]) => textOf(right));
  const [pair, next] = version === 'scorm12' ? ['.', ','] : ['[.]', '[,]'];
  return response.map((cell, row) => `${row.toString(36)}${pair}${Math.max(0, rights.indexOf(cell)).toString(36)}`).join(next);
}

/** Numbers that the rows have in the right order. */
function placed(version: Version, { pairs }: Task, response: readonly string[]): string {
  const rows = (pairs?.rows ?? []).map(([cell = []]) => textOf(cell));
  return response.map((cell) => Math.max(0, rows.indexOf(cell)).toString(36)).join(version === 'scorm12' ? ',' : '[,]');
}
