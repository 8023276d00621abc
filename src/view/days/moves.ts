/** Where the hand goes: to the next thing that happens, to the next day, to where it is dragged. */
import { bisector, utcDay } from 'd3';
import type { Journal } from '../../sim/journal.ts';
import type { Days } from './days.ts';

/** The entries that the ribbon has a mark for, ascending. */
export function eventsOf({ calls, person }: Days): number[] {
  const ofCalls = calls.flatMap(({ opened, taken, ended }) => [opened, Math.min(taken, ended)]);
  const all = [...ofCalls, ...(person?.deeds ?? []).map(({ index }) => index)].filter(Number.isFinite);
  return [...new Set(all)].toSorted((one, other) => one - other);
}

/** `undefined` after the last one. */
export function eventAfter(events: readonly number[], index: number): number | undefined {
  return events.find((event) => event > index);
}
export function eventBefore(events: readonly number[], index: number): number | undefined {
  return events.findLast((event) => event < index);
}

/** The first beat of the next day on which something happens (UTC); `undefined` on the last one. */
export function dayAfter(journal: Journal, beats: readonly number[], startsAt: number, index: number): number | undefined {
  const midnight = utcDay.offset(utcDay.floor(new Date(startsAt + journal.at(index))), 1);
  return beats[byTime(journal).left(beats, midnight.getTime() - startsAt)];
}

/** The first beat of this day, or of the day before if that is where it stands. */
export function dayBefore(journal: Journal, beats: readonly number[], startsAt: number, index: number): number | undefined {
  const today = utcDay.floor(new Date(startsAt + journal.at(index))).getTime() - startsAt;
  const first = beats[byTime(journal).left(beats, today)];
  if (first !== undefined && first < index) return first;
  const before = beats[byTime(journal).left(beats, today) - 1];
  return before === undefined ? first : dayBefore(journal, beats, startsAt, before);
}

/** The last beat that had begun at a moment; the first one if none had. */
export function beatAt(journal: Journal, beats: readonly number[], atMs: number): number | undefined {
  return beats[Math.max(0, byTime(journal).right(beats, atMs) - 1)];
}

const byTime = (journal: Journal) => bisector<number, number>((index) => journal.at(index));
