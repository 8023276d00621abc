/** Two runs side by side: their steps in pairs by id, and which stand alone. */
import type { Journal, Kind } from '../../../sim/journal.ts';

export interface Pair {
  /** Entry in the run before, or -1. */
  before: number;
  /** Entry in the run now, or -1. */
  after: number;
  /** Both are there and say the same. */
  same: boolean;
}

const COMPARED = new Set<Kind>([
  'open',
  'command',
  'text',
  'reply',
  'close',
  'question',
  'answer',
  'composed',
  'queued',
  'dequeued',
  'stored',
  'removed',
  'fetched',
  'timer',
  'fault',
  'intervention',
  'note',
]);

function comparedOf(journal: Journal, length: number): number[] {
  const entries: number[] = [];
  for (let index = 0; index < length; index++) if (COMPARED.has(journal.kind(index))) entries.push(index);
  return entries;
}

/** Pairs in order. Steps whose order differs between the runs stand alone on the side that has them out of turn. */
export function aligned(before: Journal, beforeLength: number, after: Journal, afterLength: number): Pair[] {
  const left = comparedOf(before, beforeLength);
  const right = comparedOf(after, afterLength);
  const placeInRight = new Map(right.map((index, place) => [after.id(index), place]));
  const pairs: Pair[] = [];
  let next = 0;
  for (const index of left) {
    const place = placeInRight.get(before.id(index));
    if (place === undefined || place < next) {
      pairs.push({ before: index, after: -1, same: false });
      continue;
    }
    for (; next < place; next++) pairs.push({ before: -1, after: right[next]!, same: false });
    pairs.push({ before: index, after: right[next]!, same: sameEntry(before, index, after, right[next]!) });
    next++;
  }
  for (; next < right.length; next++) pairs.push({ before: -1, after: right[next]!, same: false });
  return pairs;
}

function sameEntry(before: Journal, one: number, after: Journal, other: number): boolean {
  return (
    before.label(one) === after.label(other) &&
    before.octetCount(one) === after.octetCount(other) &&
    (before.until(one) === Infinity) === (after.until(other) === Infinity) &&
    sameOctets(before.octets(one), after.octets(other))
  );
}

function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, place) => octet === other[place]);
}

export interface Counts {
  changed: number;
  onlyBefore: number;
  onlyAfter: number;
  /** Place of the first difference, or -1. */
  first: number;
}

export function countsOf(pairs: readonly Pair[]): Counts {
  const counts: Counts = { changed: 0, onlyBefore: 0, onlyAfter: 0, first: -1 };
  for (const [place, { before, after, same }] of pairs.entries()) {
    if (same) continue;
    if (counts.first < 0) counts.first = place;
    if (before < 0) counts.onlyAfter++;
    else if (after < 0) counts.onlyBefore++;
    else counts.changed++;
  }
  return counts;
}
