/** What was so before the last change, and before that; and what was so before it was taken back. */
export class Undo<T> {
  #past = $state.raw<readonly T[]>([]);
  #future = $state.raw<readonly T[]>([]);

  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Something else follows; `now`: what is left behind. */
  leave(now: T): void {
    this.#past = [...this.#past, now];
    this.#future = [];
  }

  /** What was before `now`; `undefined` if nothing was. */
  undo(now: T): T | undefined {
    const before = this.#past.at(-1);
    if (before === undefined) return undefined;
    this.#past = this.#past.slice(0, -1);
    this.#future = [now, ...this.#future];
    return before;
  }

  /** What `now` was made from by going back. */
  redo(now: T): T | undefined {
    const [after, ...rest] = this.#future;
    if (after === undefined) return undefined;
    this.#future = rest;
    this.#past = [...this.#past, now];
    return after;
  }

  /** Another story: nothing of this is its past. */
  clear(): void {
    this.#past = [];
    this.#future = [];
  }
}
