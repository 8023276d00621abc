/** What a step is wrapped in on its way: the packets that bring it, read back from the octets that the capture is given out with. */
import type { Journal } from '../sim/journal.ts';
import { addressText } from '../transcripts/packets/address.ts';
import { Fragments } from '../transcripts/packets/fragments.ts';
import { IP, readIpv4, readIpv6 } from '../transcripts/packets/ip.ts';
import { Packet } from '../transcripts/packets/packet.ts';
import { flagNames, readTcp } from '../transcripts/packets/tcp/segment.ts';
import { packetsOf } from '../transcripts/export/pcapng.ts';
import type { PacketFacts, Wrapping } from './api.ts';
import { crossing, isSealed } from './crossing.ts';
import type { Shown } from './shown.ts';
import { recordFields } from './tls-fields.ts';

const UDP_HEADER_OCTETS = 8;

/** `null` for what did not cross a line. `isRecording`: nothing is made up around what was recorded without its packets. */
export function wrappingOf({ journal, scene }: Pick<Shown, 'journal' | 'scene'>, index: number, isRecording: boolean): Wrapping | null {
  const { packets, held } = packetsOf(journal, scene, index);
  const isSegment = journal.kind(index) === 'segment';
  const brought = packets.flatMap((octets) => readPacket(octets) ?? []).filter(({ data }) => isSegment || data > 0);
  const about = { isDatagram: journal.connection(index) < 0, records: recordsOf(journal, index) };
  if (isRecording && (!held || brought.length === 0))
    return crosses(journal, index) ? { ...about, source: 'told', packets: [], sentAgain: 0 } : null;
  if (brought.length === 0) return null;
  const once = [...new Map(brought.map((packet) => [packet.seq, packet])).values()];
  return { ...about, source: held ? 'segments' : 'export', packets: once, sentAgain: brought.length - once.length };
}

const CROSSING = new Set(['command', 'text', 'reply', 'tls', 'question', 'answer', 'segment']);

function crosses(journal: Journal, index: number): boolean {
  return CROSSING.has(journal.kind(index)) && journal.octetCount(index) > 0;
}

function readPacket(octets: Uint8Array): PacketFacts | undefined {
  const packet = new Packet();
  packet.octets = octets;
  packet.end = packet.wholeEnd = octets.length;
  const version = octets[0]! >> 4;
  const read = version === 4 ? readIpv4 : readIpv6;
  if (read(packet, new Fragments()) !== 'whole') return undefined;
  const ip = { version, headerOctets: packet.at, octets: octets.length, ...addressesOf(packet) };
  return packet.protocol === IP.tcp ? tcpFacts(packet, ip) : udpFacts(packet, ip);
}

function addressesOf({ addressed, source, destination, addressOctets }: Packet): { source: string; destination: string } {
  return { source: addressText(addressed, source, addressOctets), destination: addressText(addressed, destination, addressOctets) };
}

function tcpFacts(packet: Packet, ip: PacketFacts['ip']): PacketFacts | undefined {
  const segment = readTcp(packet);
  if (!segment) return undefined;
  const { seq, ack, flags, octets } = segment;
  return {
    ip,
    sourcePort: packet.sourcePort,
    destinationPort: packet.destinationPort,
    headerOctets: packet.at - ip.headerOctets,
    seq,
    ack,
    flags: flagNames(flags),
    data: octets.length,
  };
}

function udpFacts(packet: Packet, ip: PacketFacts['ip']): PacketFacts {
  return {
    ip,
    sourcePort: packet.word(0),
    destinationPort: packet.word(2),
    headerOctets: UDP_HEADER_OCTETS,
    seq: 0,
    ack: 0,
    flags: '',
    data: packet.word(4) - UDP_HEADER_OCTETS,
  };
}

/** The octets of each TLS record that the step crosses in, header included; none in the clear or where nobody kept them. */
function recordsOf(journal: Journal, index: number): number[] {
  const octets = journal.kind(index) === 'tls' ? journal.octets(index) : isSealed(journal, index) ? crossing(journal, index) : undefined;
  if (!octets) return [];
  const begins = recordFields(octets).flatMap(({ key, start }) => (key === 'tls.type' ? [start] : []));
  return begins.map((start, record) => (begins[record + 1] ?? octets.length) - start);
}
