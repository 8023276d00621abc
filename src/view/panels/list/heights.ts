/** Pixels: less is not seen, not even as the sum over the rows of a screen. */
const SEEN_PX = 0.05;

/** Heights of many rows, most of them only guessed: sums and searches in logarithmic time (a Fenwick tree). */
export class Heights {
  #count = 0;
  #own: Float64Array;
  #tree: Float64Array;
  readonly #guess: number;

  constructor(guess: number) {
    this.#guess = guess;
    this.#own = new Float64Array(64);
    this.#tree = new Float64Array(65);
  }

  get count(): number {
    return this.#count;
  }

  /** Rows are only ever added at the end; a smaller count starts anew. */
  resize(count: number): void {
    if (count < this.#count) this.#count = 0;
    if (count > this.#own.length) this.#grow(count);
    for (let row = this.#count; row < count; row++) this.#append(row);
    this.#count = count;
  }

  /** Sets the measured height of a row. True when that changed anything worth a repaint. */
  measure(row: number, height: number): boolean {
    if (row >= this.#count || height <= 0) return false;
    const difference = height - this.#own[row]!;
    if (Math.abs(difference) < SEEN_PX) return false;
    this.#own[row] = height;
    for (let node = row + 1; node <= this.#count; node += node & -node) this.#tree[node]! += difference;
    return true;
  }

  /** Sum of the heights of the first `rows` rows: where the next one begins. */
  before(rows: number): number {
    let sum = 0;
    for (let node = Math.min(rows, this.#count); node > 0; node -= node & -node) sum += this.#tree[node]!;
    return sum;
  }

  of(row: number): number {
    return this.#own[row]!;
  }

  get total(): number {
    return this.before(this.#count);
  }

  /** The row that covers `offset`; the last one beyond the end. */
  at(offset: number): number {
    let row = 0;
    let rest = offset;
    let step = 1;
    while (step * 2 <= this.#count) step *= 2;
    for (; step > 0; step >>= 1) {
      if (row + step > this.#count || this.#tree[row + step]! > rest) continue;
      row += step;
      rest -= this.#tree[row]!;
    }
    return Math.max(0, Math.min(row, this.#count - 1));
  }

  /** A node of the tree sums the `node & -node` rows that end at it. */
  #append(row: number): void {
    const node = row + 1;
    this.#own[row] = this.#guess;
    let sum = this.#guess;
    for (let part = node - 1; part > node - (node & -node); part -= part & -part) sum += this.#tree[part]!;
    this.#tree[node] = sum;
  }

  #grow(count: number): void {
    const capacity = Math.max(count, this.#own.length * 2);
    const own = new Float64Array(capacity);
    own.set(this.#own);
    const tree = new Float64Array(capacity + 1);
    tree.set(this.#tree);
    this.#own = own;
    this.#tree = tree;
  }
}
