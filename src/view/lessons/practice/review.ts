/** What comes back, and when: what was missed returns after 1, 3, 7 and 21 days, and goes for good when it was right each time (Leitner). Kept on this device. */
import { recall, remember } from '../../remembered.ts';

const REMEMBERED = 'review';
/** Days until it comes back, by how often it was right since it was missed. */
const DAYS = [1, 3, 7, 21] as const;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Where a misconception showed; both '' for an exercise that was drawn. */
export interface Origin {
  lesson: string;
  task: string;
}

export interface Returning extends Origin {
  /** 'idea:to-decides', or 'kind:legal' where no misconception is known. */
  key: string;
  /** How often it was right since. */
  box: number;
  /** The day on which it comes back, as `today` counts. */
  day: number;
}

/** Days since 1970, by the clock of the device and in its own time zone. */
export function today(now = new Date()): number {
  return Math.floor((now.getTime() - now.getTimezoneOffset() * MINUTE_MS) / DAY_MS);
}

export function allReturning(): Returning[] {
  try {
    return readReturning(JSON.parse(recall(REMEMBERED) ?? '[]'));
  } catch {
    return [];
  }
}

/** What was stored may be damaged: only what has the right shape counts. */
export function readReturning(stored: unknown): Returning[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((each: Partial<Returning> | null) => {
    const { key, box, day, lesson, task } = each ?? {};
    if (typeof key !== 'string' || !Number.isSafeInteger(day) || DAYS[box ?? -1] === undefined) return [];
    return [{ key, box: box!, day: day!, lesson: String(lesson ?? ''), task: String(task ?? '') }];
  });
}

const keep = (returning: readonly Returning[]): void => void remember(REMEMBERED, JSON.stringify(returning));

/** Misconceptions have shown, or a kind of exercise was answered wrongly: they come back tomorrow. */
export function missed(names: readonly string[], origin: Origin, day = today(), kind = 'idea'): void {
  keep(names.reduce((all, name) => withMissed(all, `${kind}:${name}`, origin, day), allReturning()));
}

export function withMissed(all: readonly Returning[], key: string, origin: Origin, day: number): Returning[] {
  const before = all.find((each) => each.key === key);
  const { lesson, task } = origin.lesson === '' && before ? before : origin;
  return [...all.filter((each) => each.key !== key), { key, box: 0, day: day + DAYS[0], lesson, task }];
}

/** It came back, and was right at once, or not. */
export function answered(key: string, isRight: boolean, day = today()): void {
  const all = allReturning();
  keep(isRight ? withRight(all, key, day) : withMissed(all, key, { lesson: '', task: '' }, day));
}

export function withRight(all: readonly Returning[], key: string, day: number): Returning[] {
  return all.flatMap((each) => {
    if (each.key !== key) return [each];
    const days = DAYS[each.box + 1];
    return days === undefined ? [] : [{ ...each, box: each.box + 1, day: day + days }];
  });
}

/** What comes back by this day, the longest overdue first. */
export function dueOn(all: readonly Returning[], day = today()): Returning[] {
  return all.filter((each) => each.day <= day).sort((one, other) => one.day - other.day);
}
