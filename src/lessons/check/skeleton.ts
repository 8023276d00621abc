/** All languages of a lesson have the same skeleton: everything but words, headings, and subject and text of letters. */
import type { Lesson, Story, Task } from '../lesson.ts';
import { Faults, type Fault } from '../reading/faults.ts';

/** Characters of a difference. */
const MOST_SHOWN = 120;

/** What is different between a version of a lesson and the first one, told at the line of the version. */
export function differences(first: Lesson, version: Lesson): Fault[] {
  const faults = new Faults();
  const compare = (line: number, what: string, one: unknown, other: unknown): void => {
    const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
    if (a !== b) faults.add(line, 'different', { what, here: cut(b), there: cut(a) });
  };
  for (const key of ['id', 'module', 'minutes', 'needs', 'isOutlook'] as const) compare(1, key, first[key], version[key]);
  compare(1, 'terms', first.terms.map(keyOf), version.terms.map(keyOf));
  compare(1, 'stories', first.stories.map(asWritten).map(withoutWords), version.stories.map(asWritten).map(withoutWords));
  compare(1, 'steps', first.steps.length, version.steps.length);
  version.steps.forEach((step, number) => {
    const other = first.steps[number];
    if (!other) return;
    faults.about = step.title;
    for (const key of ['story', 'at', 'look', 'near', 'open', 'hide'] as const) compare(step.line, key, other[key], step[key]);
    compare(step.line, 'tasks', other.tasks.map(nameOf), step.tasks.map(nameOf));
    step.tasks.forEach((task, place) => compareTasks(other.tasks[place], task, faults, compare));
  });
  return faults.all;
}

/** As much as helps to find it. */
function cut(written = ''): string {
  return written.length > MOST_SHOWN ? `${written.slice(0, MOST_SHOWN)}…` : written;
}

const keyOf = ({ key }: { key: string }): string => key;
const nameOf = ({ name }: Task): string => name;

const SAME = ['kind', 'at', 'as', 'goal', 'isCheck', 'may', 'edits', 'within', 'isAll', 'counts', 'isWhen', 'holds', 'of', 'measures', 'on'] as const;

function compareTasks(first: Task | undefined, task: Task, faults: Faults, compare: (...compared: [number, string, unknown, unknown]) => void): void {
  if (first?.name !== task.name) return;
  faults.about = `#${task.name}`;
  for (const key of SAME) compare(task.line, key, first[key], task[key]);
  const bare = ({ cases }: Task): unknown[] => cases.map(({ isRight, codes, ideas }) => [isRight, codes, ideas]);
  compare(task.line, 'cases', bare(first), bare(task));
  compare(task.line, 'hints', first.hints.length, task.hints.length);
  compare(task.line, 'wrong', first.wrong.length, task.wrong.length);
}

/** What it says again stands in a task. */
const asWritten = (story: Story): Story => (story.replays === '' ? story : { ...story, interventions: story.interventions.slice(0, -1) });

/** What letters say is written in each language. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'subject' && key !== 'text')
      .map(([key, each]) => [key, key === 'lines' ? linesOf(each) : withoutWords(each)]),
  );
}

/** Of what is typed, the commands: a line that has several is a letter. */
function linesOf(lines: unknown): unknown {
  return Array.isArray(lines) ? lines.map((line: unknown) => (typeof line === 'string' && line.includes('\n') ? '' : line)) : lines;
}
