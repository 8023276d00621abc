/** A run as goals look at it: its journal, its letters, its hosts. Facts are read from these, never from what was typed. */
import { Run } from '../../run/run.ts';
import type { Scene } from '../../run/scenario.ts';
import type { Journal } from '../../sim/journal.ts';
import type { Plot } from '../stories.ts';

export interface Played {
  journal: Journal;
  scene: Scene;
  /** Octets of a message version, by its number in the journal. */
  body(message: number): Uint8Array | undefined;
}

/** Events between two looks at whether a run is over. */
const AT_ONCE = 10_000;

/** Plays a run until it is at rest. */
export function playedOut(plot: Plot): Played {
  const run = new Run(plot);
  while (!run.advance(AT_ONCE));
  return { journal: run.journal, scene: run.scene, body: (message) => run.body(message) };
}
