/** Writes packets and captures, for tests of what the recordings do not hold. */
import { ascii, concat } from '../../../src/mail/octets.ts';

export type Octets = Uint8Array;

export function big(width: number, value: number): Octets {
  return Uint8Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** (width - 1 - index)) % 256);
}

function sum(octets: Octets): number {
  let total = 0;
  for (let at = 0; at < octets.length; at += 2) total += (octets[at]! << 8) | (octets[at + 1] ?? 0);
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x10000);
  return total;
}

const checksum = (octets: Octets) => big(2, ~sum(octets) & 0xffff);

export interface TcpPacket {
  /** Last octet of its address, and its port. */
  from: [number, number];
  to: [number, number];
  seq: number;
  ack?: number;
  flags: number;
  data?: string;
  /** Instead of the right one. */
  checksum?: number;
}

const host4 = (last: number) => Uint8Array.of(10, 0, 0, last);
const host6 = (last: number) => Uint8Array.of(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last);

/** A segment with the checksum that belongs between these addresses. */
function segment(packet: TcpPacket, source: Octets, destination: Octets): Octets {
  const { from, to, seq, ack = 0, flags, data = '' } = packet;
  const ports = [big(2, from[1]), big(2, to[1])];
  const without = (field: Octets) =>
    concat([...ports, big(4, seq), big(4, ack), Uint8Array.of(0x50, flags, 0xff, 0xff), field, big(2, 0), ascii(data)]);
  const bare = without(big(2, 0));
  const right = checksum(concat([source, destination, big(2, 6), big(2, bare.length), bare]));
  return without(packet.checksum === undefined ? right : big(2, packet.checksum));
}

/** `placed`: offset in eights and the flag for more fragments. */
export function ipv4(payload: Octets, [source, destination]: [Octets, Octets], protocol = 6, placed = 0, id = 7): Octets {
  const without = (field: Octets) =>
    concat([
      Uint8Array.of(0x45, 0),
      big(2, 20 + payload.length),
      big(2, id),
      big(2, placed),
      Uint8Array.of(64, protocol),
      field,
      source,
      destination,
    ]);
  return concat([without(checksum(without(big(2, 0)))), payload]);
}

export function tcp4(packet: TcpPacket): Octets {
  const ends: [Octets, Octets] = [host4(packet.from[0]), host4(packet.to[0])];
  return ipv4(segment(packet, ...ends), ends);
}

/** In two fragments, cut after `at` octets (a multiple of eight). */
export function fragmented4(packet: TcpPacket, at: number, id: number): [Octets, Octets] {
  const ends: [Octets, Octets] = [host4(packet.from[0]), host4(packet.to[0])];
  const whole = segment(packet, ...ends);
  return [ipv4(whole.subarray(0, at), ends, 6, 0x2000, id), ipv4(whole.subarray(at), ends, 6, at / 8, id)];
}

/** `before`: extension headers, the first of them of type `first`; the last one must say that TCP follows. */
export function tcp6(packet: TcpPacket, before: Octets = new Uint8Array(0), first = 6): Octets {
  const ends: [Octets, Octets] = [host6(packet.from[0]), host6(packet.to[0])];
  return ipv6(concat([before, segment(packet, ...ends)]), ends, first);
}

function ipv6(payload: Octets, [source, destination]: [Octets, Octets], next: number): Octets {
  return concat([Uint8Array.of(0x60, 0, 0, 0), big(2, payload.length), Uint8Array.of(next, 64), source, destination, payload]);
}

export function fragmented6(packet: TcpPacket, at: number, id: number): [Octets, Octets] {
  const ends: [Octets, Octets] = [host6(packet.from[0]), host6(packet.to[0])];
  const whole = segment(packet, ...ends);
  const header = (placed: number) => concat([Uint8Array.of(6, 0), big(2, placed), big(4, id)]);
  return [ipv6(concat([header(1), whole.subarray(0, at)]), ends, 44), ipv6(concat([header(at), whole.subarray(at)]), ends, 44)];
}

export function udp4(from: [number, number], to: [number, number], data: Octets): Octets {
  const header = concat([big(2, from[1]), big(2, to[1]), big(2, 8 + data.length), big(2, 0)]);
  return ipv4(concat([header, data]), [host4(from[0]), host4(to[0])], 17);
}

/** The octets of each whole number turned round where `little`. */
export const number = (little: boolean) => (width: number, value: number) => (little ? big(width, value).toReversed() : big(width, value));

export interface Captured {
  octets: Octets;
  atMs?: number;
  /** Octets that are kept of it. */
  snap?: number;
}

export interface PcapOptions {
  link?: number;
  little?: boolean;
  nano?: boolean;
  modified?: boolean;
}

export function pcapOf(packets: Captured[], { link = 101, little = true, nano = false, modified = false }: PcapOptions = {}): Octets {
  const n = number(little);
  const magic = modified ? 0xa1b2cd34 : nano ? 0xa1b23c4d : 0xa1b2c3d4;
  const header = [n(4, magic), n(2, 2), n(2, 4), n(4, 0), n(4, 0), n(4, 65_535), n(4, link)];
  const records = packets.flatMap(({ octets, atMs = 0, snap = octets.length }) => {
    const fraction = Math.round((atMs % 1000) * (nano ? 1e6 : 1e3));
    const lengths = [n(4, Math.min(snap, octets.length)), n(4, octets.length)];
    return [n(4, Math.floor(atMs / 1000)), n(4, fraction), ...lengths, ...(modified ? [new Uint8Array(8)] : []), octets.subarray(0, snap)];
  });
  return concat([...header, ...records]);
}

export function snoopOf(packets: Captured[], datalink = 4): Octets {
  const records = packets.flatMap(({ octets, atMs = 0 }) => {
    const padding = new Uint8Array((4 - (octets.length % 4)) % 4);
    const length = 24 + octets.length + padding.length;
    const time = [big(4, Math.floor(atMs / 1000)), big(4, Math.round((atMs % 1000) * 1000))];
    return [big(4, octets.length), big(4, octets.length), big(4, length), big(4, 0), ...time, octets, padding];
  });
  return concat([ascii('snoop\0\0\0'), big(4, 2), big(4, datalink), ...records]);
}

/** One block of pcapng. */
export function block(little: boolean, type: number, body: Octets): Octets {
  const n = number(little);
  const padding = new Uint8Array((4 - (body.length % 4)) % 4);
  const length = 12 + body.length + padding.length;
  return concat([n(4, type), n(4, length), body, padding, n(4, length)]);
}

export function section(little: boolean): Octets {
  const n = number(little);
  return block(little, 0x0a0d0d0a, concat([n(4, 0x1a2b3c4d), n(2, 1), n(2, 0), n(4, 0xffffffff), n(4, 0xffffffff)]));
}

/** `options`: number and value each. */
export function interfaceBlock(little: boolean, link: number, options: [number, Octets][] = [], snap = 0): Octets {
  const n = number(little);
  const parts = options.flatMap(([code, value]) => [n(2, code), n(2, value.length), value, new Uint8Array((4 - (value.length % 4)) % 4)]);
  return block(little, 1, concat([n(2, link), n(2, 0), n(4, snap), ...parts, ...(parts.length > 0 ? [n(4, 0)] : [])]));
}

export function packetBlock(little: boolean, on: number, octets: Octets, ticks: number): Octets {
  const n = number(little);
  const lengths = [n(4, octets.length), n(4, octets.length)];
  return block(little, 6, concat([n(4, on), n(4, Math.floor(ticks / 2 ** 32)), n(4, ticks % 2 ** 32), ...lengths, octets]));
}
