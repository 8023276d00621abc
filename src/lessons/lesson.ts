/** A lesson as data: what page, check and printed sheet work with. Made from Markdown by `reading/`. */

import type { Measure } from '../run/measures.ts';

/** A run of text. Neighbours with the same `to` are one link. */
export interface Span {
  text: string;
  style?: 'em' | 'strong' | 'code';
  to?: Target;
}

/** What a word points at: a mark of the stage, a term, a section of an RFC, a story of the gallery, a place outside. */
export type Target =
  | { kind: 'mark'; mark: string }
  | { kind: 'term'; term: string }
  | { kind: 'rfc'; rfc: number; section: string }
  | { kind: 'story'; story: string }
  | { kind: 'web'; url: string };

export type Block =
  | { type: 'paragraph'; spans: Span[] }
  | { type: 'list'; isOrdered: boolean; items: Span[][] }
  | { type: 'table'; head: Span[][]; rows: Span[][][] }
  | { type: 'code'; text: string };

/** What the reader does, and so how it is graded. */
export const TASK_KINDS = [
  'predict', // says what will come
  'find', // clicks on a mark
  'explain', // chooses a sentence
  'type', // speaks as the client
  'serve', // answers as the server
  'decide', // takes an edge of an agent's chart
  'repair', // edits letter, envelope, zone, policy or dialogue
  'break', // changes one thing
  'match', // pairs the columns of a table
  'order', // sorts a list
  'measure', // runs two stories and says which costs less
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** One thing that may have been done, and what is said to it. */
export interface Case {
  isRight: boolean;
  /** What was done: any of them. Their grammar is that of the task's kind. */
  codes: string[];
  /** Misconceptions that it shows. */
  ideas: string[];
  /** Words of a choice, or the answer to what was done. */
  says: Span[];
  /** The answer, where `says` is the choice. */
  told: Block[];
  line: number;
}

export interface Task {
  name: string;
  kind: TaskKind;
  /** Journal id of the step that the answer sets free; '' for none. */
  at: string;
  as: string;
  goal: string;
  /** It counts for the score. */
  isCheck: boolean;
  /** Of `break`: what may be changed: 'say submission:MAIL#1', or 'stage'. */
  may: string;
  /** Of `break`: whatever a menu on the stage offers may be broken. */
  isOnStage: boolean;
  /** Of `repair`. */
  edits: string[];
  /** Of `measure`: keys of the stories that are compared, what of, and on which protocols; none for all. */
  of: string[];
  measures: Measure | '';
  on: string[];
  /** Of `find`: the panel to look in; '' for the stage. */
  within: string;
  /** Of `find`: every right mark must be clicked. */
  isAll: boolean;
  /** Of `predict`: ids that are counted; '' for none. */
  counts: string;
  /** Of `predict`: a time is asked for. */
  isWhen: boolean;
  /** What must be true of the run for the right choice to be right; '' for nothing. */
  holds: string;
  question: Block[];
  /** Of `match` and `order`. */
  pairs: { head: Span[][]; rows: Span[][][] } | null;
  cases: Case[];
  hints: Span[][];
  solution: string;
  /** Attempts that fail, for the check alone. */
  wrong: string[];
  /** Said after the answer. */
  after: Block[];
  line: number;
}

/** How near the stage may stand; '' for as near as what happens asks for. */
export const NEAR = ['', 'town', 'host', 'session', 'line', 'octets'] as const;

export interface Step {
  title: string;
  /** Key of one of the lesson's stories. */
  story: string;
  /** Journal id at which its run stands. */
  at: string;
  /** The mark that the step is about, and all else is dimmed; '' for the whole stage. */
  look: string;
  /** How near the stage stands. */
  near: (typeof NEAR)[number];
  /** A panel beside the lesson; '' for none. */
  open: string;
  /** A mark that stays shut until the first task is answered; '' for none. */
  hide: string;
  blocks: Block[];
  tasks: Task[];
  line: number;
}

export interface Term {
  key: string;
  name: string;
  means: Span[];
}

/** What the lesson shows: a run of a scenario, or of another story, with what is otherwise in it; or a recording. */
export interface Story {
  key: string;
  /** '' for another story, and for a recording. */
  scenario: string;
  /** Key of another story of the lesson; '' for none. */
  from: string;
  seed: number;
  /** See `run/overlay.ts`. */
  with: unknown;
  interventions: unknown[];
  /** Name of a task that is spoken in: what the reader said there is said here once more; '' for none. */
  replays: string;
  /** Text that `transcripts/` can open: a dialogue, a log, a journal that was exported; '' for a run. */
  recording: string;
}

export interface Lesson {
  id: string;
  module: number;
  title: string;
  /** How long it takes, minutes. */
  minutes: number;
  /** Ids of lessons that come before. */
  needs: string[];
  /** It looks beyond the course: what is not simulated is spoken of too. */
  isOutlook: boolean;
  goals: Span[][];
  terms: Term[];
  stories: Story[];
  steps: Step[];
  /** For the presenter's window and the handout. */
  teacher: Block[];
}

/** What is known of a task before it is opened. */
export interface TaskSummary extends Pick<Task, 'name' | 'kind' | 'isCheck'> {
  /** Misconceptions that its answers may show. */
  ideas: string[];
}

/** What is spoken of in a step: keys of terms, numbers of RFCs, and verbs, codes and fields as they are written. */
export interface StepSummary extends Pick<Step, 'title'> {
  tasks: TaskSummary[];
  terms: string[];
  rfcs: number[];
  words: string[];
}

/** What is known of a lesson before it is opened. */
export interface LessonSummary extends Pick<Lesson, 'title' | 'module' | 'minutes' | 'needs' | 'isOutlook' | 'goals' | 'terms'> {
  steps: StepSummary[];
}
