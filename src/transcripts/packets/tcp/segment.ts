/** The header of TCP. RFC 9293 §3.1. */
import { EMPTY } from '../../../mail/octets.ts';
import { wrongChecksum } from '../checksum.ts';
import type { Packet } from '../packet.ts';

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const ACK = 16;
const HEADER_OCTETS = 20;
const CHECKSUM_AT = 16;
const NAMES: [number, string][] = [
  [SYN, 'SYN'],
  [FIN, 'FIN'],
  [RST, 'RST'],
  [8, 'PSH'],
  [32, 'URG'],
  [ACK, 'ACK'],
];
/** The names of every combination: they are asked for with each segment. */
const FLAG_NAMES = Array.from({ length: 64 }, (_, flags) =>
  NAMES.filter(([bit]) => flags & bit)
    .map(([, name]) => name)
    .join(','),
);

export interface Segment {
  seq: number;
  ack: number;
  flags: number;
  /** What was captured of its data, shared with the chunk of the file. */
  octets: Uint8Array;
  /** Octets of data behind these that the snap length cut off. */
  snapped: number;
  atMs: number;
}

/** 'SYN,ACK' */
export function flagNames(flags: number): string {
  return FLAG_NAMES[flags & 63]!;
}

/** How far sequence number `a` is ahead of `b`: they count in circles of 2³² (RFC 9293 §3.4). */
export function ahead(a: number, b: number): number {
  return (a - b) | 0;
}

/** `undefined` if it is no TCP; sets the ports of `packet`. */
export function readTcp(packet: Packet): Segment | undefined {
  if (!packet.holds(HEADER_OCTETS)) return undefined;
  const headerOctets = (packet.byte(12) >> 4) * 4;
  if (headerOctets < HEADER_OCTETS || packet.at + headerOctets > packet.wholeEnd) return undefined;
  if (wrongChecksum(packet, CHECKSUM_AT)) packet.wrong = true;
  packet.sourcePort = packet.word(0);
  packet.destinationPort = packet.word(2);
  const seq = packet.long(4);
  const ack = packet.long(8);
  const flags = packet.byte(13);
  packet.at += headerOctets;
  const octets = packet.at < packet.end ? packet.octets.subarray(packet.at, packet.end) : EMPTY;
  return { seq, ack, flags, octets, snapped: packet.cut, atMs: packet.atMs };
}
