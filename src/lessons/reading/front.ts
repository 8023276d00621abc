/** The front matter of a lesson: what it is called, what comes before it, the words it introduces, the runs it plays. */
import * as v from 'valibot';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { Lesson, Story, Term } from '../lesson.ts';
import type { Faults } from './faults.ts';
import { spansOf } from './text.ts';
import { childrenOf, treeOf } from './tree.ts';

const name = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/));
const words = v.pipe(v.string(), v.minLength(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Characters of a recording that stands in a lesson: a whole morning at a mail server, and still a file that one can read. */
const LONGEST_RECORDING = 65_536;
/** What is laid over a run: nobody can change what was recorded. */
const OVER_A_RUN = ['seed', 'with', 'interventions', 'replays'] as const;

const told = v.pipe(
  v.strictObject({
    scenario: v.exactOptional(name),
    from: v.exactOptional(name),
    replays: v.exactOptional(name),
    recording: v.exactOptional(v.pipe(v.string(), v.minLength(1))),
    seed: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    with: v.exactOptional(v.record(v.string(), v.unknown())),
    interventions: v.exactOptional(v.array(v.unknown())),
  }),
  v.check(({ scenario, from, recording }) => [scenario, from, recording].filter((each) => each !== undefined).length === 1, 'scenario | from | recording'),
  v.check((each) => each.recording === undefined || OVER_A_RUN.every((key) => each[key] === undefined), 'recording: |'),
);

const form = v.strictObject({
  id: name,
  module: count,
  title: words,
  minutes: count,
  needs: v.array(name),
  outlook: v.exactOptional(v.boolean(), false),
  goals: v.pipe(v.array(words), v.minLength(1)),
  terms: v.exactOptional(v.record(name, v.strictObject({ name: words, means: words })), {}),
  stories: v.record(name, told),
});

export type Front = Omit<Lesson, 'steps' | 'teacher'>;

const NOTHING: Front = { id: '', module: 0, title: '', minutes: 0, needs: [], isOutlook: false, goals: [], terms: [], stories: [] };

/** `yaml` begins in the second line of the file. */
export function frontOf(yaml: string | undefined, faults: Faults): Front {
  if (yaml === undefined) faults.add(1, 'noFront');
  if (yaml === undefined) return NOTHING;
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  for (const { linePos, message } of document.errors) faults.add((linePos?.[0].line ?? 1) + 1, 'yaml', { message });
  if (document.errors.length > 0) return NOTHING;
  const read = v.safeParse(form, document.toJS());
  if (read.success) {
    for (const [key, { recording = '' }] of Object.entries(read.output.stories))
      if (recording.length > LONGEST_RECORDING)
        faults.add(lineOfPath(document, lines, ['stories', key, 'recording']), 'longRecording', { story: key, length: recording.length, most: LONGEST_RECORDING });
    return frontFrom(read.output, faults);
  }
  for (const issue of read.issues) faults.add(lineOfPath(document, lines, (issue.path ?? []).map(({ key }) => key)), 'front', misfit(issue));
  return NOTHING;
}

const misfit = (issue: v.BaseIssue<unknown>): Record<string, string> => ({
  path: v.getDotPath(issue) ?? '',
  expected: issue.expected ?? issue.message,
  received: issue.received,
});

/** The line of the file at which this part of the front matter stands, or what holds it; for what has been read without faults. */
export function lineInFront(source: string, path: readonly (string | number)[]): number {
  const yaml = childrenOf(treeOf(source)).find(({ type }) => type === 'yaml')?.value ?? '';
  const lines = new LineCounter();
  return lineOfPath(parseDocument(yaml, { lineCounter: lines }), lines, path);
}

/** The line of the deepest part of the path that is there. */
function lineOfPath(document: Document, lines: LineCounter, path: readonly unknown[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line + 1;
  }
  return 2;
}

function frontFrom({ goals, terms, stories, outlook, ...rest }: v.InferOutput<typeof form>, faults: Faults): Front {
  return {
    ...rest,
    isOutlook: outlook,
    goals: goals.map((goal) => inline(goal, faults)),
    terms: Object.entries(terms).map(([key, term]): Term => ({ key, name: term.name, means: inline(term.means, faults) })),
    stories: Object.entries(stories).map(([key, each]): Story => ({ key, ...NOT_SAID, ...each })),
  };
}

const NOT_SAID: Omit<Story, 'key'> = { scenario: '', from: '', seed: 1, with: {}, interventions: [], replays: '', recording: '' };

/** A sentence of the front matter may hold what running text may. */
const inline = (source: string, faults: Faults) => childrenOf(treeOf(source)).flatMap((node) => spansOf(node, faults));
