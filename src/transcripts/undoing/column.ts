/**
 * What stands before every line and is none of it: the name of a container or a file, time and program, a number, a quotation
 * mark, the cell of a table. It is found by looking: the beginnings of lines are compared, with their numbers left open, and
 * whatever many of them have in common may be a column. What is behind it decides (recognising.ts).
 */
import { stampOf } from '../formats/log/stamps.ts';
import { eachLine } from './lines.ts';
import type { Undoing } from './undoing.ts';

/** Lines that are compared, characters of each, and places where a column may end in one. */
const COMPARED = 200;
const WIDEST = 240;
const MOST_ENDS = 40;
/** A column stands before at least one line in so many, and before so many lines. */
const SHARE = 5;
const FEWEST = 3;
/** Columns that are worth a trial. */
const MOST = 40;

/** A column may end behind white space or a sign, and before the arrows that some programs put right behind it. */
const END = /[ \t]+|[|\]:;,>](?=[^\s|\]:;,>])|.(?=<<<|>>>)/g;
const PIECE = /([ \t]+)|([A-Za-z]+)(?![A-Za-z0-9])|([A-Za-z0-9]+)|([^ \tA-Za-z0-9]+)/g;

export interface Column {
  pattern: RegExp;
  /** Lines that have it, of those that were compared. */
  lines: number;
  /** As it stands before the first of them. */
  sample: string;
}

const literally = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A beginning with its numbers left open, and, with `loose`, its words. */
function shapeOf(beginning: string, loose: boolean): string {
  return beginning.replace(PIECE, (piece, space?: string, word?: string, numbered?: string) => {
    if (space !== undefined) return '[ \\t]+';
    if (numbered !== undefined || (word !== undefined && loose)) return '[A-Za-z0-9]+';
    return literally(piece);
  });
}

/** Columns that may stand before the lines; those that most lines have come first, of those the shortest. */
export function columnsIn(lines: readonly string[]): Column[] {
  const compared = lines.filter((line) => line.trim() !== '').slice(0, COMPARED);
  const found = new Map<string, Column>();
  for (const line of compared) for (const [shape, sample] of beginningsOf(line)) noted(found, shape, sample);
  const enough = Math.max(Math.min(FEWEST, compared.length), compared.length / SHARE);
  const columns = distinct([...found.values()].filter((column) => column.lines >= enough));
  return columns.sort((one, other) => other.lines - one.lines || one.sample.length - other.sample.length).slice(0, MOST);
}

/** Open words are worth a trial only where more lines have the column then: of equals the first stays, the strict one. */
function distinct(columns: readonly Column[]): Column[] {
  const seen = new Set<string>();
  return columns.filter(({ sample, lines }) => {
    const key = `${lines} ${sample}`;
    return !seen.has(key) && seen.add(key);
  });
}

function noted(found: Map<string, Column>, shape: string, sample: string): void {
  const known = found.get(shape);
  if (known) known.lines++;
  else found.set(shape, { pattern: new RegExp(`^${shape}`), lines: 1, sample });
}

/** All beginnings of a line that may be a column, by shape. */
function beginningsOf(line: string): Map<string, string> {
  const beginnings = new Map<string, string>();
  let ends = 0;
  for (const { index, 0: sign } of line.slice(0, WIDEST).matchAll(END)) {
    if (++ends > MOST_ENDS) break;
    for (const beginning of new Set([line.slice(0, index + 1), line.slice(0, index + sign.length)])) addShapes(beginnings, beginning);
  }
  return beginnings;
}

/** White space at its end may be its own to the last blank, or but one of it. */
function addShapes(beginnings: Map<string, string>, beginning: string): void {
  for (const loose of [false, true]) {
    const shape = shapeOf(beginning, loose);
    if (/[^ \t][ \t]$/.test(beginning)) beginnings.set(shape.replace(/\+$/, ''), beginning);
    beginnings.set(shape, beginning);
  }
}

/** Takes the column off where it stands; with `timed`, the time that it tells stays before the line. */
export function withoutColumn({ pattern }: Column, timed: boolean): Undoing {
  return eachLine((line) => {
    const column = pattern.exec(line)?.[0] ?? '';
    const rest = column === '' ? line : line.slice(column.length);
    const atMs = timed && column !== '' ? timeIn(column) : null;
    return atMs === null ? rest : `${new Date(atMs).toISOString()} ${rest}`;
  });
}

/** The time that a column tells somewhere, or null. */
function timeIn(column: string): number | null {
  for (const { index } of column.matchAll(/(?<![\w.:+-])[[(]?[A-Za-z0-9]/g)) {
    const { atMs } = stampOf(column.slice(index));
    if (atMs !== null) return atMs;
  }
  return null;
}

const TAIL = /(?:,? [[(][^\s()[\]]*\d[^()[\]]*[\])]|, \w+: \S+| state=\d+|`?[ \t]+\||(?<=^[^"]*)")$/;

/**
 * What stands behind many lines alike: an address in brackets, where a request came from, a session's state, the end of a
 * table's row, a quotation mark that has been opened in the column.
 */
export function tailIn(lines: readonly string[]): string | undefined {
  const tails = new Map<string, number>();
  for (const line of lines.slice(0, COMPARED)) {
    const tail = TAIL.exec(line.slice(-WIDEST))?.[0];
    if (tail !== undefined) tails.set(tail, (tails.get(tail) ?? 0) + 1);
  }
  const [most] = [...tails].sort(([, one], [, other]) => other - one);
  return most && most[1] >= Math.max(FEWEST, Math.min(lines.length, COMPARED) / SHARE) ? most[0] : undefined;
}

export const withoutTail = (tail: string): Undoing =>
  eachLine((line) => {
    const plain = line.trimEnd();
    return plain.endsWith(tail) ? plain.slice(0, -tail.length) : line;
  });
