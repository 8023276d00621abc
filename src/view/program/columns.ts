/** Columns of the list: how wide they are. */
import type { Column } from './chosen.ts';

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
