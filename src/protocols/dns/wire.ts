/** DNS packets: header, question, answer, authority, additional. RFC 1035 §4. */
import { text } from '../../mail/octets.ts';
import { readName, writeName } from './names.ts';

export const TYPES = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28 } as const;
export type RecordType = keyof typeof TYPES;
const typeNames = new Map<number, string>(Object.entries(TYPES).map(([name, number]) => [number, name]));
/** RFC 1035 §4.1.1. */
export const RCODES = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'] as const;
export type Rcode = (typeof RCODES)[number];
/** Largest UDP payload without EDNS (RFC 1035 §4.2.1). */
export const UDP_OCTETS = 512;

export interface Question {
  name: string;
  /** A type outside `TYPES` is kept as 'TYPE257' (RFC 3597 §5). */
  type: string;
}

/** `data` in the presentation of zone files: 'MX: 10 mx.b.com', 'A: 198.51.100.1', 'TXT: text'. */
export interface ResourceRecord {
  name: string;
  type: string;
  ttlSeconds: number;
  data: string;
}

export interface Packet {
  id: number;
  response: boolean;
  authoritative: boolean;
  truncated: boolean;
  recursionDesired: boolean;
  recursionAvailable: boolean;
  rcode: Rcode;
  questions: Question[];
  answers: ResourceRecord[];
  authority: ResourceRecord[];
  additional: ResourceRecord[];
}

const HEADER_OCTETS = 12;
const IN = 1;
/** A packet of 65,535 octets cannot hold more; a smaller number bounds the work on forged counts. */
const MAX_RECORDS = 4096;

export function query(id: number, name: string, type: RecordType, recursionDesired = true): Packet {
  return { ...emptyPacket(id), recursionDesired, questions: [{ name, type }] };
}

/** The beginning of a response to `question`: same id, same question. */
export function responseTo(question: Packet): Packet {
  return { ...emptyPacket(question.id), response: true, recursionDesired: question.recursionDesired, questions: question.questions };
}

function emptyPacket(id: number): Packet {
  const lists = { questions: [], answers: [], authority: [], additional: [] };
  return {
    id,
    response: false,
    authoritative: false,
    truncated: false,
    recursionDesired: false,
    recursionAvailable: false,
    rcode: 'NOERROR',
    ...lists,
  };
}

export function encode(packet: Packet): Uint8Array {
  const out: number[] = [];
  const known = new Map<string, number>();
  push16(out, packet.id);
  push16(out, flagsOf(packet));
  for (const list of [packet.questions, packet.answers, packet.authority, packet.additional]) push16(out, list.length);
  for (const { name, type } of packet.questions) {
    writeName(out, name, known);
    push16(out, typeNumber(type));
    push16(out, IN);
  }
  for (const record of [...packet.answers, ...packet.authority, ...packet.additional]) writeRecord(out, record, known);
  return Uint8Array.from(out);
}

/** As `encode`, but at most `limit` octets: what does not fit is left out whole and TC is set (RFC 2181 §9). */
export function encodeWithin(packet: Packet, limit: number): Uint8Array {
  const whole = encode(packet);
  return whole.length <= limit ? whole : encode({ ...packet, truncated: true, answers: [], authority: [], additional: [] });
}

function flagsOf(packet: Packet): number {
  const bit = (on: boolean, place: number) => (on ? 1 << place : 0);
  return (
    bit(packet.response, 15) |
    bit(packet.authoritative, 10) |
    bit(packet.truncated, 9) |
    bit(packet.recursionDesired, 8) |
    bit(packet.recursionAvailable, 7) |
    RCODES.indexOf(packet.rcode)
  );
}

function typeNumber(type: string): number {
  return TYPES[type as RecordType] ?? Number(type.replace(/^TYPE/, '')) & 0xffff;
}

function typeName(number: number): string {
  return typeNames.get(number) ?? `TYPE${number}`;
}

function push16(out: number[], value: number): void {
  out.push((value >> 8) & 0xff, value & 0xff);
}

function push32(out: number[], value: number): void {
  out.push((value >>> 24) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
}

function writeRecord(out: number[], record: ResourceRecord, known: Map<string, number>): void {
  writeName(out, record.name, known);
  push16(out, typeNumber(record.type));
  push16(out, IN);
  push32(out, record.ttlSeconds);
  const lengthAt = out.length;
  push16(out, 0);
  writeData(out, record, known);
  const length = out.length - lengthAt - 2;
  out[lengthAt] = length >> 8;
  out[lengthAt + 1] = length & 0xff;
}

function writeData(out: number[], { type, data }: ResourceRecord, known: Map<string, number>): void {
  const words = data.split(' ');
  switch (type) {
    case 'A':
      for (const octet of data.split('.')) out.push(Number(octet) & 0xff);
      break;
    case 'AAAA':
      for (const group of fullIpv6(data)) push16(out, group);
      break;
    case 'MX':
      push16(out, Number(words[0]));
      writeName(out, hostName(words[1] ?? ''), known);
      break;
    case 'NS':
    case 'CNAME':
    case 'PTR':
      writeName(out, hostName(data), known);
      break;
    case 'SOA':
      writeName(out, hostName(words[0] ?? ''), known);
      writeName(out, hostName(words[1] ?? ''), known);
      for (let index = 2; index < 7; index++) push32(out, Number(words[index] ?? 0));
      break;
    case 'TXT':
      writeStrings(out, data);
  }
}

/** RFC 7505: the null MX is written `.`, the root. */
function hostName(name: string): string {
  return name === '.' ? '' : name;
}

/** TXT is a row of strings of at most 255 octets (RFC 1035 §3.3.14). */
function writeStrings(out: number[], data: string): void {
  for (let at = 0; at === 0 || at < data.length; at += 255) {
    const part = data.slice(at, at + 255);
    out.push(part.length);
    for (let index = 0; index < part.length; index++) out.push(part.charCodeAt(index) & 0xff);
  }
}

function fullIpv6(address: string): number[] {
  const [left = '', right] = address.split('::');
  const groups = (half: string) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16) & 0xffff));
  const before = groups(left);
  const after = right === undefined ? [] : groups(right);
  const zeros = new Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0);
  return [...before, ...(right === undefined ? [] : zeros), ...after].slice(0, 8);
}

/** A packet from its octets; `undefined` if it is none. Never throws; forged counts and looping names are refused. */
export function decode(octets: Uint8Array): Packet | undefined {
  if (octets.length < HEADER_OCTETS) return undefined;
  const flags = at16(octets, 2);
  const counts = [4, 6, 8, 10].map((offset) => at16(octets, offset));
  if (counts.reduce((sum, count) => sum + count, 0) > MAX_RECORDS) return undefined;
  const reader = { at: HEADER_OCTETS };
  const questions = readList(counts[0]!, () => readQuestion(octets, reader));
  const [answers, authority, additional] = counts.slice(1).map((count) => readList(count, () => readRecord(octets, reader)));
  const rcode = RCODES[flags & 15];
  if (!questions || !answers || !authority || !additional || !rcode) return undefined;
  const on = (place: number) => (flags & (1 << place)) !== 0;
  return {
    id: at16(octets, 0),
    response: on(15),
    authoritative: on(10),
    truncated: on(9),
    recursionDesired: on(8),
    recursionAvailable: on(7),
    rcode,
    questions,
    answers,
    authority,
    additional,
  };
}

function readList<T>(count: number, read: () => T | undefined): T[] | undefined {
  const list: T[] = [];
  for (let index = 0; index < count; index++) {
    const item = read();
    if (item === undefined) return undefined;
    list.push(item);
  }
  return list;
}

function at16(octets: Uint8Array, offset: number): number {
  return ((octets[offset] ?? 0) << 8) | (octets[offset + 1] ?? 0);
}

function at32(octets: Uint8Array, offset: number): number {
  return at16(octets, offset) * 65536 + at16(octets, offset + 2);
}

function readQuestion(octets: Uint8Array, reader: { at: number }): Question | undefined {
  const read = readName(octets, reader.at);
  if (!read || read.end + 4 > octets.length) return undefined;
  reader.at = read.end + 4;
  return { name: read.name, type: typeName(at16(octets, read.end)) };
}

function readRecord(octets: Uint8Array, reader: { at: number }): ResourceRecord | undefined {
  const read = readName(octets, reader.at);
  if (!read || read.end + 10 > octets.length) return undefined;
  const start = read.end + 10;
  const end = start + at16(octets, read.end + 8);
  if (end > octets.length) return undefined;
  const type = typeName(at16(octets, read.end));
  const data = readData(octets, type, start, end);
  reader.at = end;
  return data === undefined ? undefined : { name: read.name, type, ttlSeconds: at32(octets, read.end + 4), data };
}

function readData(octets: Uint8Array, type: string, start: number, end: number): string | undefined {
  switch (type) {
    case 'A':
      return end - start === 4 ? octets.subarray(start, end).join('.') : undefined;
    case 'AAAA':
      return end - start === 16
        ? Array.from({ length: 8 }, (_, index) => at16(octets, start + index * 2).toString(16)).join(':')
        : undefined;
    case 'MX': {
      const exchange = end - start > 2 ? readName(octets, start + 2) : undefined;
      return exchange && `${at16(octets, start)} ${exchange.name || '.'}`;
    }
    case 'NS':
    case 'CNAME':
    case 'PTR':
      return readName(octets, start)?.name;
    case 'SOA':
      return readSoa(octets, start, end);
    case 'TXT':
      return readStrings(octets, start, end);
    default:
      return text(octets, start, end);
  }
}

function readSoa(octets: Uint8Array, start: number, end: number): string | undefined {
  const server = readName(octets, start);
  const mailbox = server && readName(octets, server.end);
  if (!mailbox || mailbox.end + 20 > end) return undefined;
  const numbers = [0, 4, 8, 12, 16].map((offset) => at32(octets, mailbox.end + offset));
  return [server.name, mailbox.name, ...numbers].join(' ');
}

function readStrings(octets: Uint8Array, start: number, end: number): string | undefined {
  let joined = '';
  for (let at = start; at < end; at += 1 + octets[at]!) {
    if (at + 1 + octets[at]! > end) return undefined;
    joined += text(octets, at + 1, at + 1 + octets[at]!);
  }
  return joined;
}
