/** First in, first out, at a constant price. */
export class Fifo<T> {
  #items: T[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  get first(): T | undefined {
    return this.#items[this.#head];
  }

  get last(): T | undefined {
    return this.length > 0 ? this.#items[this.#items.length - 1] : undefined;
  }

  /** How many stand before the first that fits; -1 if none does. */
  positionOf(fits: (item: T) => boolean): number {
    return this.#items.slice(this.#head).findIndex(fits);
  }

  each(look: (item: T) => void): void {
    this.#items.slice(this.#head).forEach(look);
  }

  push(item: T): void {
    this.#items.push(item);
  }

  shift(): T | undefined {
    const item = this.first;
    if (item === undefined) return undefined;
    this.#head++;
    if (this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }
}
