/** What cannot be done, and what did not come to do it with. */
import type { Problem, RunRefused } from './api.ts';

/** A part that is loaded only now; `undefined` if it could not be: what is there goes on, and the next who asks tries again. */
export function ifItCame<Part>(part: Promise<Part>): Promise<Part | undefined> {
  return part.catch(() => undefined);
}

export const NOT_COME: Problem = { key: 'part.notLoaded', values: {} };

export function refused(...problems: Problem[]): RunRefused {
  return { ok: false, problems };
}
