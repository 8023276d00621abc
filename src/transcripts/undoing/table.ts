/**
 * A dialogue written as a table: a row says when, who, and what, in Markdown, with tabs, or as a web page has it. Each row
 * becomes a line that names its side; an empty cell is an empty line of a text.
 */
import { withoutCr } from '../formats/log/text-lines.ts';
import { looksSaidByServer } from '../formats/log/turns.ts';
import type { Side } from '../sink.ts';
import { saidByClient } from '../vocabulary.ts';
import { eachLine } from './lines.ts';
import type { Undoing } from './undoing.ts';

/** Rows that are compared, cells of one, and those rows that must be said as their side says them. */
const COMPARED = 200;
const MOST_CELLS = 8;
const FEWEST = 2;
const MOST_NAMES = 8;

type Manner = (line: string) => string[] | undefined;

const withoutCode = (cell: string): string => /^`(.*)`$/s.exec(cell)?.[1] ?? cell;
/** A bar within a cell is written `\|`. */
const markdown: Manner = (line) => {
  const row = /^\s*\|(.*?)\|?\s*$/s.exec(line)?.[1];
  return row?.split(/(?<!\\)\|/).map((cell) => withoutCode(cell.trim()).replaceAll('\\|', '|'));
};
const tabbed: Manner = (line) => (line.includes('\t') ? line.split('\t') : undefined);
const MANNERS: readonly Manner[] = [markdown, tabbed];

export interface Table {
  cellsIn: Manner;
  cells: number;
  who: number;
  what: number;
  sides: ReadonlyMap<string, Side>;
}

/** The table that most of these lines are rows of: in one column both sides are named, in another they speak. */
export function tableIn(lines: readonly string[]): Table | undefined {
  const written = lines.filter((line) => line.trim() !== '').slice(0, COMPARED);
  for (const cellsIn of MANNERS) {
    const rows = written.map(cellsIn).filter((row) => row !== undefined);
    const cells = rows[Math.floor(rows.length / 2)]?.length ?? 0;
    const alike = rows.filter((row) => row.length === cells);
    if (cells < 2 || cells > MOST_CELLS || alike.length * 2 <= written.length) continue;
    const what = cells - 1;
    for (let who = 0; who < what; who++) {
      const sides = sidesIn(alike, who, what);
      if (sides) return { cellsIn, cells, who, what, sides };
    }
  }
  return undefined;
}

/** Whose each name is; `undefined` where these are no names of two sides. */
function sidesIn(rows: readonly (readonly string[])[], who: number, what: number): Map<string, Side> | undefined {
  const tallies = new Map<string, { client: number; server: number }>();
  for (const row of rows) {
    const [name, said] = [row[who]!.trim(), row[what]!.trim()];
    const tally = tallies.get(name) ?? { client: 0, server: 0 };
    if (looksSaidByServer(said)) tally.server++;
    else if (saidByClient(said)) tally.client++;
    tallies.set(name, tally);
  }
  if (tallies.size > MOST_NAMES) return undefined;
  const sides = new Map<string, Side>();
  for (const [name, { client, server }] of tallies) if (client !== server) sides.set(name, client > server ? 'client' : 'server');
  const said = [...tallies.values()].reduce((sum, { client, server }) => sum + Math.max(client, server), 0);
  const strange = [...tallies.values()].reduce((sum, { client, server }) => sum + Math.min(client, server), 0);
  return new Set(sides.values()).size === 2 && said >= FEWEST && said > 4 * strange ? sides : undefined;
}

/** What stands before the side, its time for one, stays there; a row that is none (a heading, a rule) stays as it is. */
export function asDialogue({ cellsIn, cells, who, what, sides }: Table): Undoing {
  const lineOf = (line: string): string => {
    const row = cellsIn(withoutCr(line));
    const side = row?.length === cells ? sides.get(row[who]!.trim()) : undefined;
    if (!row || !side) return line;
    const time = row.slice(0, who).find((cell) => /\d:\d\d/.test(cell)) ?? '';
    return `${time === '' ? '' : `${time.trim()} `}${side === 'client' ? 'C' : 'S'}: ${row[what]!}`;
  };
  return eachLine(lineOf);
}
