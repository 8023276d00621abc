/** How long a message waits in the queue. RFC 5321 §4.5.4.1, RFC 3461 §4.1. */

/** How long a new message lies in the queue before it is looked at. */
export const QUEUE_RUN_MS = 200;
const MINUTE_MS = 60_000;
/** At least 30 minutes between tries, longer later; give up after 4–5 days. */
const RETRY_MS = [30 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS, 120 * MINUTE_MS, 240 * MINUTE_MS] as const;
export const GIVE_UP_MS = 5 * 24 * 60 * MINUTE_MS;
/** After so long the sender is told, once, that it is still being tried: DELAY. */
export const TELL_DELAY_MS = 240 * MINUTE_MS;

/** How long until the next try, after so many. */
export function retryMs(tries: number): number {
  return RETRY_MS[Math.min(Math.max(tries, 1), RETRY_MS.length) - 1]!;
}
