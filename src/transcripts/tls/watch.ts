/** Looks on while two sides speak TLS: what their handshake tells, how much crosses, and, with keys, the plain text. */
import type { Side } from '../sink.ts';
import { Conversation } from './conversation.ts';
import type { KeyLog } from './keylog.ts';
import type { TlsListener } from './seen.ts';
import { WatchedSide } from './side.ts';

export type { TlsListener, TlsSeen } from './seen.ts';

export class TlsWatch {
  readonly #sides: Record<Side, WatchedSide>;

  /** `keys`: those that are known by the time the server says hello. */
  constructor(listener: TlsListener, keys?: KeyLog) {
    const conversation = new Conversation(listener, keys);
    this.#sides = { client: new WatchedSide('client', conversation), server: new WatchedSide('server', conversation) };
  }

  /** The next octets of a side, cut anywhere. Never throws; holds one record of each side and 64 KiB of its handshake. */
  push(side: Side, octets: Uint8Array, atMs: number | null): void {
    this.#sides[side].push(octets, atMs);
  }

  /** Octets of a side are missing here: records are looked for again, and with keys a few that were not seen are stepped over. */
  miss(side: Side): void {
    this.#sides[side].miss();
  }

  /** A record that is begun and not ended is told as sealed. */
  end(): void {
    this.#sides.client.end();
    this.#sides.server.end();
  }
}

/** The same in the middle of a session: a record of any kind. RFC 8446 §5.1, §5.2. */
export function looksLikeRecord(octets: Uint8Array): boolean {
  const [type, major, minor, high = 0, low = 0] = octets;
  const length = (high << 8) | low;
  return octets.length >= 5 && type! >= 20 && type! <= 23 && major === 3 && minor! <= 4 && length > 0 && length <= (1 << 14) + 256;
}

/** Whether a side that begins like this speaks TLS: a record of a handshake, or an alert. False until six octets are there. */
export function looksLikeTls(octets: Uint8Array): boolean {
  if (octets.length < 6 || octets[1] !== 3 || octets[2]! > 4) return false;
  const length = (octets[3]! << 8) | octets[4]!;
  if (octets[0] === 21) return length === 2 && octets[5]! <= 2;
  return octets[0] === 22 && length >= 4 && length <= 1 << 14 && (octets[5] === 1 || octets[5] === 2);
}
