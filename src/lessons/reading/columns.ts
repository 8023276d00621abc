/** Where in its line a fault is: at the word that it names, or where the line begins. */
import type { Fault } from './faults.ts';

/** Faults of a source with their columns, from 1. */
export function withColumns(faults: readonly Fault[], source: string): Fault[] {
  const lines = source.split(/\r\n|\r|\n/);
  return faults.map((fault) => ({ ...fault, column: columnOf(fault, lines[fault.line - 1] ?? '') }));
}

/** The longest of the words that the fault names, as far as the line has them. */
function columnOf({ values }: Fault, line: string): number {
  const named = Object.values(values)
    .flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []))
    .sort((one, other) => other.length - one.length)
    .find((value) => line.includes(value));
  return (named === undefined ? Math.max(0, line.search(/\S/)) : line.indexOf(named)) + 1;
}
