/** Everything that can be wrong with a lesson, found by reading it in all its languages and by playing it. */
import type { Lesson } from '../lesson.ts';
import { withColumns } from '../reading/columns.ts';
import type { Fault } from '../reading/faults.ts';
import { lineInFront } from '../reading/front.ts';
import { readLesson } from '../reading/read.ts';
import { unsolved } from './attempts.ts';
import { unknownIdeas } from './ideas.ts';
import { tooLong } from './lengths.ts';
import { pointingNowhere } from './marks.ts';
import { outOfPlace } from './moments.ts';
import { unknownNeeds } from './needs.ts';
import { undoable } from './recordings.ts';
import { toldIn, type LineAt } from './runs.ts';
import { differences } from './skeleton.ts';
import { missing } from './whole.ts';

/** What there is besides the lesson: what it names must be in it. Of what is left out, any name will do; terms must be the lesson's own. */
export interface Around {
  /** Keys of the terms that other lessons explain. */
  terms?: ReadonlySet<string>;
  /** Names of the misconceptions. */
  ideas?: ReadonlySet<string>;
  /** Ids of the lessons. */
  lessons?: ReadonlySet<string>;
}

/** What is wrong in one file. */
export interface Checked {
  language: string;
  faults: Fault[];
}

/**
 * `sources`: the lesson's Markdown in each language; the first is the one that the others are held against. `folder`: its name.
 */
export function checkLesson(
  sources: readonly { language: string; source: string }[],
  folder: string,
  around: Around = {},
): Checked[] {
  const read = sources.map(({ language, source }) => ({ language, source, ...readLesson(source) }));
  const first = read[0]?.lesson;
  return read.map(({ language, source, lesson, faults }, number) => {
    const inFront = (path: readonly (string | number)[]) => lineInFront(source, path);
    // what cannot be read is not played
    const all = faults.length > 0 ? faults : [...misnamed(lesson, folder), ...found(lesson, number === 0 ? undefined : first, around, inFront)];
    return { language, faults: withColumns(all, source) };
  });
}

function misnamed({ id }: Lesson, folder: string): Fault[] {
  return id === folder ? [] : [{ line: 2, about: '', key: 'otherId', values: { id, folder } }];
}

function found(lesson: Lesson, first: Lesson | undefined, { terms = new Set(), ideas, lessons }: Around, lineAt: LineAt): Fault[] {
  const { runs, faults } = toldIn(lesson, lineAt);
  const known = [...(ideas ? unknownIdeas(lesson, ideas) : []), ...(lessons ? unknownNeeds(lesson, lessons, lineAt) : [])];
  const written = [...(first ? differences(first, lesson) : []), ...missing(lesson), ...tooLong(lesson), ...known];
  const played = [...faults, ...outOfPlace(lesson, runs), ...undoable(lesson, runs), ...pointingNowhere(lesson, runs, terms), ...unsolved(lesson, runs)];
  return [...written, ...played].sort((one, other) => one.line - other.line);
}
