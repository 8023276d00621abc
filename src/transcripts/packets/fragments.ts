/** Datagrams that IP had to send in pieces. RFC 791 §3.2, RFC 8200 §4.5. */
import { text } from '../../mail/octets.ts';
import type { Packet } from './packet.ts';

/** Datagrams that may wait for pieces at once; the oldest gives way. */
const DATAGRAMS_LIMIT = 256;
/** Pieces that one datagram may come in. */
const PIECES_LIMIT = 1024;
/** A datagram's length has 16 bits. */
const DATAGRAM_OCTETS = 65_535;

interface Datagram {
  pieces: { offset: number; octets: Uint8Array }[];
  /** Its length; -1 until the last piece has come. */
  total: number;
  protocol: number;
}

export class Fragments {
  readonly #waiting = new Map<string, Datagram>();
  #given = 0;

  /** Datagrams of which pieces came, but never all. */
  get incomplete(): number {
    return this.#given + this.#waiting.size;
  }

  /** Keeps the rest of `packet` as a piece at `offset`. 'whole': that was the last one, and `packet` is the datagram now. */
  add(packet: Packet, id: number, offset: number, more: boolean): 'whole' | 'waiting' | 'bad' {
    const octets = packet.octets.slice(packet.at, packet.end);
    if (packet.cut > 0 || offset + octets.length > DATAGRAM_OCTETS) return 'bad';
    const key = this.#key(packet, id);
    const datagram = this.#waiting.get(key) ?? this.#begin(key, packet.protocol);
    if (datagram.pieces.length >= PIECES_LIMIT) return this.#giveUp(key);
    datagram.pieces.push({ offset, octets });
    if (!more) datagram.total = offset + octets.length;
    if (offset === 0) datagram.protocol = packet.protocol;
    const whole = assembled(datagram);
    if (!whole) return 'waiting';
    this.#waiting.delete(key);
    become(packet, whole, datagram.protocol);
    return 'whole';
  }

  #key(packet: Packet, id: number): string {
    const { addressed, source, destination, addressOctets } = packet;
    const ends = text(addressed, source, source + addressOctets) + text(addressed, destination, destination + addressOctets);
    // RFC 791 tells datagrams apart by protocol too; RFC 8200 does not, for a first piece may begin with other headers.
    return `${ends} ${id} ${addressOctets === 4 ? packet.protocol : ''}`;
  }

  #begin(key: string, protocol: number): Datagram {
    const [oldest] = this.#waiting.keys();
    if (oldest !== undefined && this.#waiting.size >= DATAGRAMS_LIMIT) this.#giveUp(oldest);
    const datagram: Datagram = { pieces: [], total: -1, protocol };
    this.#waiting.set(key, datagram);
    return datagram;
  }

  #giveUp(key: string): 'bad' {
    this.#waiting.delete(key);
    this.#given++;
    return 'bad';
  }
}

function become(packet: Packet, octets: Uint8Array, protocol: number): void {
  packet.octets = octets;
  packet.at = 0;
  packet.end = octets.length;
  packet.wholeEnd = octets.length;
  packet.protocol = protocol;
}

/** All octets, if no piece is missing. Where pieces overlap, the one that came first wins. */
function assembled({ pieces, total }: Datagram): Uint8Array | undefined {
  if (total < 0 || pieces.reduce((sum, { octets }) => sum + octets.length, 0) < total || !covered(pieces, total)) return undefined;
  const whole = new Uint8Array(total);
  for (const { offset, octets } of pieces.toReversed()) {
    if (offset < total) whole.set(octets.subarray(0, total - offset), offset);
  }
  return whole;
}

function covered(pieces: Datagram['pieces'], total: number): boolean {
  let reached = 0;
  for (const { offset, octets } of pieces.toSorted((a, b) => a.offset - b.offset)) {
    if (offset > reached) return false;
    reached = Math.max(reached, offset + octets.length);
  }
  return reached >= total;
}
