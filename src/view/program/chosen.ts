/** Columns of the list, and which of them were chosen before, for the programs that are opened next. */
import type { Doing } from '../../run/hands/hand.ts';
import { recall } from '../remembered.ts';

export type Column = Extract<Doing, { do: 'sort' }>['by'];

export const COLUMNS: readonly Column[] = [
  ...(['flag', 'priority', 'clip', 'from', 'to', 'recipients', 'subject', 'words', 'account', 'sent', 'received', 'size'] as const),
];

export const CHOSEN_COLUMNS = 'program.columns';

/** `undefined`: nobody has chosen yet, or what is remembered says nothing. */
export function columnsChosen(): readonly Column[] | undefined {
  const remembered = recall(CHOSEN_COLUMNS)?.split(' ') ?? [];
  const known = COLUMNS.filter((column) => remembered.includes(column));
  return known.length > 0 ? known : undefined;
}
