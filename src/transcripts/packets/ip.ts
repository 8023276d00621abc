/** IPv4 (RFC 791) and IPv6 with its extension headers (RFC 8200). */
import { wrongHeaderChecksum } from './checksum.ts';
import type { Fragments } from './fragments.ts';
import type { Packet } from './packet.ts';

export const IP = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 } as const;
/** Extension headers that only need to be stepped over: hop-by-hop, routing, destination, mobility, HIP, shim6. */
const STEPPED_OVER = new Set([0, 43, 60, 135, 139, 140]);
const FRAGMENT = 44;
const AUTHENTICATION = 51;
/** Extension headers that one packet may have. */
const EXTENSIONS_LIMIT = 16;

/** 'whole': `packet` stands at its transport layer. 'waiting': a fragment whose others are to come. 'bad': not to be read. */
export type Unpacked = 'whole' | 'waiting' | 'bad';

export function readIpv4(packet: Packet, fragments: Fragments): Unpacked {
  if (!packet.holds(20) || packet.byte(0) >> 4 !== 4) return 'bad';
  const headerOctets = (packet.byte(0) & 15) * 4;
  const total = packet.word(2);
  // Segmentation offload leaves the length 0 when it does not fit 16 bits: then it is what was captured.
  if (headerOctets < 20 || !packet.holds(headerOctets) || (total !== 0 && total < headerOctets)) return 'bad';
  if (wrongHeaderChecksum(packet.octets, packet.at, packet.at + headerOctets)) packet.wrong = true;
  if (total !== 0) trim(packet, total);
  address(packet, 12, 4);
  packet.protocol = packet.byte(9);
  const placed = packet.word(6);
  const id = packet.word(4);
  packet.at += headerOctets;
  return (placed & 0x3fff) === 0 ? 'whole' : fragments.add(packet, id, (placed & 0x1fff) * 8, (placed & 0x2000) !== 0);
}

export function readIpv6(packet: Packet, fragments: Fragments): Unpacked {
  if (!packet.holds(40) || packet.byte(0) >> 4 !== 6) return 'bad';
  const payload = packet.word(4);
  // A jumbogram (RFC 2675) or segmentation offload says 0.
  if (payload !== 0) trim(packet, 40 + payload);
  address(packet, 8, 16);
  packet.protocol = packet.byte(6);
  packet.at += 40;
  return stepOver(packet, fragments);
}

function stepOver(packet: Packet, fragments: Fragments): Unpacked {
  for (let headers = 0; headers < EXTENSIONS_LIMIT; headers++) {
    const header = packet.protocol;
    if (header === FRAGMENT) return fragment(packet, fragments);
    if (!STEPPED_OVER.has(header) && header !== AUTHENTICATION) return 'whole';
    if (!packet.holds(8)) return 'bad';
    packet.protocol = packet.byte(0);
    // RFC 4302 §2.2: the authentication header counts in fours, and from 2.
    packet.at += header === AUTHENTICATION ? (packet.byte(1) + 2) * 4 : (packet.byte(1) + 1) * 8;
    if (packet.at > packet.end) return 'bad';
  }
  return 'bad';
}

/** RFC 8200 §4.5. What follows a whole datagram's fragment header may be further extensions. */
function fragment(packet: Packet, fragments: Fragments): Unpacked {
  if (!packet.holds(8)) return 'bad';
  const placed = packet.word(2);
  const id = packet.long(4);
  packet.protocol = packet.byte(0);
  packet.at += 8;
  // RFC 6946: one that is all of its datagram waits for no other.
  if ((placed & 0xfff9) === 0) return stepOver(packet, fragments);
  const outcome = fragments.add(packet, id, placed & 0xfff8, (placed & 1) !== 0);
  return outcome === 'whole' ? stepOver(packet, fragments) : outcome;
}

/** The link layer may have padded the packet; or the capture, cut it. */
function trim(packet: Packet, total: number): void {
  packet.wholeEnd = packet.at + total;
  packet.end = Math.min(packet.end, packet.wholeEnd);
}

function address(packet: Packet, offset: number, octets: number): void {
  packet.addressed = packet.octets;
  packet.source = packet.at + offset;
  packet.destination = packet.source + octets;
  packet.addressOctets = octets;
}
