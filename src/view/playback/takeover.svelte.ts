/** The reader goes on where a recording stood, against a server of ours: what has been said since, one line more, one line less, and back. */
import type { Spoken } from '../../run/hands/hand.ts';
import type { Problem } from '../../worker/api.ts';
import type { Speaking } from '../hands/speaking.ts';
import type { Playback } from './playback.svelte.ts';
import type { Run } from './run.svelte.ts';

interface Taken {
  /** The recording, and the entry at which it was left. */
  from: Run;
  index: number;
  lines: readonly string[];
  run: Run;
}

type Called = Extract<Spoken, { kind: 'call' }>;

export class TakeOver implements Speaking {
  readonly #playback: Playback;
  #taken = $state.raw<Taken | null>(null);
  /** Something has been asked for that is not there yet. */
  busy = $state(false);
  /** Why the last of it could not be done. */
  problems = $state.raw<readonly Problem[]>([]);

  constructor(playback: Playback) {
    this.#playback = playback;
  }

  /** What goes on now; null while something else is on the stage. Reactive. */
  get taken(): Taken | null {
    return this.#taken?.run === this.#playback.runs.current ? this.#taken : null;
  }

  /** Without the lines that were recorded: those are not the reader's own. */
  get hand(): Spoken | null {
    const { taken } = this;
    const info = taken?.run.journal.connections[0];
    if (!taken || !info) return null;
    return { kind: 'call', host: '', to: '', protocol: info.protocol as Called['protocol'], atMs: 0, lines: taken.lines };
  }

  /** Takes over at the entry `index` of the recording on the stage. */
  begin(index: number): Promise<boolean> {
    const from = this.#playback.runs.current;
    return from ? this.#go(from, index, []) : Promise.resolve(false);
  }

  say(lines: readonly string[]): Promise<boolean> {
    const { taken } = this;
    return taken ? this.#go(taken.from, taken.index, [...taken.lines, ...lines]) : Promise.resolve(false);
  }

  /** As if the last line had not been said. */
  undo(): Promise<boolean> {
    const { taken } = this;
    return taken && taken.lines.length > 0 ? this.#go(taken.from, taken.index, taken.lines.slice(0, -1)) : Promise.resolve(false);
  }

  /** Back to the recording, at the step where it was left. */
  leave(): Promise<void> {
    const { taken } = this;
    if (taken) {
      this.#taken = null;
      this.#playback.runs.giveBack();
      this.#playback.clock.seek(taken.index);
    }
    return Promise.resolve();
  }

  async #go(from: Run, index: number, lines: readonly string[]): Promise<boolean> {
    const { runs, clock } = this.#playback;
    this.busy = true;
    try {
      const outcome = await runs.takeOver(from, index, [...lines]);
      this.problems = outcome.ok ? [] : outcome.problems;
      if (!outcome.ok) return false;
      this.#taken = { from, index, lines, run: outcome.run };
      clock.pause();
      clock.seek(lastSaid(outcome.run));
      return true;
    } catch (error) {
      this.#playback.fail(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      this.busy = false;
    }
  }
}

/** The last thing that was said: what comes after it are states. */
function lastSaid({ journal, length }: Run): number {
  for (let index = length - 1; index >= 0; index--) if (['reply', 'command', 'text', 'close'].includes(journal.kind(index))) return index;
  return 0;
}
