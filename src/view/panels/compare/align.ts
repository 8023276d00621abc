/** Two runs side by side: their steps in pairs by id, and which stand alone. */
import type { Journal, Kind } from '../../../sim/journal.ts';

export interface Pair {
  /** Entry in the run before, or -1. */
  before: number;
  /** Entry in the run now, or -1. */
  after: number;
  /** It is the same step in both runs; else, where both are there, each stands for itself beside the other. */
  paired: boolean;
  /** It says the same in both. */
  same: boolean;
}

/** How two runs are alike that are not one story with something changed. */
export interface Likeness {
  /** What a step of the run before is called now. */
  called?: (id: string) => string;
  /** Whether an entry of the run now is compared at all. */
  counts?: (index: number) => boolean;
  /** Whether what is of this sort is in both as soon as it happens: a recording holds what was on the wire, if that. */
  holds?: (sort: string) => boolean;
}

const COMPARED = new Set<Kind>([
  'open',
  'command',
  'text',
  'reply',
  'tls',
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

/** Of what sort an entry is: a handshake may be recorded in part, each of its messages is one. */
export const sortOf = (journal: Journal, index: number): string =>
  journal.kind(index) === 'tls' ? `tls ${journal.label(index)}` : journal.kind(index);

function comparedOf(journal: Journal, length: number, holds: (sort: string) => boolean): number[] {
  const entries: number[] = [];
  for (let index = 0; index < length; index++) if (COMPARED.has(journal.kind(index)) && holds(sortOf(journal, index))) entries.push(index);
  return entries;
}

/**
 * Pairs in order. Between two steps that both runs have, what only one has stands beside what only the other has.
 * A step whose order differs between the runs counts as one that each has for itself.
 */
export function aligned(
  before: Journal,
  beforeLength: number,
  after: Journal,
  afterLength: number,
  { called = (id) => id, counts = () => true, holds = () => true }: Likeness = {},
): Pair[] {
  const right = comparedOf(after, afterLength, holds).filter(counts);
  const placeInRight = new Map(right.map((index, place) => [after.id(index), place]));
  const pairs: Pair[] = [];
  let alone: number[] = [];
  let next = 0;
  for (const index of comparedOf(before, beforeLength, holds)) {
    const place = placeInRight.get(called(before.id(index)));
    if (place === undefined || place < next) {
      alone.push(index);
      continue;
    }
    pairs.push(...besideEachOther(alone, right.slice(next, place)));
    pairs.push({ before: index, after: right[place]!, paired: true, same: sameEntry(before, index, after, right[place]!) });
    alone = [];
    next = place + 1;
  }
  pairs.push(...besideEachOther(alone, right.slice(next)));
  return pairs;
}

function besideEachOther(left: readonly number[], right: readonly number[]): Pair[] {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, place) => ({ before: left[place] ?? -1, after: right[place] ?? -1, paired: false, same: false }));
}

function sameEntry(before: Journal, one: number, after: Journal, other: number): boolean {
  const sizes = [before.octetCount(one), after.octetCount(other)];
  // of a handshake that was noted without its octets more is not known
  if (before.kind(one) === 'tls' && sizes.includes(0)) return before.label(one) === after.label(other);
  return (
    before.label(one) === after.label(other) &&
    sizes[0] === sizes[1] &&
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
  for (const [place, { before, after, paired, same }] of pairs.entries()) {
    if (same) continue;
    if (counts.first < 0) counts.first = place;
    if (paired) counts.changed++;
    else {
      if (before >= 0) counts.onlyBefore++;
      if (after >= 0) counts.onlyAfter++;
    }
  }
  return counts;
}
