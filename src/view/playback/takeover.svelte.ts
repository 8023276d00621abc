/** The reader goes on where a recording stood, against a server of ours: what has been said since, one line more, one line less, and back. */
import type { Problem } from '../../worker/api.ts';
import type { Playback } from './playback.svelte.ts';
import type { Run } from './run.svelte.ts';

interface Taken {
  /** The recording, and the entry at which it was left. */
  from: Run;
  index: number;
  lines: readonly string[];
  run: Run;
}

export class TakeOver {
  readonly #playback: Playback;
  #taken = $state.raw<Taken | null>(null);
  /** Something has been asked for that is not there yet. */
  busy = $state(false);

  constructor(playback: Playback) {
    this.#playback = playback;
  }

  /** What goes on now; null while something else is on the stage. Reactive. */
  get taken(): Taken | null {
    return this.#taken?.run === this.#playback.runs.current ? this.#taken : null;
  }

  /** Takes over at the entry `index` of the recording on the stage. */
  begin(index: number): Promise<Problem[]> {
    const from = this.#playback.runs.current;
    return from ? this.#go(from, index, []) : Promise.resolve([]);
  }

  say(line: string): Promise<Problem[]> {
    const { taken } = this;
    return taken ? this.#go(taken.from, taken.index, [...taken.lines, line]) : Promise.resolve([]);
  }

  /** As if the last line had not been said. */
  undo(): Promise<Problem[]> {
    const { taken } = this;
    return taken && taken.lines.length > 0 ? this.#go(taken.from, taken.index, taken.lines.slice(0, -1)) : Promise.resolve([]);
  }

  /** Back to the recording, at the step where it was left. */
  leave(): void {
    const { taken } = this;
    if (!taken) return;
    this.#taken = null;
    this.#playback.runs.giveBack();
    this.#playback.clock.seek(taken.index);
  }

  async #go(from: Run, index: number, lines: readonly string[]): Promise<Problem[]> {
    const { runs, clock } = this.#playback;
    this.busy = true;
    try {
      const outcome = await runs.takeOver(from, index, [...lines]);
      if (!outcome.ok) return outcome.problems;
      this.#taken = { from, index, lines, run: outcome.run };
      clock.pause();
      clock.seek(lastSaid(outcome.run));
      return [];
    } catch (error) {
      this.#playback.fail(error instanceof Error ? error.message : String(error));
      return [];
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
