/** The ribbon in words, for who does not see its marks. */
import { moment, timeOfDay } from '../../content/quantities.ts';
import type { Language } from '../../language.ts';
import type { Messages } from '../../content/ui/en.ts';
import { outcomeAt } from './calls.ts';
import type { Past } from './days.ts';
import type { Deed } from './person.ts';

export function deedIn(words: Messages['days']['deeds'], { kind, atMs }: Deed, startsAt: number): string {
  return kind === 'reads' ? words.reads(timeOfDay(startsAt + atMs).slice(0, 5)) : words[kind];
}

/** A line for every mark up to a step, in the order of time, each with its moment. */
export function marksOf(
  words: Messages['days'],
  past: Past,
  person: string,
  index: number,
  startsAt: number,
  language: Language,
): string[] {
  const calls = past.calls.map((call, place) => ({ atMs: call.atMs, text: words.outcomes[outcomeAt(call, index)](place + 1) }));
  const deeds = past.deeds.map((deed) => ({ atMs: deed.atMs, text: `${person}: ${deedIn(words.deeds, deed, startsAt)}` }));
  const all = [...calls, ...deeds].toSorted((one, other) => one.atMs - other.atMs);
  return all.map(({ atMs, text }) => `${moment(startsAt + atMs, language)}. ${text}`);
}
