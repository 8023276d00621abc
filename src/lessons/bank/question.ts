/** Questions as a quiz of any LMS asks them. What only the machines can judge is asked openly, with the way to where they do. */
import type { Block, Case, Span, Story, Task } from '../lesson.ts';
import type { Answer } from './answer.ts';
import { repliesJudged } from './replies.ts';

interface Common {
  /** Unique in its file. */
  name: string;
  text: Block[];
  /** Said after any answer. */
  after: Block[];
}

/** One of several sentences is chosen, pairs are put together, a line is written, or something is done elsewhere and told. */
export type Question = Common &
  (
    | { kind: 'choice'; answers: Answer[] }
    | { kind: 'pairs'; pairs: { left: Span[]; right: Span[] }[] }
    /** `*` in an answer stands for anything; the first that fits counts. */
    | { kind: 'line'; answers: Answer[] }
    /** `solution`: for whoever marks it. */
    | { kind: 'open'; solution: string }
  );

/** Questions that belong together. */
export interface Chapter {
  title: string;
  questions: Question[];
  /** Tasks that no quiz can ask, since they are done in no lesson. */
  left: number;
}

/** Where the tasks of a lesson are done. */
export interface AskedStage {
  stories: Story[];
  /** Of each task: the story that it is about; the way to it as a sentence, and as an address, '' where nobody knows it. */
  places: { task: string; story: string; told: string; url: string }[];
}

/** Tasks that belong together; `within`: the lesson they are of, '' for none. */
export interface AskedTasks {
  title: string;
  tasks: Task[];
  within: string;
  stage?: AskedStage;
}

export function chapterOf({ title, tasks, within, stage }: AskedTasks): Chapter {
  const questions = tasks.flatMap((task) => questionOf(task, within, stage) ?? []);
  return { title, questions, left: tasks.length - questions.length };
}

/** `null` for a task that can only be done on a stage, where there is none. */
export function questionOf(task: Task, within: string, stage?: AskedStage): Question | null {
  const { kind, name, question: text, after, cases, pairs } = task;
  const common = { name: within === '' ? name : `${within}/${name}`, text, after };
  if (kind === 'match' && pairs) return { ...common, kind: 'pairs', pairs: pairs.rows.map(([left = [], right = []]) => ({ left, right })) };
  if (kind === 'order' && pairs) return { ...common, kind: 'pairs', pairs: pairs.rows.map(([left = []], place) => ({ left, right: [{ text: String(place + 1) }] })) };
  const isChosen = kind === 'predict' || kind === 'explain' || kind === 'decide' || kind === 'measure';
  if (isChosen && cases.length > 1 && cases.some(({ isRight }) => isRight)) return { ...common, kind: 'choice', answers: cases.map((each) => answerOf(each, kind === 'predict')) };
  const place = stage?.places.find((each) => each.task === name);
  if (!stage || !place) return null;
  const answers = kind === 'serve' ? repliesJudged(task, stage.stories, place.story) : [];
  if (answers.some(({ isRight }) => isRight)) return { ...common, kind: 'line', answers };
  return { ...common, kind: 'open', text: [...text, wayTo(place)], solution: task.solution };
}

function wayTo({ told, url }: AskedStage['places'][number]): Block {
  return { type: 'paragraph', spans: [{ text: told }, ...(url === '' ? [] : [{ text: ' ' }, { text: url, to: { kind: 'web' as const, url } }])] };
}

/** In a prediction one chooses what is on the wire, and the sentence answers it. */
function answerOf({ codes, says, told, isRight }: Case, isPredicted: boolean): Answer {
  const code: Span[] = [{ text: codes[0]!, style: 'code' }];
  if (!isPredicted) return { text: says.length > 0 ? says : code, isRight, told };
  return { text: code, isRight, told: told.length > 0 ? told : says.length > 0 ? [{ type: 'paragraph', spans: says }] : [] };
}
