/** Names the parts of a DNS packet: header fields, names, record data. RFC 1035 §4.1, RFC 6891 §6.1.2. */
import type { OctetField } from '../field.ts';
import { LENGTH_OCTETS } from './framing.ts';
import { readName } from './names.ts';
import { at16, at32, readData, typeName } from './rdata.ts';
import { decode } from './wire.ts';

const HEADER: readonly [key: string, start: number][] = [
  ['dns.id', 0],
  ['dns.flags', 2],
  ['dns.qdcount', 4],
  ['dns.ancount', 6],
  ['dns.nscount', 8],
  ['dns.arcount', 10],
];
const FIRST_QUESTION = 12;

export function annotate(octets: Uint8Array): OctetField[] {
  if (!decode(octets)) return [];
  const fields = HEADER.map(([key, start]): OctetField => ({ key, start, end: start + 2, value: headerValue(key, start, octets) }));
  const counts = HEADER.slice(2).map(([, start]) => at16(octets, start));
  let at = FIRST_QUESTION;
  for (let index = 0; index < counts[0]!; index++) at = pushQuestion(fields, octets, at);
  const records = counts[1]! + counts[2]! + counts[3]!;
  for (let index = 0; index < records; index++) at = pushRecord(fields, octets, at);
  return fields;
}

/** The same for a message as it goes over TCP, with its length before it (RFC 1035 §4.2.2). */
export function annotateFramed(octets: Uint8Array): OctetField[] {
  const fields = annotate(octets.subarray(LENGTH_OCTETS));
  const length: OctetField = { key: 'dns.length', start: 0, end: LENGTH_OCTETS, value: String(at16(octets, 0)) };
  return octets.length < LENGTH_OCTETS
    ? []
    : [length, ...fields.map((field) => ({ ...field, start: field.start + LENGTH_OCTETS, end: field.end + LENGTH_OCTETS }))];
}

/** Returns where the next part begins; `decode` has read these octets before, so they hold what is asked of them. */
function pushQuestion(fields: OctetField[], octets: Uint8Array, at: number): number {
  const end = pushName(fields, octets, at);
  fields.push({ key: 'dns.class', start: end + 2, end: end + 4, value: className(at16(octets, end + 2)) });
  return end + 4;
}

function pushName(fields: OctetField[], octets: Uint8Array, at: number): number {
  const { name, end } = readName(octets, at)!;
  fields.push({ key: 'dns.name', start: at, end, value: name || '.' });
  fields.push({ key: 'dns.type', start: end, end: end + 2, value: typeName(at16(octets, end)) });
  return end;
}

function pushRecord(fields: OctetField[], octets: Uint8Array, at: number): number {
  const end = pushName(fields, octets, at);
  const length = at16(octets, end + 8);
  const type = typeName(at16(octets, end));
  if (type === 'OPT') pushOpt(fields, octets, end);
  else {
    fields.push({ key: 'dns.class', start: end + 2, end: end + 4, value: className(at16(octets, end + 2)) });
    fields.push({ key: 'dns.ttl', start: end + 4, end: end + 8, value: `${at32(octets, end + 4)} s` });
  }
  fields.push({ key: 'dns.rdlength', start: end + 8, end: end + 10, value: String(length) });
  const data = length === 0 ? '' : (readData(octets, type, end + 10, end + 10 + length) ?? '');
  if (length > 0) fields.push({ key: 'dns.rdata', start: end + 10, end: end + 10 + length, value: data });
  return end + 10 + length;
}

function pushOpt(fields: OctetField[], octets: Uint8Array, end: number): void {
  fields.push({ key: 'dns.udpOctets', start: end + 2, end: end + 4, value: String(at16(octets, end + 2)) });
  fields.push({ key: 'dns.edns', start: end + 4, end: end + 8, value: String(octets[end + 5]) });
}

function className(number: number): string {
  return number === 1 ? 'IN' : `CLASS${number}`;
}

function headerValue(key: string, start: number, octets: Uint8Array): string {
  const value = at16(octets, start);
  return key === 'dns.id' || key === 'dns.flags' ? `0x${value.toString(16).padStart(4, '0')}` : String(value);
}
