/** What lets things through in their order, some of them only after a while. */
import type { Clock } from '../../sim/clock.ts';

export class Valve {
  readonly #clock: Clock;
  readonly #waiting: (() => void)[] = [];
  #freeAtMs = 0;
  #isShut = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Does it `delayMs` from now, and never before what was asked for earlier. */
  through(act: () => void, delayMs = 0): void {
    if (delayMs === 0 && this.#waiting.length === 0) return act();
    this.#freeAtMs = Math.max(this.#freeAtMs, this.#clock.nowMs + delayMs);
    this.#waiting.push(act);
    this.#clock.after(this.#freeAtMs - this.#clock.nowMs, () => this.#next());
  }

  /** Holds back whatever comes from now on. */
  hold(delayMs: number): void {
    this.through(() => {}, delayMs);
  }

  /** What still waits is not done any more. */
  shut(): void {
    this.#isShut = true;
  }

  #next(): void {
    const act = this.#waiting.shift();
    if (!this.#isShut) act?.();
  }
}
