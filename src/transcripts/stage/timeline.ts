/** Virtual time of a recording: milliseconds since its first moment, never going back. What has no clock gets an even pace. */

/** Between two things of a recording without a clock, virtual ms. */
const PACE_MS = 20;

export class Timeline {
  /** Epoch milliseconds of the first moment, or null as long as the recording has told no time. */
  startsAt: number | null = null;
  #nowMs = 0;

  /** Where the clock stands after something that happened at `atMs` (epoch ms; null: nobody noted when). */
  at(atMs: number | null): number {
    if (atMs === null) return (this.#nowMs += PACE_MS);
    // what came before the first time that was told keeps its place
    this.startsAt ??= atMs - this.#nowMs;
    this.#nowMs = Math.max(this.#nowMs, atMs - this.startsAt);
    return this.#nowMs;
  }

  get nowMs(): number {
    return this.#nowMs;
  }
}
