/** A TCP segment's octets with their fields named. */
import type { OctetField } from '../protocols/field.ts';
import type { Journal } from '../sim/journal.ts';
import { HEADER_LENGTH, tcpHeader, type TcpHeader } from '../sim/tcp-header.ts';

/** The segment as it crosses the line, header first. */
export function segmentOctets(journal: Journal, index: number): Uint8Array {
  const data = journal.octets(index);
  const octets = new Uint8Array(HEADER_LENGTH + data.length);
  octets.set(tcpHeader(headerOf(journal, index), data));
  octets.set(data, HEADER_LENGTH);
  return octets;
}

function headerOf(journal: Journal, index: number): TcpHeader {
  const { from, connection, seq, ack, label } = journal.entry(index);
  const { client, clientAddress, serverAddress } = journal.connections[connection]!;
  const outward = from === client;
  return { from: outward ? clientAddress : serverAddress, to: outward ? serverAddress : clientAddress, seq, ack, flags: label };
}

export function segmentFields(journal: Journal, index: number, octets: Uint8Array): OctetField[] {
  const { from, to, seq, ack, flags } = headerOf(journal, index);
  const port = (address: string) => address.slice(address.lastIndexOf(':') + 1);
  const named: [key: string, start: number, end: number, value: string][] = [
    ['tcp.sourcePort', 0, 2, port(from)],
    ['tcp.destinationPort', 2, 4, port(to)],
    ['tcp.seq', 4, 8, String(seq)],
    ['tcp.ack', 8, 12, String(ack)],
    ['tcp.offset', 12, 13, String(HEADER_LENGTH / 4)],
    ['tcp.flags', 13, 14, flags],
    ['tcp.window', 14, 16, String((octets[14]! << 8) | octets[15]!)],
    ['tcp.checksum', 16, 18, `0x${((octets[16]! << 8) | octets[17]!).toString(16).padStart(4, '0')}`],
    ['tcp.urgent', 18, 20, '0'],
  ];
  const fields = named.map(([key, start, end, value]) => ({ key, start, end, value }));
  const data = octets.length - HEADER_LENGTH;
  return data > 0 ? [...fields, { key: 'tcp.payload', start: HEADER_LENGTH, end: octets.length, value: String(data) }] : fields;
}
