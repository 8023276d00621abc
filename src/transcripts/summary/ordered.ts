/** Gives things out in the order in which they began, although they end in another. */

/** What has ended and waits for something older; the oldest is not waited for beyond it. */
const MAX_WAITING = 5000;

export class Ordered<Item> {
  readonly #give: (item: Item) => void;
  /** By number, in the order of beginning; `undefined` while it goes on. */
  readonly #begun = new Map<number, Item | undefined>();
  #waiting = 0;

  constructor(give: (item: Item) => void) {
    this.#give = give;
  }

  begin(number: number): void {
    this.#begun.set(number, undefined);
  }

  end(number: number, item: Item): void {
    if (!this.#begun.has(number)) return this.#give(item);
    this.#begun.set(number, item);
    this.#waiting++;
    for (const [oldest, ended] of this.#begun) {
      if (ended === undefined && this.#waiting <= MAX_WAITING) return;
      this.#begun.delete(oldest);
      if (ended === undefined) continue;
      this.#waiting--;
      this.#give(ended);
    }
  }
}
