/** Letters that lie in files of their own, as in a Maildir: read one after the other, as if they stood in one file. */
import type { ReadProblem, Sink } from '../sink.ts';
import { Intake } from './intake.ts';

export class Letters {
  readonly recognised = true;
  readonly released = true;
  taken = 0;
  readonly #names: readonly string[];
  readonly #sink: Sink;
  readonly #onunfit: (problem: ReadProblem) => void;
  readonly #formats = new Set<string>();
  #read = 0;
  #letter: Intake | undefined;

  constructor(names: readonly string[], sink: Sink, onunfit: (problem: ReadProblem) => void) {
    this.#names = names;
    this.#sink = sink;
    this.#onunfit = onunfit;
  }

  get ended(): boolean {
    return this.#read === this.#names.length;
  }

  get formats(): string[] {
    return [...this.#formats];
  }

  push(octets: Uint8Array): void {
    this.taken += octets.length;
    this.#current.push(octets);
    this.#current.release();
  }

  /** One of them is over. */
  end(): void {
    this.#over(this.#current, (letter) => letter.end());
  }

  breakOff(): void {
    this.#over(this.#current, (letter) => letter.breakOff());
  }

  #over(letter: Intake, end: (letter: Intake) => void): void {
    end(letter);
    letter.release();
    for (const format of letter.formats) this.#formats.add(format);
    this.#letter = undefined;
    this.#read++;
  }

  release(): void {}

  get #current(): Intake {
    return (this.#letter ??= new Intake(this.#names[this.#read]!, this.#sink, { onunfit: this.#onunfit }));
  }
}
