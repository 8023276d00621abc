/** Everything that can be wrong with a lesson, found by reading it in all its languages and by playing it. */
import type { Lesson } from '../lesson.ts';
import { withColumns } from '../reading/columns.ts';
import type { Fault } from '../reading/faults.ts';
import { readLesson } from '../reading/read.ts';
import { unsolved } from './attempts.ts';
import { unknownIdeas } from './ideas.ts';
import { tooLong } from './lengths.ts';
import { pointingNowhere } from './marks.ts';
import { outOfPlace } from './moments.ts';
import { toldIn } from './runs.ts';
import { differences } from './skeleton.ts';
import { missing } from './whole.ts';

/** What is wrong in one file. */
export interface Checked {
  language: string;
  faults: Fault[];
}

/**
 * `sources`: the lesson's Markdown in each language; the first is the one that the others are held against. `folder`: its name.
 * `terms`: keys of those that other lessons explain. `ideas`: names of the misconceptions that there are; any name will do without it.
 */
export function checkLesson(
  sources: readonly { language: string; source: string }[],
  folder: string,
  terms: ReadonlySet<string> = new Set(),
  ideas?: ReadonlySet<string>,
): Checked[] {
  const read = sources.map(({ language, source }) => ({ language, source, ...readLesson(source) }));
  const first = read[0]?.lesson;
  return read.map(({ language, source, lesson, faults }, number) => {
    // what cannot be read is not played
    const all = faults.length > 0 ? faults : [...misnamed(lesson, folder), ...found(lesson, number === 0 ? undefined : first, terms, ideas)];
    return { language, faults: withColumns(all, source) };
  });
}

function misnamed({ id }: Lesson, folder: string): Fault[] {
  return id === folder ? [] : [{ line: 2, about: '', key: 'otherId', values: { id, folder } }];
}

function found(lesson: Lesson, first: Lesson | undefined, terms: ReadonlySet<string>, ideas?: ReadonlySet<string>): Fault[] {
  const { runs, faults } = toldIn(lesson);
  const written = [...(first ? differences(first, lesson) : []), ...missing(lesson), ...tooLong(lesson), ...(ideas ? unknownIdeas(lesson, ideas) : [])];
  const played = [...faults, ...outOfPlace(lesson, runs), ...pointingNowhere(lesson, runs, terms), ...unsolved(lesson, runs)];
  return [...written, ...played].sort((one, other) => one.line - other.line);
}
