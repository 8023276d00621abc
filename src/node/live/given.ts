/** What the options of `tap`, `send`, `fetch` and `--watch` have in common. */
import { UsageError } from '../options.ts';
import { placeIn, type Place } from '../place.ts';
import { isSavable } from './saved.ts';
import type { LiveSaid } from './words.ts';

export function placeGiven(option: string, value: string | undefined, say: LiveSaid): Place {
  if (value === undefined) throw new UsageError(say.wanted(option));
  const place = placeIn(value);
  if (!place) throw new UsageError(say.badPlace(option, value));
  return place;
}

/** `otherwise`: if it is not given; without that it has to be. */
export function portGiven(option: string, value: string | undefined, say: LiveSaid, otherwise?: number): number {
  if (value === undefined && otherwise !== undefined) return otherwise;
  if (value === undefined) throw new UsageError(say.wanted(option));
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new UsageError(say.badPort(option, value));
  return Number(value);
}

/** Told before anything is recorded, not after. */
export function savedAs(path: string | undefined, say: LiveSaid): string | undefined {
  if (path !== undefined && !isSavable(path)) throw new UsageError(say.badSave(path));
  return path;
}
