/** A person who speaks to a server, whether in a story or where a recording stood: what the terminal asks of them. */
import type { Spoken } from '../../run/hands/hand.ts';

export interface Speaking {
  /** What has been said so far; `null`: nobody speaks. */
  readonly hand: Spoken | null;
  /** Something was asked for that is not there yet. */
  readonly busy: boolean;
  /** False if it could not be said. */
  say(lines: readonly string[]): Promise<boolean>;
  undo(): Promise<boolean>;
  /** Time goes on without the person, or stands again; not there where it always stands. */
  letRun?(runs: boolean): Promise<boolean>;
  leave(): Promise<void>;
}
