/** The list of a folder as its owner has it: what was found, in the order that was chosen. */
import type { ProgramSeen } from '../../worker/api.ts';
import type { Column } from './chosen.ts';

export type Row = NonNullable<ProgramSeen['rows']>[number];

/** Sorted by these, what is most comes first. */
const COUNTED: ReadonlySet<Column> = new Set(['flag', 'priority', 'clip', 'sent', 'received', 'size'] as const);
export const beginsDescending = (by: Column): boolean => COUNTED.has(by);

const PRIORITIES = { high: 2, '': 1, low: 0 } as const;

/** What a column is sorted by. */
function keyOf(row: Row, by: Column): number | string {
  switch (by) {
    case 'sent':
      return row.sentMs || 0;
    case 'received':
      return row.receivedMs || 0;
    case 'size':
      return row.size;
    case 'priority':
      return PRIORITIES[row.priority];
    case 'flag':
      return Number(row.flags.includes('\\Flagged'));
    case 'clip':
      return Number(row.clip ?? false);
    case 'account':
      // one program has one
      return 0;
    default:
      return (row[by] ?? '').toLowerCase();
  }
}

/** Equal ones stay in the order of the server. */
export function sorted(rows: readonly Row[], { found, sort }: Pick<ProgramSeen, 'found' | 'sort'>, language: string): Row[] {
  const wanted = found === null ? null : new Set(found);
  const collator = new Intl.Collator(language);
  const keyed = rows.filter(({ uid }) => wanted === null || wanted.has(uid)).map((row) => ({ row, key: keyOf(row, sort.by) }));
  const compared = (a: number | string, b: number | string): number =>
    typeof a === 'number' ? a - (b as number) : collator.compare(a, b as string);
  const turned = sort.descending ? -1 : 1;
  return keyed.sort((a, b) => turned * compared(a.key, b.key) || turned * (a.row.uid - b.row.uid)).map(({ row }) => row);
}

export const isUnread = ({ flags }: Row): boolean => !flags.includes('\\Seen');

/** What is wanted of the conversations of all these letters; '' where they differ. */
export function mindingOf(rows: readonly Row[], uids: readonly number[]): Row['minding'] {
  const said = new Set(rows.filter(({ uid }) => uids.includes(uid)).map(({ minding }) => minding));
  return said.size === 1 ? [...said][0]! : '';
}

/** Whether all these letters have the flag, so that a click takes it off. */
export function areFlagged(rows: readonly Row[], uids: readonly number[], flag: string): boolean {
  const meant = rows.filter(({ uid }) => uids.includes(uid));
  return meant.length > 0 && meant.every(({ flags }) => flags.includes(flag));
}

/** Labels that any of these letters has, each once. */
export function labelsAmong(rows: readonly Row[], uids: readonly number[]): string[] {
  return [...new Set(rows.filter(({ uid }) => uids.includes(uid)).flatMap(labelsOf))];
}

/** Labels of the owner's own: keywords that are not the system's, nor those that programs share. */
export const labelsOf = ({ flags }: Row): string[] => flags.filter((flag) => !/^[\\$]/.test(flag));

/** A row where it stands among the others. */
export interface Placed {
  row: Row;
  /** How many are above it in its conversation. */
  depth: number;
  /** Answers below it, of all depths; shown or not. */
  below: number;
  /** Number among those that answer the same letter, from 1, and how many they are. */
  place: number;
  among: number;
}

/**
 * Conversations one after the other, each where the first of its letters would stand in the list; `closed`: UIDs whose answers are
 * hidden. What is in no conversation stands for itself.
 */
export function placed(rows: readonly Row[], threads: ProgramSeen['threads'], closed: ReadonlySet<number>): Placed[] {
  if (!threads) return rows.map((row, number) => ({ row, depth: 0, below: 0, place: number + 1, among: rows.length }));
  const known = new Map(rows.map((row) => [row.uid, row]));
  const groups = groupsOf(threads.lines, known);
  const whole = new Set<readonly { row: Row }[]>();
  for (const row of rows) whole.add(groups.get(row.uid) ?? [{ row, depth: 0 }]);
  const roots = [...whole] as (readonly { row: Row; depth: number }[])[];
  return roots.flatMap((group, number) => withinGroup(group, number + 1, roots.length, closed));
}

type Line = { row: Row; depth: number };

/** By UID of each of its letters: the lines of its conversation, as far as they are in the list. */
function groupsOf(lines: readonly { number: number; depth: number }[], known: ReadonlyMap<number, Row>): Map<number, Line[]> {
  const groups = new Map<number, Line[]>();
  let group: Line[] = [];
  for (const { number, depth } of lines) {
    if (depth === 0) group = [];
    const row = known.get(number);
    if (!row) continue;
    // whoever lost the letter above comes up
    group.push({ row, depth: Math.min(depth, (group.at(-1)?.depth ?? -1) + 1) });
    groups.set(number, group);
  }
  return groups;
}

function withinGroup(group: readonly Line[], rootPlace: number, roots: number, closed: ReadonlySet<number>): Placed[] {
  const { above, below, answers } = countedIn(group);
  const met = new Map<number, number>();
  const shown: Placed[] = [];
  let hiddenBelow = Infinity;
  group.forEach(({ row, depth }, at) => {
    const parent = above[at]!;
    const place = (met.get(parent) ?? 0) + 1;
    met.set(parent, place);
    if (depth > hiddenBelow) return;
    hiddenBelow = closed.has(row.uid) ? depth : Infinity;
    const stands = parent < 0 ? { place: rootPlace, among: roots } : { place, among: answers[parent]! };
    shown.push({ row, depth, below: below[at]!, ...stands });
  });
  return shown;
}

/** By place in the conversation: what each answers (-1: nothing), how many answer it, and how many are below it in all. */
function countedIn(group: readonly Line[]): { above: number[]; answers: number[]; below: number[] } {
  const above: number[] = [];
  const answers = group.map(() => 0);
  const below = group.map(() => 0);
  const path: number[] = [];
  group.forEach(({ depth }, at) => {
    path.length = depth;
    const parent = path.at(-1) ?? -1;
    above.push(parent);
    if (parent >= 0) answers[parent]!++;
    path.push(at);
  });
  for (let at = group.length - 1; at > 0; at--) if (above[at]! >= 0) below[above[at]!]! += below[at]! + 1;
  return { above, answers, below };
}
