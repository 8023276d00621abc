/**
 * The write barrier: what is said waits until what it speaks of is on disk. All that is said and changed in one turn of the
 * event loop, and while a commit is under way, goes into the next commit together, so one round of fsync serves all of a moment.
 */

interface Held {
  say: () => void;
  /** The commit failed: this is never said. */
  cut: () => void;
}

export class Barrier {
  readonly #commit: () => Promise<boolean> | undefined;
  #held: Held[] = [];
  /** The end of this turn is waited for. */
  #due = false;
  #running: Promise<void> | undefined;

  /** `commit` writes all that has changed and tells whether that is safe now; `undefined`: nothing had changed. */
  constructor(commit: () => Promise<boolean> | undefined) {
    this.#commit = commit;
  }

  /** Says it as soon as everything that has changed by the end of this turn is safe. What is said stays in order. */
  pass(say: () => void, cut: () => void): void {
    this.#held.push({ say, cut });
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
    else for (const { say } of held) say();
  }

  async #wait(commit: Promise<boolean>, held: readonly Held[]): Promise<void> {
    const safe = await commit;
    this.#running = undefined;
    for (const { say, cut } of held) (safe ? say : cut)();
    this.touch();
  }
}
