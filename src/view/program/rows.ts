/** The list of a folder as its owner has it: what was found, in the order that was chosen. */
import type { Doing } from '../../run/hands/hand.ts';
import type { ProgramSeen } from '../../worker/api.ts';

export type Row = NonNullable<ProgramSeen['rows']>[number];
export type Column = Extract<Doing, { do: 'sort' }>['by'];

export const COLUMNS: readonly Column[] = ['flag', 'priority', 'from', 'to', 'subject', 'sent', 'received', 'size'];

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
    default:
      return row[by].toLowerCase();
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

/** Labels of the owner's own: keywords that are not the system's, nor those that programs share. */
export const labelsOf = ({ flags }: Row): string[] => flags.filter((flag) => !/^[\\$]/.test(flag));
