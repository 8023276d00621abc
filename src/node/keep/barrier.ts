/**
 * The write barrier: what is said waits until what it speaks of is on disk. All that is said and changed in one turn of the
 * event loop, and while a commit is under way, goes into the next commit together, so one round of fsync serves all of a moment.
 */

/** What became of a commit: everything is safe, or the first error of the disk. */
export interface Committed {
  failure?: NodeJS.ErrnoException | undefined;
}

/** Says something; of what it promises, nothing may be said if the commit failed. */
export type Saying = (outcome: Committed) => void;

const NOTHING_NEW: Committed = {};

export class Barrier {
  readonly #commit: () => Promise<Committed> | undefined;
  #held: Saying[] = [];
  /** The end of this turn is waited for. */
  #due = false;
  #running: Promise<void> | undefined;

  /** `commit` writes all that has changed; `undefined`: nothing had. */
  constructor(commit: () => Promise<Committed> | undefined) {
    this.#commit = commit;
  }

  /** Says it as soon as everything that has changed by the end of this turn is safe, or cannot be. What is said stays in order. */
  pass(say: Saying): void {
    this.#held.push(say);
    this.touch();
  }

  /** Something may have changed. */
  touch(): void {
    if (this.#due || this.#running) return;
    this.#due = true;
    queueMicrotask(() => this.#turnOver());
  }

  /** Everything that has been said or changed until now is through. */
  async quiet(): Promise<void> {
    do {
      await this.#running;
      await Promise.resolve();
    } while (this.#due || this.#running);
  }

  #turnOver(): void {
    this.#due = false;
    const held = this.#held;
    this.#held = [];
    const commit = this.#commit();
    if (commit) this.#running = this.#wait(commit, held);
    else for (const say of held) say(NOTHING_NEW);
  }

  async #wait(commit: Promise<Committed>, held: readonly Saying[]): Promise<void> {
    const outcome = await commit;
    this.#running = undefined;
    for (const say of held) say(outcome);
    this.touch();
  }
}
