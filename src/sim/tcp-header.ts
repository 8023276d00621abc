/** The 20 octets of a TCP header, as they would stand before a segment's data. RFC 9293 §3.1. */

export interface TcpHeader {
  /** '192.0.2.1:49152' */
  from: string;
  to: string;
  /** Relative to the initial sequence numbers, which are 0 here. */
  seq: number;
  ack: number;
  /** 'SYN,ACK' */
  flags: string;
}

const FLAGS = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'];
export const HEADER_LENGTH = 20;
/** What a receiver says it has room for: the most that fits without window scaling. */
const WINDOW = 65535;
const PROTOCOL_TCP = 6;
const CHECKSUM_AT = 16;

export function tcpHeader(header: TcpHeader, data: Uint8Array): Uint8Array {
  const octets = new Uint8Array(HEADER_LENGTH);
  const view = new DataView(octets.buffer);
  view.setUint16(0, portOf(header.from));
  view.setUint16(2, portOf(header.to));
  view.setUint32(4, header.seq);
  view.setUint32(8, header.ack);
  view.setUint8(12, (HEADER_LENGTH / 4) << 4);
  view.setUint8(13, flagsOf(header.flags));
  view.setUint16(14, WINDOW);
  view.setUint16(CHECKSUM_AT, checksum(header, octets, data));
  return octets;
}

function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1));
}

function flagsOf(names: string): number {
  return names.split(',').reduce((bits, name) => bits | (1 << FLAGS.indexOf(name)), 0);
}

/** The one's complement sum over pseudo-header, header and data. RFC 9293 §3.1, RFC 1071. */
function checksum({ from, to }: TcpHeader, header: Uint8Array, data: Uint8Array): number {
  const length = header.length + data.length;
  const pseudo = Uint8Array.from([...addressOf(from), ...addressOf(to), 0, PROTOCOL_TCP, length >> 8, length & 0xff]);
  let sum = sumOf(pseudo) + sumOf(header) + sumOf(data);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return ~sum & 0xffff;
}

function addressOf(address: string): number[] {
  return address.slice(0, address.lastIndexOf(':')).split('.').map(Number);
}

function sumOf(octets: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < octets.length; at += 2) sum += (octets[at]! << 8) | (octets[at + 1] ?? 0);
  return sum;
}
