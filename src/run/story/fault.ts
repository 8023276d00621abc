/** What is wrong with a story that somebody writes: a key that content/story puts into words, with the remedy, and its place. */

export interface Trouble {
  /** 'note': it runs, but does perhaps not what was meant. */
  severity: 'error' | 'note';
  key: string;
  values: Record<string, string | number>;
  /** 'hosts.2.address'; '' for the whole. */
  path: string;
}

/** A trouble, and where it stands in the text: both from 1. */
export interface StoryFault extends Trouble {
  line: number;
  column: number;
}

export const error = (path: string, key: string, values: Trouble['values'] = {}): Trouble => ({ severity: 'error', key, values, path });
export const note = (path: string, key: string, values: Trouble['values'] = {}): Trouble => ({ severity: 'note', key, values, path });

/** The word that is nearest to this one, if it is near enough to be meant; else ''. */
export function nearest(word: string, known: readonly string[]): string {
  const [best] = known.map((each) => ({ each, far: distance(word.toLowerCase(), each.toLowerCase()) })).sort((a, b) => a.far - b.far);
  return best && best.far <= Math.ceil(word.length / 3) ? best.each : '';
}

/** How many letters have to be put in, taken out or changed (Levenshtein); of long words the beginning. */
function distance(one: string, other: string): number {
  const [from, to] = [one.slice(0, 60), other.slice(0, 60)];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[to.length]!;
}
