/** Choices made by chance, drawn from a seed. */
import { Random } from './random.ts';

/** Draws by lot: what is drawn from one seed is the same everywhere. */
export class Lot {
  readonly #random: Random;
  constructor(seed: number) {
    this.#random = new Random(seed);
  }
  below(limit: number): number {
    return this.#random.below(limit);
  }
  chance(probability: number): boolean {
    return this.#random.below(1000) < probability * 1000;
  }
  one<T>(choices: readonly T[]): T {
    return choices[this.#random.below(choices.length)]!;
  }
  several<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.#random.below(most + 1) }, make);
  }
  /** All of them, in an order of its own. */
  shuffled<T>(all: readonly T[]): T[] {
    const rest = [...all];
    return all.map(() => rest.splice(this.#random.below(rest.length), 1)[0]!);
  }
}
