/** Captures as Wireshark writes them: draft-ietf-opsawg-pcapng. */
import { CaptureReader, PACKET_LIMIT } from '../packets/capture.ts';
import { readNames } from './pcapng/names.ts';
import { interfaceOf, optionsOf, type CaptureInterface } from './pcapng/interface.ts';
import { text } from '../../mail/octets.ts';
import type { Format, Reader } from '../format.ts';
import type { Sink } from '../sink.ts';
import { Intake, read16, read32 } from './intake.ts';

const BLOCK = { section: 0x0a0d0d0a, interface: 1, oldPacket: 2, simplePacket: 3, names: 4, packet: 6, secrets: 10 } as const;
/** Blocks that a damaged file is searched for: those above, interface statistics, and custom blocks. */
const KNOWN_BLOCKS = new Set<number>([...Object.values(BLOCK), 5, 0xbad, 0x40000bad]);
const BYTE_ORDER = 0x1a2b3c4d;
/** Type, length, and the length again at the end. */
const FRAME_OCTETS = 12;
/** The longest block that is read, octets: secrets and names may be long; packets have their own limit. */
const BLOCK_LIMIT = 4 * 1024 * 1024;
/** After damage only shorter ones are believed. */
const FOUND_LIMIT = PACKET_LIMIT + 4096;
const INTERFACES_LIMIT = 10_000;
const TLS_KEY_LOG = 0x544c534b;
/** Damaged places that are told one by one. */
const DAMAGES_TOLD = 20;

/** The byte order of a section whose header begins at `at`; `undefined`: that is none. */
function orderOf(octets: Uint8Array, at: number): 'little' | 'big' | undefined {
  if (read32(octets, at, false) !== BLOCK.section) return undefined;
  if (read32(octets, at + 8, true) === BYTE_ORDER) return 'little';
  return read32(octets, at + 8, false) === BYTE_ORDER ? 'big' : undefined;
}

class PcapngReader implements Reader {
  readonly #sink: Sink;
  readonly #intake = new Intake();
  readonly #capture: CaptureReader;
  #little = true;
  #interfaces: CaptureInterface[] = [];
  /** Looks for the next block after damage. */
  #lost = false;
  #damages = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#capture = new CaptureReader(sink);
  }

  push(octets: Uint8Array): void {
    this.#intake.push(octets);
    while (this.#lost ? this.#search() : this.#next());
  }

  end(): void {
    if (this.#intake.waiting > 0 && !this.#lost) this.#tell('capture.truncated');
    this.#capture.end();
  }

  /** Reads one block; false if it has not come yet. */
  #next(): boolean {
    const intake = this.#intake;
    if (!intake.has(FRAME_OCTETS)) return false;
    const order = orderOf(intake.octets, intake.start);
    if (order) this.#little = order === 'little';
    const length = read32(intake.octets, intake.start + 4, this.#little);
    if (length < FRAME_OCTETS || length % 4 !== 0 || length > BLOCK_LIMIT) return this.#damage();
    if (!intake.has(length)) return false;
    if (read32(intake.octets, intake.start + length - 4, this.#little) !== length) return this.#damage();
    this.#block(read32(intake.octets, intake.start, this.#little), intake.octets, intake.start + 8, intake.start + length - 4);
    intake.skip(length);
    return true;
  }

  #damage(): true {
    this.#lost = true;
    this.#tellDamage();
    this.#intake.skip(4);
    return true;
  }

  /** Blocks begin at multiples of four octets, and say their lengths twice. */
  #search(): boolean {
    const intake = this.#intake;
    while (intake.has(FRAME_OCTETS)) {
      if (this.#plausible(intake.octets, intake.start)) {
        this.#lost = false;
        return true;
      }
      intake.skip(4);
    }
    return false;
  }

  #plausible(octets: Uint8Array, at: number): boolean {
    if (orderOf(octets, at)) return true;
    const length = read32(octets, at + 4, this.#little);
    return KNOWN_BLOCKS.has(read32(octets, at, this.#little)) && length >= FRAME_OCTETS && length % 4 === 0 && length <= FOUND_LIMIT;
  }

  #block(type: number, octets: Uint8Array, start: number, end: number): void {
    if (type === BLOCK.section) this.#interfaces = [];
    else if (type === BLOCK.interface) this.#interface(octets, start, end);
    else if (type === BLOCK.packet) this.#packet(octets, start, end, read32);
    else if (type === BLOCK.oldPacket) this.#packet(octets, start, end, read16);
    else if (type === BLOCK.simplePacket) this.#simplePacket(octets, start, end);
    else if (type === BLOCK.names) readNames(octets, start, end, this.#little, this.#capture.names);
    else if (type === BLOCK.secrets) this.#secrets(octets, start, end);
  }

  #interface(octets: Uint8Array, start: number, end: number): void {
    if (end - start < 8 || this.#interfaces.length >= INTERFACES_LIMIT) return this.#tellDamage();
    const options = optionsOf(octets, start + 8, end, this.#little);
    this.#interfaces.push(interfaceOf(octets, start, options, this.#little));
  }

  /** §4.3 and the obsolete packet block, which differ in the width of the interface's number only. */
  #packet(octets: Uint8Array, start: number, end: number, readNumber: typeof read32): void {
    const body = start + 20;
    const on = end < body ? undefined : this.#interfaces[readNumber(octets, start, this.#little)];
    const captured = on ? read32(octets, start + 12, this.#little) : 0;
    if (!on || captured > PACKET_LIMIT || body + captured > end) return this.#tellDamage();
    const ticks = read32(octets, start + 4, this.#little) * 2 ** 32 + read32(octets, start + 8, this.#little);
    this.#capture.packet(on.link, octets, body, body + captured, read32(octets, start + 16, this.#little), on.atMs(ticks));
  }

  /** §4.4: no time, and always the first interface. */
  #simplePacket(octets: Uint8Array, start: number, end: number): void {
    const [on] = this.#interfaces;
    if (!on || end - start < 4) return this.#tellDamage();
    const whole = read32(octets, start, this.#little);
    const captured = Math.min(whole, on.snapOctets, end - start - 4, PACKET_LIMIT);
    this.#capture.packet(on.link, octets, start + 4, start + 4 + captured, whole, on.atMs(0));
  }

  #secrets(octets: Uint8Array, start: number, end: number): void {
    if (end - start < 8) return this.#tellDamage();
    const length = read32(octets, start + 4, this.#little);
    if (read32(octets, start, this.#little) !== TLS_KEY_LOG) return;
    this.#sink.keys(text(octets, start + 8, Math.min(end, start + 8 + length)));
  }

  #tellDamage(): void {
    if (this.#damages++ < DAMAGES_TOLD) this.#tell('capture.damaged');
  }

  #tell(key: string): void {
    this.#sink.problem({ key, values: { at: this.#intake.at } });
  }
}

export const pcapng: Format = {
  name: 'pcapng',
  holdsOctets: true,
  recognises: (head) => head.length >= FRAME_OCTETS && orderOf(head, 0) !== undefined,
  read: (sink) => new PcapngReader(sink),
};
