/** DNS packets: header, question, answer, authority, additional. RFC 1035 §4, RFC 6891. */
import { readName, writeName } from './names.ts';
import { at16, at32, push16, push32, readData, typeName, typeNumber, writeData, type RecordType } from './rdata.ts';

export { joinedText, TYPES, type RecordType } from './rdata.ts';

/** By their numbers. RFC 1035 §4.1.1, RFC 2136 §2.2, RFC 6891 §6.1.3; 11 to 15 are not assigned. */
export const RCODES = [
  ...['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED', 'YXDOMAIN', 'YXRRSET', 'NXRRSET', 'NOTAUTH', 'NOTZONE'],
  ...['RCODE11', 'RCODE12', 'RCODE13', 'RCODE14', 'RCODE15', 'BADVERS'],
] as const;
export type Rcode = 'NOERROR' | 'FORMERR' | 'SERVFAIL' | 'NXDOMAIN' | 'NOTIMP' | 'REFUSED' | 'BADVERS' | (string & {});
/** Largest UDP payload without EDNS (RFC 1035 §4.2.1). */
export const UDP_OCTETS = 512;
/** Largest one that we send to who takes it: it passes everywhere without being cut into fragments. */
export const EDNS_OCTETS = 1232;
/** Largest message over TCP: its length has two octets (RFC 1035 §4.2.2). */
export const MAX_OCTETS = 65_535;

export interface Question {
  /** In lower case, as names are compared. */
  name: string;
  /** The name as it came, where that differs: an answer repeats it letter by letter, for some ask in mixed case and compare (0x20). */
  written?: string;
  /** A type that we do not know is kept as 'TYPE257' (RFC 3597 §5). */
  type: string;
  /** Left out: IN. */
  class?: number;
}

/** `data` in the presentation of zone files: 'MX: 10 mx.b.com', 'A: 198.51.100.1', 'TXT: text' or '"one" "two"'. */
export interface ResourceRecord {
  name: string;
  type: string;
  ttlSeconds: number;
  data: string;
}

/** What an OPT record says: RFC 6891 §6.1.2. */
export interface Edns {
  /** Octets that its sender takes over UDP. */
  udpOctets: number;
  version: number;
}

export interface Packet {
  id: number;
  response: boolean;
  /** 0: a standard query. */
  opcode: number;
  authoritative: boolean;
  truncated: boolean;
  recursionDesired: boolean;
  recursionAvailable: boolean;
  rcode: Rcode;
  questions: Question[];
  answers: ResourceRecord[];
  authority: ResourceRecord[];
  /** Without the OPT record, which is told by `edns`. */
  additional: ResourceRecord[];
  edns?: Edns;
}

const HEADER_OCTETS = 12;
const IN = 1;
/** A packet of 65,535 octets cannot hold more; a smaller number bounds the work on forged counts. */
const MAX_RECORDS = 4096;

export function query(id: number, name: string, type: RecordType, recursionDesired = true): Packet {
  return { ...emptyPacket(id), recursionDesired, questions: [{ name, type }] };
}

/** The beginning of a response to `question`: same id, same question. Who speaks EDNS is answered in EDNS (RFC 6891 §6.1.1). */
export function responseTo(question: Packet): Packet {
  const { id, opcode, recursionDesired, questions, edns } = question;
  const same = { ...emptyPacket(id), opcode, recursionDesired, questions };
  return { ...same, response: true, ...(edns && { edns: { udpOctets: EDNS_OCTETS, version: 0 } }) };
}

/** The answer to octets that are a query but cannot be read: FORMERR (RFC 1035 §4.1.1); `undefined` for what is no query. */
export function formatError(octets: Uint8Array): Packet | undefined {
  if (octets.length < HEADER_OCTETS || octets[2]! >= 0x80) return undefined;
  const flags = at16(octets, 2);
  return {
    ...emptyPacket(at16(octets, 0)),
    response: true,
    opcode: (flags >> 11) & 15,
    recursionDesired: (flags & 0x100) !== 0,
    rcode: 'FORMERR',
  };
}

/** RFC 5452 §9.1: whether this is a response with the number and the question of `asked`. */
export function answersTo(packet: Packet, asked: Packet): boolean {
  const [question] = packet.questions;
  const [wanted] = asked.questions;
  const same = question?.name === wanted?.name && question?.type === wanted?.type && packet.questions.length === asked.questions.length;
  return packet.response && packet.id === asked.id && packet.opcode === asked.opcode && same;
}

function emptyPacket(id: number): Packet {
  const lists = { questions: [], answers: [], authority: [], additional: [] };
  const flags = { response: false, authoritative: false, truncated: false, recursionDesired: false, recursionAvailable: false };
  return { id, opcode: 0, ...flags, rcode: 'NOERROR', ...lists };
}

export function encode(packet: Packet): Uint8Array {
  const out: number[] = [];
  const known = new Map<string, number>();
  const { questions, answers, authority, additional, edns } = packet;
  push16(out, packet.id);
  push16(out, flagsOf(packet));
  for (const count of [questions.length, answers.length, authority.length, additional.length + (edns ? 1 : 0)]) push16(out, count);
  for (const question of questions) writeQuestion(out, question, known);
  for (const record of [...answers, ...authority, ...additional]) writeRecord(out, record, known);
  if (edns) writeOpt(out, edns, rcodeNumber(packet.rcode));
  return Uint8Array.from(out);
}

/**
 * As `encode`, but at most `limit` octets. RFC 2181 §9: additional records may be left out silently; where anything else does
 * not fit, or the addresses of a referral (RFC 9471 §3), all records are left out and TC says so.
 */
export function encodeWithin(packet: Packet, limit: number): Uint8Array {
  const whole = encode(packet);
  if (whole.length <= limit) return whole;
  const spared = packet.answers.length > 0 ? encode({ ...packet, additional: [] }) : whole;
  return spared.length <= limit ? spared : encode({ ...packet, truncated: true, answers: [], authority: [], additional: [] });
}

/** How many octets of an answer whoever asked this takes over UDP. RFC 6891 §6.2.3: less than 512 means 512. */
export function udpLimit({ edns }: Packet): number {
  return edns ? Math.min(EDNS_OCTETS, Math.max(UDP_OCTETS, edns.udpOctets)) : UDP_OCTETS;
}

function rcodeNumber(rcode: Rcode): number {
  return Math.max(0, (RCODES as readonly string[]).indexOf(rcode));
}

function flagsOf(packet: Packet): number {
  const bit = (on: boolean, place: number) => (on ? 1 << place : 0);
  return (
    bit(packet.response, 15) |
    ((packet.opcode & 15) << 11) |
    bit(packet.authoritative, 10) |
    bit(packet.truncated, 9) |
    bit(packet.recursionDesired, 8) |
    bit(packet.recursionAvailable, 7) |
    (rcodeNumber(packet.rcode) & 15)
  );
}

function writeQuestion(out: number[], question: Question, known: Map<string, number>): void {
  writeName(out, question.written ?? question.name, known);
  push16(out, typeNumber(question.type));
  push16(out, question.class ?? IN);
}

function writeRecord(out: number[], record: ResourceRecord, known: Map<string, number>): void {
  writeName(out, record.name.toLowerCase(), known);
  push16(out, typeNumber(record.type));
  push16(out, IN);
  push32(out, record.ttlSeconds);
  const lengthAt = out.length;
  push16(out, 0);
  writeData(out, record, known);
  const length = out.length - lengthAt - 2;
  out[lengthAt] = (length >> 8) & 0xff;
  out[lengthAt + 1] = length & 0xff;
}

/** RFC 6891 §6.1.2: the root for a name, the payload size for a class, the upper bits of the response code in the TTL. */
function writeOpt(out: number[], { udpOctets, version }: Edns, rcode: number): void {
  out.push(0);
  push16(out, typeNumber('OPT'));
  push16(out, udpOctets);
  out.push(rcode >> 4, version & 0xff);
  push16(out, 0);
  push16(out, 0);
}

interface Reader {
  at: number;
  edns: (Edns & { rcodeBits: number }) | undefined;
}

/** A packet from its octets; `undefined` if it is none. Never throws; forged counts and looping names are refused. */
export function decode(octets: Uint8Array): Packet | undefined {
  if (octets.length < HEADER_OCTETS) return undefined;
  const [questionCount, ...counts] = [4, 6, 8, 10].map((offset) => at16(octets, offset));
  if (counts.reduce((sum, count) => sum + count, questionCount!) > MAX_RECORDS) return undefined;
  const reader: Reader = { at: HEADER_OCTETS, edns: undefined };
  const questions = readList(questionCount!, () => readQuestion(octets, reader));
  const lists = questions && counts.map((count) => readList(count, () => readRecord(octets, reader)));
  if (!questions || !lists?.every((list) => list !== undefined)) return undefined;
  const [answers, authority, additional] = lists.map((list) => list.filter((record) => record !== 'opt')) as ResourceRecord[][];
  const sections = { questions, answers: answers!, authority: authority!, additional: additional! };
  return { ...headerOf(octets, reader.edns?.rcodeBits ?? 0), ...sections, ...ednsOf(reader) };
}

function headerOf(octets: Uint8Array, rcodeBits: number) {
  const flags = at16(octets, 2);
  const on = (place: number) => (flags & (1 << place)) !== 0;
  const rcode = (rcodeBits << 4) | (flags & 15);
  return {
    id: at16(octets, 0),
    response: on(15),
    opcode: (flags >> 11) & 15,
    authoritative: on(10),
    truncated: on(9),
    recursionDesired: on(8),
    recursionAvailable: on(7),
    rcode: RCODES[rcode] ?? `RCODE${rcode}`,
  };
}

function ednsOf({ edns }: Reader): { edns?: Edns } {
  return edns ? { edns: { udpOctets: edns.udpOctets, version: edns.version } } : {};
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

function readQuestion(octets: Uint8Array, reader: Reader): Question | undefined {
  const read = readName(octets, reader.at);
  if (!read || read.end + 4 > octets.length) return undefined;
  reader.at = read.end + 4;
  const { name, written, end } = read;
  const number = at16(octets, end + 2);
  return { name, ...(written !== name && { written }), type: typeName(at16(octets, end)), ...(number !== IN && { class: number }) };
}

function readRecord(octets: Uint8Array, reader: Reader): ResourceRecord | 'opt' | undefined {
  const read = readName(octets, reader.at);
  if (!read || read.end + 10 > octets.length) return undefined;
  const start = read.end + 10;
  const end = start + at16(octets, read.end + 8);
  if (end > octets.length) return undefined;
  reader.at = end;
  const type = typeName(at16(octets, read.end));
  if (type === 'OPT') return readOpt(octets, read, reader);
  const data = readData(octets, type, start, end);
  return data === undefined ? undefined : { name: read.name, type, ttlSeconds: ttlOf(at32(octets, read.end + 4)), data };
}

/** RFC 6891 §6.1.1: at most one, and its name is the root. Its options mean nothing to us. */
function readOpt(octets: Uint8Array, { name, end }: { name: string; end: number }, reader: Reader): 'opt' | undefined {
  if (reader.edns || name !== '') return undefined;
  reader.edns = { udpOctets: at16(octets, end + 2), rcodeBits: octets[end + 4]!, version: octets[end + 5]! };
  return 'opt';
}

/** RFC 2181 §8: with the highest bit set it means zero. */
function ttlOf(seconds: number): number {
  return seconds > 0x7fffffff ? 0 : seconds;
}
