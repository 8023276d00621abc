/** The journal of a recording as the page may show it: with asterisks in place of secrets, until the reader uncovers them. */
import { SvelteSet } from 'svelte/reactivity';
import { Journal } from '../../worker/client.ts';
import type { CoveredSpan } from '../../worker/api.ts';

const ASTERISK = 42;

export class MaskedJournal extends Journal {
  readonly #spans = new Map<number, CoveredSpan>();
  readonly #uncovered = new SvelteSet<number>();
  #all = $state(false);

  /** Told together with the batch that holds them, so that nothing is seen for a moment. */
  cover(spans: readonly CoveredSpan[]): void {
    for (const span of spans) this.#spans.set(span.index, span);
  }

  /** Reactive: how the step stands. */
  secretAt(index: number): 'none' | 'covered' | 'open' {
    if (!this.#spans.has(index)) return 'none';
    return this.#isOpen(index) ? 'open' : 'covered';
  }

  get hasSecrets(): boolean {
    return this.#spans.size > 0;
  }

  /** All of them are open. */
  get uncovered(): boolean {
    return this.#all;
  }
  set uncovered(all: boolean) {
    this.#all = all;
    this.#uncovered.clear();
  }

  uncover(index: number): void {
    this.#uncovered.add(index);
  }

  override octets(index: number): Uint8Array {
    const octets = super.octets(index);
    const span = this.#spans.get(index);
    if (!span || this.#isOpen(index)) return octets;
    const covered = octets.slice();
    covered.fill(ASTERISK, span.start, span.end);
    return covered;
  }

  #isOpen(index: number): boolean {
    return this.#all || this.#uncovered.has(index);
  }
}
