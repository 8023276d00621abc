/** Where a line stood in the file, when lines were made several on the way here. */

/** Hears that a line has become several. */
export interface LineNumbers {
  /** The line with this number, of those that come out, has so many behind it that it was one with. */
  split(line: number, more: number): void;
}

/** Splits that are remembered: lines are told about soon after they were read. */
const MOST = 50_000;

export class Numbers implements LineNumbers {
  /** Numbers of lines that were split, and how many lines too much are counted behind each. */
  #lines: number[] = [];
  #surplus: number[] = [];

  split(line: number, more: number): void {
    this.#lines.push(line);
    this.#surplus.push((this.#surplus[this.#surplus.length - 1] ?? 0) + more);
    if (this.#lines.length <= 2 * MOST) return;
    this.#lines = this.#lines.slice(-MOST);
    this.#surplus = this.#surplus.slice(-MOST);
  }

  /** The number in the file of a line that is read as this one. */
  of(line: number): number {
    let [low, high] = [0, this.#lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lines[middle]! < line) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return line;
    // the pieces of a line that was split all stand where it stood
    const before = this.#surplus[low - 2] ?? 0;
    return Math.max(line - this.#surplus[low - 1]!, this.#lines[low - 1]! - before);
  }
}
