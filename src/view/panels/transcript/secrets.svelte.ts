/** Which steps show a secret to anybody on the line. The worker knows; it is asked as the journal grows. */
import { SvelteSet } from 'svelte/reactivity';
import type { RunView } from '../../playback/panel.ts';

export class OpenSecrets {
  readonly #run: RunView;
  readonly #known = new SvelteSet<number>();
  #asked = 0;

  constructor(run: RunView) {
    this.#run = run;
  }

  /** Reactive. */
  has(index: number): boolean {
    return this.#known.has(index);
  }

  /** Asks about the entries up to `length`, each once. What the worker does not answer stays unmarked. */
  extend(length: number): void {
    if (length <= this.#asked) return;
    const first = this.#asked;
    this.#asked = length;
    this.#run.worker.secrets(this.#run.number, first, length).then(
      (found) => found.forEach((index) => this.#known.add(index)),
      () => {},
    );
  }
}
