/**
 * What dig prints: each answer with the question that it is to. The packets are put together again from the words, so
 * that their octets are those of an equal packet, not necessarily the ones that crossed. RFC 1035 §4.1, RFC 6891.
 */
import { own } from '../../own.ts';
import { encode, query, type Packet, type ResourceRecord } from '../../protocols/dns/wire.ts';
import { typeNumber } from '../../protocols/dns/rdata.ts';
import type { Sink } from '../sink.ts';
import { ASIDE, count, type Heard, logFormat, type Log } from './log/log-format.ts';

const HEADER = /^;; ->>HEADER<<- opcode: \w+, status: (\w+), id: (\d+)/;
const FLAGS = /^;; flags: ([a-z ]*);/;
const SECTION = /^;; (QUESTION|ANSWER|AUTHORITY|ADDITIONAL) SECTION:/;
const RECORD = /^(\S+)\s+(\d+)\s+IN\s+(\S+)\s+(.+)$/;
const ASKED = /^;(\S+)\s+IN\s+(\S+)$/;
const SERVER = /^;; SERVER: ([^#\s]+)#(\d+)/;
const WHEN = /^;; WHEN: \w{3} (\w{3}) +(\d+) (\d\d:\d\d:\d\d) (?:UTC|GMT) (\d{4})/;
const TOOK = /^;; Query time: (\d+) msec/;
/** Records of one answer that are kept. */
const MAX_RECORDS = 1000;

export const dig = logFormat(
  'dig',
  (lines) => count(lines, /^; <<>> DiG /) > 0 || count(lines, HEADER) > 0,
  (sink) => new DigLog(sink),
);

type Section = 'answers' | 'authority' | 'additional';
const SECTIONS: Record<string, Section> = { ANSWER: 'answers', AUTHORITY: 'authority', ADDITIONAL: 'additional' };

class DigLog implements Log {
  readonly #sink: Sink;
  #packet: Packet | null = null;
  #section: Section | null = null;
  #server = '';
  #tookMs = 0;
  #atMs: number | null = null;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  line(line: string): Heard {
    const header = HEADER.exec(line);
    if (header) this.#begin(header[1]!, Number(header[2]) & 0xffff);
    else if (this.#packet) this.#read(this.#packet, line);
    else if (!line.startsWith(';')) return ASIDE;
  }

  end(): void {
    this.#tell();
  }

  #begin(rcode: string, id: number): void {
    this.#tell();
    this.#packet = { ...query(id, '', 'A'), response: true, questions: [], rcode };
    this.#section = null;
    this.#server = '';
    this.#tookMs = 0;
  }

  #read(packet: Packet, line: string): void {
    const section = SECTION.exec(line);
    const [, name, type] = ASKED.exec(line) ?? [];
    if (section) this.#section = own(SECTIONS, section[1]!) ?? null;
    else if (name !== undefined) packet.questions = [{ name: bare(name), type: type! }];
    else if (line.startsWith(';; flags:')) flag(packet, FLAGS.exec(line)?.[1] ?? '');
    else if (line.startsWith(';;')) this.#told(line);
    else this.#record(packet, line);
  }

  #record(packet: Packet, line: string): void {
    const [, name, ttl, type, data] = RECORD.exec(line) ?? [];
    if (name === undefined || !this.#section || packet[this.#section].length >= MAX_RECORDS) return;
    const record: ResourceRecord = { name: bare(name), type: type!, ttlSeconds: Number(ttl), data: dataOf(type!, data!) };
    packet[this.#section].push(record);
  }

  #told(line: string): void {
    const server = SERVER.exec(line);
    const when = WHEN.exec(line);
    if (server) this.#server = `${server[1]}:${server[2]}`;
    if (when) this.#atMs = Date.parse(`${when[2]} ${when[1]} ${when[4]} ${when[3]} UTC`);
    this.#tookMs = Number(TOOK.exec(line)?.[1] ?? this.#tookMs);
    if (line.startsWith(';; MSG SIZE')) this.#tell();
  }

  #tell(): void {
    const packet = this.#packet;
    this.#packet = null;
    const [question] = packet?.questions ?? [];
    if (!packet || !question) return;
    const asked: Packet = { ...query(packet.id, '', 'A', packet.recursionDesired), questions: [question] };
    const answered = typeNumber(question.type) === 0 ? undefined : octetsOf(packet);
    if (!answered || this.#atMs === null) return this.#sink.problem({ key: 'dig.unreadable', values: { name: question.name } });
    // whole seconds are printed: the question may as well have come at their beginning
    this.#sink.datagram('', this.#server, encode(asked), this.#atMs);
    this.#sink.datagram(this.#server, '', answered, this.#atMs + this.#tookMs);
  }
}

const bare = (name: string): string => (name === '.' ? '' : name.replace(/\.$/, ''));

/** The names in it without their final dot, as they are written elsewhere here. */
function dataOf(type: string, data: string): string {
  return /^(?:MX|NS|CNAME|PTR|SOA)$/.test(type) ? data.replace(/\.(?=\s|$)/g, '') : data;
}

function flag(packet: Packet, flags: string): void {
  const set = new Set(flags.split(' '));
  packet.authoritative = set.has('aa');
  packet.truncated = set.has('tc');
  packet.recursionDesired = set.has('rd');
  packet.recursionAvailable = set.has('ra');
}

/** `undefined`: it holds what cannot be written. */
function octetsOf(packet: Packet): Uint8Array | undefined {
  try {
    return encode(packet);
  } catch {
    return undefined;
  }
}
