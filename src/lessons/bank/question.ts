/** Questions as a quiz of any LMS asks them: what of a lesson, or of an exercise, needs no stage to be answered. */
import type { Block, Case, Span, Task } from '../lesson.ts';

export interface Answer {
  text: Span[];
  isRight: boolean;
  /** What is said to whoever chooses it. */
  told: Block[];
}

interface Common {
  /** Unique in its file. */
  name: string;
  text: Block[];
  /** Said after any answer. */
  after: Block[];
}

/** One of several sentences is chosen, or pairs are put together. */
export type Question = (Common & { kind: 'choice'; answers: Answer[] }) | (Common & { kind: 'pairs'; pairs: { left: Span[]; right: Span[] }[] });

/** Questions that belong together. */
export interface Chapter {
  title: string;
  questions: Question[];
}

/** `null` for a task that only the machines can judge, or that is answered on the stage. `within`: the lesson that it is of. */
export function questionOf(task: Task, within: string): Question | null {
  const { kind, name, question: text, after, cases, pairs } = task;
  const common = { name: within === '' ? name : `${within}/${name}`, text, after };
  if (kind === 'match' && pairs) return { ...common, kind: 'pairs', pairs: pairs.rows.map(([left = [], right = []]) => ({ left, right })) };
  if (kind === 'order' && pairs) return { ...common, kind: 'pairs', pairs: pairs.rows.map(([left = []], place) => ({ left, right: [{ text: String(place + 1) }] })) };
  const isChosen = kind === 'predict' || kind === 'explain' || kind === 'decide' || kind === 'measure';
  if (!isChosen || cases.length < 2 || !cases.some(({ isRight }) => isRight)) return null;
  return { ...common, kind: 'choice', answers: cases.map((each) => answerOf(each, kind === 'predict')) };
}

/** In a prediction one chooses what is on the wire, and the sentence answers it. */
function answerOf({ codes, says, told, isRight }: Case, isPredicted: boolean): Answer {
  const code: Span[] = [{ text: codes[0]!, style: 'code' }];
  if (!isPredicted) return { text: says.length > 0 ? says : code, isRight, told };
  return { text: code, isRight, told: told.length > 0 ? told : says.length > 0 ? [{ type: 'paragraph', spans: says }] : [] };
}

/** The tasks of a lesson that can be asked anywhere. */
export function chapterOf(title: string, tasks: readonly Task[], within: string): Chapter {
  return { title, questions: tasks.flatMap((task) => questionOf(task, within) ?? []) };
}
