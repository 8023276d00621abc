/** How many exercises were right and wrong today, on this device. */
import { recall, remember } from '../../remembered.ts';
import { today } from './review.ts';

const REMEMBERED = 'practised';

export interface Score {
  day: number;
  right: number;
  wrong: number;
}

export function scoreToday(day = today()): Score {
  const nothing = { day, right: 0, wrong: 0 };
  try {
    const stored = JSON.parse(recall(REMEMBERED) ?? 'null') as Partial<Score> | null;
    const isWhole = stored?.day === day && Number.isSafeInteger(stored.right) && Number.isSafeInteger(stored.wrong);
    return isWhole ? { day, right: stored.right!, wrong: stored.wrong! } : nothing;
  } catch {
    return nothing;
  }
}

/** Counted once for each exercise. */
export function scored(isRight: boolean): Score {
  const before = scoreToday();
  const score = isRight ? { ...before, right: before.right + 1 } : { ...before, wrong: before.wrong + 1 };
  remember(REMEMBERED, JSON.stringify(score));
  return score;
}
