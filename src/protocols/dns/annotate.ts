/** Names the parts of a DNS packet: header fields, names, record data. RFC 1035 §4.1. */
import type { OctetField } from '../field.ts';
import { readName } from './names.ts';
import { decode } from './wire.ts';

const HEADER: readonly [key: string, start: number][] = [
  ['dns.id', 0],
  ['dns.flags', 2],
  ['dns.qdcount', 4],
  ['dns.ancount', 6],
  ['dns.nscount', 8],
  ['dns.arcount', 10],
];

export function annotate(octets: Uint8Array): OctetField[] {
  const packet = decode(octets);
  if (!packet) return [];
  const fields = HEADER.map(([key, start]): OctetField => ({ key, start, end: start + 2, value: headerValue(key, start, octets) }));
  let at = 12;
  for (const { name, type } of packet.questions) {
    const end = readName(octets, at)!.end;
    fields.push({ key: 'dns.name', start: at, end, value: name }, { key: 'dns.type', start: end, end: end + 2, value: type });
    fields.push({ key: 'dns.class', start: end + 2, end: end + 4, value: 'IN' });
    at = end + 4;
  }
  for (const { name, type, ttlSeconds, data } of [...packet.answers, ...packet.authority, ...packet.additional]) {
    const end = readName(octets, at)!.end;
    const length = (octets[end + 8]! << 8) | octets[end + 9]!;
    fields.push({ key: 'dns.name', start: at, end, value: name }, { key: 'dns.type', start: end, end: end + 2, value: type });
    fields.push(
      { key: 'dns.class', start: end + 2, end: end + 4, value: 'IN' },
      { key: 'dns.ttl', start: end + 4, end: end + 8, value: `${ttlSeconds} s` },
    );
    fields.push({ key: 'dns.rdlength', start: end + 8, end: end + 10, value: String(length) });
    fields.push({ key: 'dns.rdata', start: end + 10, end: end + 10 + length, value: data });
    at = end + 10 + length;
  }
  return fields;
}

function headerValue(key: string, start: number, octets: Uint8Array): string {
  const value = (octets[start]! << 8) | octets[start + 1]!;
  return key === 'dns.id' || key === 'dns.flags' ? `0x${value.toString(16).padStart(4, '0')}` : String(value);
}
