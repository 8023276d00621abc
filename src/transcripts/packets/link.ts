/** What is around IP: link layers by their numbers in pcap and pcapng (tcpdump.org/linktypes.html). */
import type { Packet } from './packet.ts';

export const ETHER = { ipv4: 0x0800, ipv6: 0x86dd } as const;
/** For what is no EtherType, and so cannot be named. */
export const UNKNOWN_ETHER = 0;
const VLAN_TAGS = [0x8100, 0x88a8, 0x9100];
const PPPOE_SESSION = 0x8864;
const FIRST_ETHER_TYPE = 0x0600;
/** Stacked tags that are looked through; 802.1ad knows two. */
const TAGS_LIMIT = 8;

/** Moves `packet` to its network layer and says in `packet.protocol` what that is. False: too short for its link layer. */
type Unwrap = (packet: Packet) => boolean;

const LINKS = new Map<number, Unwrap>([
  [0, loopback],
  [1, ethernet],
  [9, ppp],
  [12, raw],
  [14, raw],
  [50, ppp],
  [51, pppoe],
  [101, raw],
  [108, loopback],
  [113, (packet) => cooked(packet, 14, 16)],
  [228, raw],
  [229, raw],
  [276, (packet) => cooked(packet, 0, 20)],
]);

export function knowsLink(link: number): boolean {
  return LINKS.has(link);
}

/** As `Unwrap`; also false if the link layer is not known. */
export function unwrapLink(packet: Packet, link: number): boolean {
  return LINKS.get(link)?.(packet) ?? false;
}

function ethernet(packet: Packet): boolean {
  if (!packet.holds(14)) return false;
  packet.protocol = packet.word(12);
  packet.at += 14;
  return etherPayload(packet);
}

/** 'Linux cooked': the type stands at `typeAt` of a header of `length` octets. */
function cooked(packet: Packet, typeAt: number, length: number): boolean {
  if (!packet.holds(length)) return false;
  packet.protocol = packet.word(typeAt);
  packet.at += length;
  return etherPayload(packet);
}

/** IEEE 802.1Q, RFC 2516 and RFC 1042: what may stand between an EtherType and IP. */
function etherPayload(packet: Packet): boolean {
  for (let tags = 0; VLAN_TAGS.includes(packet.protocol) && tags < TAGS_LIMIT; tags++) {
    if (!packet.holds(4)) return false;
    packet.protocol = packet.word(2);
    packet.at += 4;
  }
  if (packet.protocol === PPPOE_SESSION) return pppoe(packet);
  return packet.protocol >= FIRST_ETHER_TYPE || subnetworkAccess(packet);
}

/** RFC 1042: a length instead of a type, then LLC and SNAP, then the type. */
function subnetworkAccess(packet: Packet): boolean {
  const snap = packet.holds(8) && packet.word(0) === 0xaaaa && packet.byte(2) === 3;
  packet.protocol = snap ? packet.word(6) : UNKNOWN_ETHER;
  if (snap) packet.at += 8;
  return true;
}

function pppoe(packet: Packet): boolean {
  if (!packet.holds(6)) return false;
  packet.at += 6;
  return ppp(packet);
}

/** RFC 1661 §2, RFC 1662 §3.1: address and control may be left out, and the protocol shortened to one octet. */
function ppp(packet: Packet): boolean {
  if (packet.holds(2) && packet.word(0) === 0xff03) packet.at += 2;
  if (!packet.holds(2)) return false;
  const short = (packet.byte(0) & 1) === 1;
  const number = short ? packet.byte(0) : packet.word(0);
  packet.at += short ? 1 : 2;
  packet.protocol = number === 0x21 ? ETHER.ipv4 : number === 0x57 ? ETHER.ipv6 : UNKNOWN_ETHER;
  return true;
}

/** BSD: four octets with the address family, in the byte order of whoever captured. 2 is IPv4; IPv6 has another number in each BSD. */
function loopback(packet: Packet): boolean {
  if (!packet.holds(4)) return false;
  const family = packet.byte(0) | packet.byte(3);
  packet.at += 4;
  packet.protocol = family === 2 ? ETHER.ipv4 : [10, 24, 28, 30].includes(family) ? ETHER.ipv6 : UNKNOWN_ETHER;
  return true;
}

function raw(packet: Packet): boolean {
  if (!packet.holds(1)) return false;
  const version = packet.byte(0) >> 4;
  packet.protocol = version === 4 ? ETHER.ipv4 : version === 6 ? ETHER.ipv6 : UNKNOWN_ETHER;
  return true;
}
