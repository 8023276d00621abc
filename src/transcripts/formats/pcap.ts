/** Captures as libpcap writes them (tcpdump, tshark -F pcap): draft-ietf-opsawg-pcap. */
import { PACKET_LIMIT } from '../packets/capture.ts';
import type { Format } from '../format.ts';
import { read32 } from './intake.ts';
import { RecordReader } from './records.ts';

const FILE_HEADER_OCTETS = 24;
/** The number that a file begins with, by what it says: how fine its clock is, and how long a record's header. */
const MAGICS = new Map([
  [0xa1b2c3d4, { fractionsOfMs: 1e3, headerOctets: 16 }],
  [0xa1b23c4d, { fractionsOfMs: 1e6, headerOctets: 16 }],
  // Alexey Kuznetzov's: eight octets more for the interface and the protocol.
  [0xa1b2cd34, { fractionsOfMs: 1e3, headerOctets: 24 }],
]);
/** The upper bits of the link type tell of frame check sequences. */
const LINK_MASK = 0xffff;

interface Dialect {
  little: boolean;
  fractionsOfMs: number;
  headerOctets: number;
  link: number;
}

function dialectOf(octets: Uint8Array, at: number): Dialect | undefined {
  if (octets.length - at < FILE_HEADER_OCTETS) return undefined;
  const little = MAGICS.has(read32(octets, at, true));
  const kind = MAGICS.get(read32(octets, at, little));
  return kind && { ...kind, little, link: read32(octets, at + 20, little) & LINK_MASK };
}

class PcapReader extends RecordReader {
  protected readonly headerOctets = FILE_HEADER_OCTETS;
  #dialect: Dialect | undefined;

  protected begin(): boolean {
    this.#dialect = dialectOf(this.intake.octets, this.intake.start);
    return this.#dialect !== undefined;
  }

  protected record(): boolean {
    const { intake } = this;
    const { little, fractionsOfMs, headerOctets, link } = this.#dialect!;
    if (!intake.has(headerOctets)) return false;
    const captured = read32(intake.octets, intake.start + 8, little);
    if (captured > PACKET_LIMIT) return this.badLength(captured);
    if (!intake.has(headerOctets + captured)) return false;
    const { octets, start } = intake;
    const atMs = read32(octets, start, little) * 1000 + read32(octets, start + 4, little) / fractionsOfMs;
    const body = start + headerOctets;
    this.capture.packet(link, octets, body, body + captured, read32(octets, start + 12, little), atMs);
    intake.skip(headerOctets + captured);
    return true;
  }
}

export const pcap: Format = {
  name: 'pcap',
  holdsOctets: true,
  recognises: (head) => dialectOf(head, 0) !== undefined,
  read: (sink) => new PcapReader(sink),
};
