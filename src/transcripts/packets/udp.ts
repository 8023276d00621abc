/** UDP (RFC 768): what is DNS goes on, the rest is left alone. */
import { decode } from '../../protocols/dns/wire.ts';
import type { Sink } from '../sink.ts';
import { addressText } from './address.ts';
import { wrongChecksum } from './checksum.ts';
import type { LeftAlone } from './leftAlone.ts';
import type { Packet } from './packet.ts';

const HEADER_OCTETS = 8;
const DNS_PORT = 53;
/** What looks like DNS and is not asked of name servers: NetBIOS, multicast DNS, LLMNR. */
const COUSINS = new Set([137, 5353, 5355]);
const DNS_HEADER_OCTETS = 12;
/** Packets on other ports are tried as DNS up to this size: a resolver asks for no larger ones over UDP. */
const TRIED_OCTETS = 4096;

/** False if it is no UDP. */
export function readUdp(packet: Packet, sink: Sink, leftAlone: LeftAlone): boolean {
  if (!packet.holds(HEADER_OCTETS)) return false;
  const length = packet.word(4);
  if (length !== 0 && length < HEADER_OCTETS) return false;
  if (length !== 0 && packet.at + length <= packet.wholeEnd) trim(packet, length);
  if (wrongChecksum(packet, 6)) packet.wrong = true;
  packet.sourcePort = packet.word(0);
  packet.destinationPort = packet.word(2);
  const octets = packet.octets.subarray(packet.at + HEADER_OCTETS, packet.end);
  const [from, to] = endsOf(packet);
  if (isDns(packet, octets)) sink.datagram(from, to, octets, packet.atMs);
  else leftAlone.udp(packet, from, to);
  return true;
}

function trim(packet: Packet, length: number): void {
  packet.wholeEnd = packet.at + length;
  packet.end = Math.min(packet.end, packet.wholeEnd);
}

function endsOf(packet: Packet): [string, string] {
  const { addressed, source, destination, addressOctets, sourcePort, destinationPort } = packet;
  const from = addressText(addressed, source, addressOctets);
  const to = addressText(addressed, destination, addressOctets);
  return [`${from}:${sourcePort}`, `${to}:${destinationPort}`];
}

function isDns({ sourcePort, destinationPort }: Packet, octets: Uint8Array): boolean {
  if (octets.length < DNS_HEADER_OCTETS) return false;
  if (sourcePort === DNS_PORT || destinationPort === DNS_PORT) return true;
  if (COUSINS.has(sourcePort) || COUSINS.has(destinationPort)) return false;
  return plausible(octets) && decode(octets) !== undefined;
}

/** One question in class IN, a standard query, few records, no reserved bit: what is cheap to ask before reading. */
function plausible(octets: Uint8Array): boolean {
  const word = (at: number) => (octets[at]! << 8) | octets[at + 1]!;
  if (octets.length > TRIED_OCTETS || word(4) !== 1) return false;
  return (octets[2]! & 0x78) === 0 && (octets[3]! & 0x40) === 0 && word(6) + word(8) + word(10) <= 100;
}
