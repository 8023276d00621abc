/** What a door is told when it is hung. */
import type { Surroundings } from '../surroundings.ts';
import type { Greylist } from './greylist.ts';
import type { Residents } from './residents.ts';

export interface Doorway {
  surroundings: Surroundings;
  agent: number;
  residents: Residents;
  /** Who has been let in may write to anybody: the door of port 587. */
  sendsAnywhere: boolean;
  /** What is remembered of strangers; nothing without it. */
  greylist: Greylist | undefined;
}
