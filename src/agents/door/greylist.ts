/**
 * Greylisting: a stranger is asked to come back later. Real servers do, as RFC 5321 §4.5.4 demands; programs that only spray
 * mail do not. What is remembered is the triplet of client, sender and recipient (RFC 6647 §2.3).
 */

/** Triplets remembered at most; the oldest go first. */
const MAX_TRIPLETS = 10_000;
/** RFC 6647 §5: a triplet that did not come back is forgotten after a day, one that did after a month. */
const PENDING_MS = 24 * 3_600_000;
const KNOWN_MS = 30 * PENDING_MS;

interface Seen {
  firstMs: number;
  lastMs: number;
  passed: boolean;
}

export class Greylist {
  readonly delayMs: number;
  readonly #seen = new Map<string, Seen>();

  /** `delayMs`: how long a stranger has to wait. */
  constructor(delayMs: number) {
    this.delayMs = delayMs;
  }

  /** How long this triplet has to wait yet, ms; 0 when it may pass. */
  waitMs(client: string, reversePath: string, forwardPath: string, nowMs: number): number {
    // the same house may try again from the host next door
    const key = `${client.replace(/\.\d+$/, '')} ${reversePath.toLowerCase()} ${forwardPath.toLowerCase()}`;
    const seen = this.#lookUp(key, nowMs);
    seen.lastMs = nowMs;
    const waitMs = seen.passed ? 0 : Math.max(0, seen.firstMs + this.delayMs - nowMs);
    if (waitMs === 0) seen.passed = true;
    return waitMs;
  }

  #lookUp(key: string, nowMs: number): Seen {
    const known = this.#seen.get(key);
    if (known && nowMs - known.lastMs <= (known.passed ? KNOWN_MS : PENDING_MS)) return known;
    if (this.#seen.size >= MAX_TRIPLETS) this.#seen.delete(this.#seen.keys().next().value!);
    const fresh = { firstMs: nowMs, lastMs: nowMs, passed: false };
    this.#seen.set(key, fresh);
    return fresh;
  }
}
