/** Where lessons stand on the map: further right, the more comes before them; beside what they need. */

/** What the map has to know of a lesson. */
export interface Needing {
  id: string;
  module: number;
  /** Ids of lessons that come before; such as are not there do not count. */
  needs: readonly string[];
}

/** `column` from 0; `row` from 0 downwards, also between two. */
export interface Spot {
  id: string;
  column: number;
  row: number;
}

export interface CourseMap {
  spots: Spot[];
  /** What leads to what; a way that follows from others is left out. */
  ways: { from: Spot; to: Spot }[];
  columns: number;
  rows: number;
}

export function mapOf(lessons: readonly Needing[]): CourseMap {
  const known = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const needed = needsIn(known);
  const columns: Needing[][] = [];
  for (const lesson of lessons) (columns[depthOf(lesson.id, needed)] ??= []).push(lesson);
  const spots = new Map<string, Spot>();
  columns.forEach((column, number) => place(column, number, needed, spots));
  const top = Math.min(...[...spots.values()].map(({ row }) => row));
  for (const spot of spots.values()) spot.row -= top;
  return {
    spots: [...spots.values()],
    ways: [...needed].flatMap(([id, before]) => before.map((each) => ({ from: spots.get(each)!, to: spots.get(id)! }))),
    columns: columns.length,
    rows: Math.max(0, ...[...spots.values()].map(({ row }) => row)) + 1,
  };
}

/** What each lesson needs at once: not what is needed by something else that it needs. Circles are cut where they close. */
function needsIn(known: ReadonlyMap<string, Needing>): Map<string, string[]> {
  const all = new Map<string, Set<string>>();
  const before = (id: string, above: readonly string[]): Set<string> => {
    const found = all.get(id);
    if (found) return found;
    const needs = known.get(id)!.needs.filter((each) => known.has(each) && !above.includes(each) && each !== id);
    const whole = new Set(needs.flatMap((each) => [each, ...before(each, [...above, id])]));
    all.set(id, whole);
    return whole;
  };
  for (const id of known.keys()) before(id, []);
  return new Map(
    [...known].map(([id, { needs }]) => {
      const direct = needs.filter((each) => all.get(id)!.has(each));
      return [id, direct.filter((each) => !direct.some((other) => other !== each && all.get(other)!.has(each)))];
    }),
  );
}

function depthOf(id: string, needed: ReadonlyMap<string, readonly string[]>): number {
  return Math.max(-1, ...needed.get(id)!.map((each) => depthOf(each, needed))) + 1;
}

/** As near as may be to the middle of what each needs, in the order of the modules where that says nothing. */
function place(column: Needing[], number: number, needed: ReadonlyMap<string, readonly string[]>, spots: Map<string, Spot>): void {
  const wished = column
    .map(({ id, module }) => ({ id, module, row: mean(needed.get(id)!.map((each) => spots.get(each)!.row)) }))
    .sort((one, other) => one.row - other.row || one.module - other.module);
  const rows: number[] = [];
  for (const { row } of wished) rows.push(Math.max(row, (rows.at(-1) ?? -Infinity) + 1));
  const drift = mean(rows.map((row, at) => row - wished[at]!.row));
  wished.forEach(({ id }, at) => spots.set(id, { id, column: number, row: Math.round((rows[at]! - drift) * 2) / 2 }));
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
