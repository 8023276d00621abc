/** Columns of the list: how wide they are, and which were chosen before, for the programs that are opened next. */
import { recall } from '../remembered.ts';
import { COLUMNS, type Column } from './rows.ts';

export const CHOSEN_COLUMNS = 'program.columns';

/** `undefined`: nobody has chosen yet, or what is remembered says nothing. */
export function columnsChosen(): readonly Column[] | undefined {
  const remembered = recall(CHOSEN_COLUMNS)?.split(' ') ?? [];
  const known = COLUMNS.filter((column) => remembered.includes(column));
  return known.length > 0 ? known : undefined;
}

/** At least, and how much of what is left over. */
const WIDTHS: Readonly<Record<Column, readonly [least: string, share: number]>> = {
  flag: ['2.2rem', 0],
  priority: ['1.6rem', 0],
  clip: ['1.8rem', 0],
  from: ['4.5rem', 1],
  to: ['4.5rem', 1],
  recipients: ['6rem', 1.2],
  subject: ['6rem', 2.2],
  words: ['7rem', 2.6],
  account: ['6rem', 0.8],
  sent: ['9.6em', 0],
  received: ['9.6em', 0],
  size: ['6.4em', 0],
};
const GAP = '0.6rem';

/** In CSS. `least`: what the list needs; where there is less room, it is scrolled to the side. */
export function widthsOf(columns: readonly Column[]): { template: string; least: string; gap: string } {
  const widths = columns.map((column) => WIDTHS[column]);
  return {
    template: widths.map(([least, share]) => (share === 0 ? least : `minmax(${least}, ${share}fr)`)).join(' '),
    least: `calc(${[...widths.map(([least]) => `${least} + ${GAP}`), GAP].join(' + ')})`,
    gap: GAP,
  };
}
