/** Which stories have a ribbon of days: those that take longer than one, if the day is known. */
import type { RunView } from '../playback/panel.ts';

export const DAY_MS = 86_400_000;

export function lastsDays({ journal, length, done, recording }: RunView): boolean {
  return done && length > 0 && recording?.hasClock !== false && journal.at(length - 1) - journal.at(0) > DAY_MS;
}
