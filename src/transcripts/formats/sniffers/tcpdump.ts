/**
 * tcpdump -A: a heading a packet, and its octets as text, from the header of IP on. What cannot be printed is a full stop and a
 * CR before an LF is left out; how much of the text is the payload, the heading says.
 */
import { ascii } from '../../../mail/octets.ts';
import { endOf, tcpPacket, type End } from '../../export/frames.ts';
import { CaptureReader } from '../../packets/capture.ts';
import type { Sink } from '../../sink.ts';
import { linesOnly, timeless } from '../log/less.ts';
import { ASIDE, count, logFormat, type Heard, type Log } from '../log/log-format.ts';
import { stampOf } from '../log/stamps.ts';

const HEADING =
  /^(?:\d\S* (?:\d\S+ )?)?IP6? (\S+)\.([\w-]+) > (\S+)\.([\w-]+): Flags \[([A-Z.]+)\],(?: seq (\d+)(?::\d+)?,)?(?: ack (\d+),)?.* length (\d+)/;
const PORTS: ReadonlyMap<string, number> = new Map([
  ...([
    ['smtp', 25],
    ['submission', 587],
    ['smtps', 465],
    ['submissions', 465],
    ['urd', 465],
    ['pop3', 110],
  ] as const),
  ...([
    ['pop3s', 995],
    ['imap', 143],
    ['imap2', 143],
    ['imaps', 993],
  ] as const),
]);
const FLAGS: readonly [string, string][] = [
  ['S', 'SYN'],
  ['F', 'FIN'],
  ['R', 'RST'],
  ['P', 'PSH'],
  ['.', 'ACK'],
];
const RAW_IP = 101;
/** Reserved (RFC 1112 §4): stands for a host of which only the name is told. */
const UNKNOWN = '240.0.';

export const tcpdump = logFormat(
  'tcpdump',
  (lines) => count(lines, HEADING) > 0 && count(lines, /^[E`].{7,}/) > 0,
  (sink) => new TcpdumpLog(sink),
);

interface Packet {
  from: End;
  to: End;
  flags: string;
  seq: number;
  ack: number;
  length: number;
  atMs: number | null;
}

class TcpdumpLog implements Log {
  readonly #sink: Sink;
  #capture: CaptureReader | null = null;
  #packet: Packet | null = null;
  #body: string[] = [];
  readonly #names = new Map<string, string>();
  readonly #known = new Set<string>();

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  line(line: string): Heard {
    const heading = HEADING.exec(line);
    if (heading) this.#begin(heading, stampOf(line).atMs);
    else if (this.#packet) this.#body.push(line);
    else return ASIDE;
  }

  end(): void {
    this.#finish();
    this.#capture?.end();
  }

  #begin([, from, fromPort, to, toPort, flags, seq, ack, length]: RegExpExecArray, atMs: number | null): void {
    this.#finish();
    const ends = [this.#end(from!, fromPort!), this.#end(to!, toPort!)];
    this.#packet = {
      ...{ from: ends[0]!, to: ends[1]!, atMs, length: Number(length) },
      flags: FLAGS.flatMap(([sign, name]) => (flags!.includes(sign) ? [name] : [])).join(','),
      ...this.#numbers(ends as [End, End], flags!, Number(seq ?? 0), Number(ack ?? 0)),
    };
  }

  /** Numbers are relative but for the first packet, and for each SYN. */
  #numbers([from, to]: [End, End], flags: string, seq: number, ack: number): { seq: number; ack: number } {
    const key = [`${from.address}:${from.port}`, `${to.address}:${to.port}`].sort().join(' ');
    const isFirst = !this.#known.has(key) || flags.includes('S');
    this.#known.add(key);
    return isFirst ? { seq: flags.includes('S') ? 0 : 1, ack: flags.includes('.') ? 1 : 0 } : { seq: seq || 1, ack };
  }

  /** A name is given an address that nobody has, and back again where it is told. */
  #end(host: string, port: string): End {
    const number = PORTS.get(port) ?? Number(port);
    const known = endOf(`${host}:${Number.isInteger(number) ? number : 0}`);
    if (known) return known;
    const at = [...this.#names.values()].indexOf(host);
    const address = `${UNKNOWN}${(at < 0 ? this.#names.size : at) >> 8}.${(at < 0 ? this.#names.size : at) & 255}`;
    if (at < 0 && this.#names.size < 65_536) this.#names.set(address, host);
    return { address, port: Number.isInteger(number) ? number : 0 };
  }

  #finish(): void {
    const packet = this.#packet;
    if (!packet) return;
    const payload = payloadIn(this.#body, packet.length);
    this.#packet = null;
    this.#body = [];
    this.#capture ??= new CaptureReader(named(linesOnly(packet.atMs === null ? timeless(this.#sink) : this.#sink), this.#names));
    const octets = tcpPacket(packet.from, packet.to, packet.seq, packet.ack, packet.flags, ascii(payload));
    // what is missing at its end was cut off when it was captured
    const cut = packet.length - payload.length;
    this.#capture.packet(RAW_IP, octets, 0, octets.length, octets.length + cut, packet.atMs ?? 0);
  }
}

/** The last `length` octets of the text, an LF being two; less, if it does not hold as many. */
function payloadIn(body: readonly string[], length: number): string {
  const lines = body.at(-1) === '' ? body.slice(0, -1) : body;
  const whole = `${lines.join('\r\n')}${body.at(-1) === '' ? '\r\n' : ''}`;
  return length === 0 ? '' : whole.slice(-length);
}

function named(sink: Sink, names: ReadonlyMap<string, string>): Sink {
  const nameOf = (end: string): string | undefined => names.get(end.slice(0, end.lastIndexOf(':')));
  return {
    ...sink,
    open(start) {
      const [client, server] = [nameOf(start.client), nameOf(start.server)];
      return sink.open({
        ...start,
        ...(client !== undefined && { client: '', clientName: client }),
        ...(server !== undefined && { server: start.server.replace(/^[^:]*/, server), serverName: server }),
      });
    },
  };
}
