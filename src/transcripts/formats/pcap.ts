/** Captures as libpcap writes them (tcpdump, tshark -F pcap): draft-ietf-opsawg-pcap. */
import { CaptureReader, PACKET_LIMIT } from '../packets/capture.ts';
import type { Format, Reader } from '../format.ts';
import type { Sink } from '../sink.ts';
import { Intake, read32 } from './intake.ts';

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

class PcapReader implements Reader {
  readonly #sink: Sink;
  readonly #intake = new Intake();
  readonly #capture: CaptureReader;
  #dialect: Dialect | undefined;
  #broken = false;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#capture = new CaptureReader(sink);
  }

  push(octets: Uint8Array): void {
    if (this.#broken) return;
    this.#intake.push(octets);
    if (!this.#dialect && !this.#begin()) return;
    while (!this.#broken && this.#record(this.#dialect!));
  }

  end(): void {
    if (!this.#broken && (this.#intake.waiting > 0 || !this.#dialect)) this.#tell('capture.truncated');
    this.#capture.end();
  }

  #begin(): boolean {
    if (!this.#intake.has(FILE_HEADER_OCTETS)) return false;
    this.#dialect = dialectOf(this.#intake.octets, this.#intake.start);
    if (this.#dialect) this.#intake.skip(FILE_HEADER_OCTETS);
    else this.#breakOff({});
    return this.#dialect !== undefined;
  }

  /** Reads one record; false if it has not come yet. */
  #record({ little, fractionsOfMs, headerOctets, link }: Dialect): boolean {
    const intake = this.#intake;
    if (!intake.has(headerOctets)) return false;
    const captured = read32(intake.octets, intake.start + 8, little);
    if (captured > PACKET_LIMIT) return this.#breakOff({ octets: captured, limit: PACKET_LIMIT });
    if (!intake.has(headerOctets + captured)) return false;
    const { octets, start } = intake;
    const atMs = read32(octets, start, little) * 1000 + read32(octets, start + 4, little) / fractionsOfMs;
    const body = start + headerOctets;
    this.#capture.packet(link, octets, body, body + captured, read32(octets, start + 12, little), atMs);
    intake.skip(headerOctets + captured);
    return true;
  }

  /** Nothing in this format marks where the next record begins: after a length that cannot be, the rest is not to be read. */
  #breakOff(values: Record<string, number>): false {
    this.#broken = true;
    this.#tell(values.octets === undefined ? 'capture.damaged' : 'capture.badLength', values);
    return false;
  }

  #tell(key: string, values: Record<string, number> = {}): void {
    this.#sink.problem({ key, values: { at: this.#intake.at, ...values } });
  }
}

export const pcap: Format = {
  name: 'pcap',
  recognises: (head) => dialectOf(head, 0) !== undefined,
  read: (sink) => new PcapReader(sink),
};
