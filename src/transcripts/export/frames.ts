/** Packets as octets, from IP on: headers of IPv4 and IPv6, TCP and UDP, with their checksums. RFC 791, 8200, 9293, 768, 1071. */

const TCP = 6;
const UDP = 17;
const HOP_LIMIT = 64;
const WINDOW = 65_535;
const FLAGS = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'];

/** One end of a conversation: '192.0.2.1', 25; '::1', 25. */
export interface End {
  address: string;
  port: number;
}

/** 'ip:port' in parts; `undefined` for what is no address. */
export function endOf(written: string): End | undefined {
  const colon = written.lastIndexOf(':');
  const address = written.slice(0, colon).replace(/^\[|\]$/g, '');
  const port = Number(written.slice(colon + 1));
  const isKnown = colon > 0 && addressOctets(address) !== undefined && Number.isInteger(port) && port >= 0 && port <= 65_535;
  return isKnown ? { address, port } : undefined;
}

/** An IP packet with a TCP segment; `seq` and `ack` from 0, taken modulo 2^32. `flags`: 'PSH,ACK'. */
export function tcpPacket(from: End, to: End, seq: number, ack: number, flags: string, data: Uint8Array): Uint8Array {
  const header = new Uint8Array(20);
  const view = new DataView(header.buffer);
  view.setUint16(0, from.port);
  view.setUint16(2, to.port);
  view.setUint32(4, seq % 2 ** 32);
  view.setUint32(8, ack % 2 ** 32);
  view.setUint8(12, 5 << 4);
  view.setUint8(
    13,
    flags.split(',').reduce((bits, name) => bits | (1 << Math.max(0, FLAGS.indexOf(name))), 0),
  );
  view.setUint16(14, WINDOW);
  return ipPacket(from, to, TCP, header, data, 16);
}

/** An IP packet with a UDP datagram. */
export function udpPacket(from: End, to: End, data: Uint8Array): Uint8Array {
  const header = new Uint8Array(8);
  const view = new DataView(header.buffer);
  view.setUint16(0, from.port);
  view.setUint16(2, to.port);
  view.setUint16(4, header.length + data.length);
  return ipPacket(from, to, UDP, header, data, 6);
}

function ipPacket(from: End, to: End, protocol: number, header: Uint8Array, data: Uint8Array, checksumAt: number): Uint8Array {
  const [source, destination] = [addressOctets(from.address)!, addressOctets(to.address)!];
  const length = header.length + data.length;
  const around =
    source.length === 4 ? ipv4Header(source, destination, protocol, length) : ipv6Header(source, destination, protocol, length);
  const pseudo = sumOf(source) + sumOf(destination) + protocol + length;
  const sum = checksum(pseudo + sumOf(header) + sumOf(data));
  // RFC 768: a sum of zero is sent as its complement, for zero says that there is none
  new DataView(header.buffer).setUint16(checksumAt, sum === 0 && protocol === UDP ? 0xffff : sum);
  const packet = new Uint8Array(around.length + length);
  packet.set(around);
  packet.set(header, around.length);
  packet.set(data, around.length + header.length);
  return packet;
}

function ipv4Header(source: Uint8Array, destination: Uint8Array, protocol: number, length: number): Uint8Array {
  const header = new Uint8Array(20);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x45);
  view.setUint16(2, header.length + length);
  // do not fragment
  view.setUint16(6, 0x4000);
  view.setUint8(8, HOP_LIMIT);
  view.setUint8(9, protocol);
  header.set(source, 12);
  header.set(destination, 16);
  view.setUint16(10, checksum(sumOf(header)));
  return header;
}

function ipv6Header(source: Uint8Array, destination: Uint8Array, protocol: number, length: number): Uint8Array {
  const header = new Uint8Array(40);
  const view = new DataView(header.buffer);
  view.setUint8(0, 0x60);
  view.setUint16(4, length);
  view.setUint8(6, protocol);
  view.setUint8(7, HOP_LIMIT);
  header.set(source, 8);
  header.set(destination, 24);
  return header;
}

function sumOf(octets: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < octets.length; at += 2) sum += (octets[at]! << 8) | (octets[at + 1] ?? 0);
  return sum;
}

function checksum(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + Math.floor(folded / 0x10000);
  return ~folded & 0xffff;
}

/** The octets of an address; `undefined` if it is none. RFC 4291 §2.2. */
export function addressOctets(address: string): Uint8Array | undefined {
  const four = address.split('.');
  if (four.length === 4 && four.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return Uint8Array.from(four, Number);
  if (!address.includes(':')) return undefined;
  const [head = '', tail] = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, mapped).split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => 0), ...after];
  if (groups.some((group) => !(group <= 0xffff))) return undefined;
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

function mapped(_: string, ...parts: string[]): string {
  const [a, b, c, d] = parts.map(Number) as [number, number, number, number];
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

const groupsOf = (written: string): number[] =>
  written === '' ? [] : written.split(':').map((group) => (/^[0-9a-f]{1,4}$/i.test(group) ? parseInt(group, 16) : NaN));
