/** What panels ask the worker about. */
import type { Scene } from '../run/scenario.ts';
import type { Journal } from '../sim/journal.ts';

/** What the worker answers about, be it a run or a recording. */
export interface Shown {
  readonly journal: Journal;
  readonly scene: Scene;
  /** Octets of a message, if they are known. */
  body(message: number): Uint8Array | undefined;
}
