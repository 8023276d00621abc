/** From when on a fault holds, in words. */
import type { Messages } from '../../content/ui/en.ts';
import type { Intervention } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';

type Words = Pick<Messages['breaking']['drawer'], 'fromStep' | 'fromBeginning'>;

/** `steps`: indices of the entries that the reader goes through. */
export function fromWhen(intervention: Intervention, journal: Journal, steps: readonly number[], words: Words): string {
  const number = stepFrom(intervention, journal, steps);
  return number <= 1 ? words.fromBeginning : words.fromStep(number);
}

/** Number, from 1, of the first step at which it holds; 0 for what holds from before the beginning. */
function stepFrom(intervention: Intervention, journal: Journal, steps: readonly number[]): number {
  if ('at' in intervention) return placeOf(journal.find(intervention.at), steps);
  const { atMs = 0 } = 'atMs' in intervention ? intervention : {};
  if (atMs === 0) return 0;
  const place = steps.findIndex((index) => journal.at(index) >= atMs);
  return place < 0 ? steps.length : place + 1;
}

function placeOf(index: number, steps: readonly number[]): number {
  return index < 0 ? 0 : steps.findLastIndex((step) => step <= index) + 1;
}
