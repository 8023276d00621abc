/** The queue of an MTA: its rows, and whom to tell when one of them is new, stands otherwise, or is over. */
import type { Row } from './row.ts';

export class Queue {
  readonly #rows = new Set<Row>();
  readonly #watchers = new Set<(takenUp?: Uint8Array) => void>();

  get rows(): ReadonlySet<Row> {
    return this.#rows;
  }

  add(row: Row): void {
    this.#rows.add(row);
    this.changed();
  }
  delete(row: Row): void {
    this.#rows.delete(row);
    this.changed();
  }

  /** A row stands otherwise than before, or is about to: of a message that was `takenUp` without a client who waits for it. */
  changed(takenUp?: Uint8Array): void {
    for (const watcher of this.#watchers) watcher(takenUp);
  }

  watch(changed: (takenUp?: Uint8Array) => void): void {
    this.#watchers.add(changed);
  }
}
