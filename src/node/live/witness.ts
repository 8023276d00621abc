/** What is told of real connections while they last: as much of a recording's sink as sockets can tell. */
import type { Sink } from '../../transcripts/sink.ts';

export type Witness = Pick<Sink, 'open' | 'say' | 'secure' | 'close' | 'datagram'>;

/** Epoch milliseconds with their fractions, never going back while the program runs. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}
