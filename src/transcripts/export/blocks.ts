/** The blocks of a pcapng file, little-endian, with times in nanoseconds. IETF opsawg draft "PCAP Next Generation", §3 and §4. */
import { concat, utf8 } from '../../mail/octets.ts';
import { addressOctets } from './frames.ts';

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE = 1;
const NAME_RESOLUTION = 4;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
/** Raw IP, version 4 or 6. */
const LINK_RAW = 101;
const IF_TSRESOL = 9;
const NANOSECONDS = 9;
const NS_IN_MS = 1_000_000;

/** A block of `type` around `body`, which is padded to four octets. */
export function block(type: number, body: Uint8Array): Uint8Array {
  const length = 12 + padded(body.length);
  const octets = new Uint8Array(length);
  const view = new DataView(octets.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  octets.set(body, 8);
  view.setUint32(length - 4, length, true);
  return octets;
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;

function sectionHeader(): Uint8Array {
  const body = new Uint8Array(16);
  const view = new DataView(body.buffer);
  view.setUint32(0, BYTE_ORDER_MAGIC, true);
  view.setUint16(4, 1, true);
  // the length of the section is not said
  view.setBigInt64(8, -1n, true);
  return block(SECTION_HEADER, body);
}

function interfaceBlock(): Uint8Array {
  const body = new Uint8Array(8 + 8 + 4);
  const view = new DataView(body.buffer);
  view.setUint16(0, LINK_RAW, true);
  view.setUint16(8, IF_TSRESOL, true);
  view.setUint16(10, 1, true);
  view.setUint8(12, NANOSECONDS);
  return block(INTERFACE, body);
}

/** What every file begins with. */
export const SECTION_AND_INTERFACE: Uint8Array = concat([sectionHeader(), interfaceBlock()]);

/** One packet; `atMs` is epoch milliseconds with fractions. */
export function packetBlock(atMs: number, packet: Uint8Array): Uint8Array {
  const wholeMs = Math.floor(atMs);
  const ns = BigInt(wholeMs) * BigInt(NS_IN_MS) + BigInt(Math.round((atMs - wholeMs) * NS_IN_MS));
  const body = new Uint8Array(20 + packet.length);
  const view = new DataView(body.buffer);
  view.setUint32(4, Number(ns >> 32n), true);
  view.setUint32(8, Number(ns & 0xffffffffn), true);
  view.setUint32(12, packet.length, true);
  view.setUint32(16, packet.length, true);
  body.set(packet, 20);
  return block(ENHANCED_PACKET, body);
}

/** Names of addresses, so that the hosts are called what they are called here. */
export function nameBlock(names: ReadonlyMap<string, string>): Uint8Array {
  const records = [...names].flatMap(([address, name]) => {
    const octets = addressOctets(address);
    return octets ? [nameRecord(octets.length === 4 ? 1 : 2, concat([octets, utf8(name), Uint8Array.of(0)]))] : [];
  });
  return block(NAME_RESOLUTION, concat([...records, new Uint8Array(4)]));
}

function nameRecord(type: number, value: Uint8Array): Uint8Array {
  const octets = new Uint8Array(4 + padded(value.length));
  const view = new DataView(octets.buffer);
  view.setUint16(0, type, true);
  view.setUint16(2, value.length, true);
  octets.set(value, 4);
  return octets;
}
