/** How often people may log in: LOGIN-DELAY of RFC 2449 §6.6. One for all sessions of a server. */
import type { Mailbox } from '../../mail/mailbox.ts';

export class LoginTimes {
  /** Seconds that must lie between two log-ins to one maildrop. */
  readonly seconds: number;
  readonly #nowMs: () => number;
  readonly #lastMs = new WeakMap<Mailbox, number>();

  constructor(seconds: number, nowMs: () => number) {
    this.seconds = seconds;
    this.#nowMs = nowMs;
  }

  /** Whether the last log-in is not long enough ago. */
  tooSoon(mailbox: Mailbox): boolean {
    const last = this.#lastMs.get(mailbox);
    return last !== undefined && this.#nowMs() - last < this.seconds * 1000;
  }

  note(mailbox: Mailbox): void {
    this.#lastMs.set(mailbox, this.#nowMs());
  }
}
