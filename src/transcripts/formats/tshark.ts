/**
 * What tshark prints with `-T json` or `-T ek`: of each packet the addresses, ports, sequence numbers and payload are made a
 * packet again, and read like any capture.
 */
import { own } from '../../own.ts';
import { endOf, tcpPacket, udpPacket, type End } from '../export/frames.ts';
import { EMPTY } from '../../mail/octets.ts';
import { CaptureReader } from '../packets/capture.ts';
import { flagNames } from '../packets/tcp/segment.ts';
import type { Format } from '../format.ts';
import type { Sink } from '../sink.ts';
import { objectIn } from './log/json-line.ts';
import { count, logFormat, type Log } from './log/log-format.ts';

/** libpcap's number for packets that begin with IP. */
const RAW_IP = 101;
/** Characters of one packet's JSON that are read. */
const MAX_PACKET = 16 * 1024 * 1024;
const EK = /^\{"timestamp":"\d+","layers":/;

type Layer = Record<string, unknown>;

export const tshark: Format = {
  ...logFormat(
    'tshark',
    (lines) => (/^\[\s*$/.test(lines[0]!) && count(lines, /^ {4}"_source": \{/) > 0) || count(lines, EK) > 0,
    (sink) => new TsharkLog(sink),
  ),
  holdsOctets: true,
};

class TsharkLog implements Log {
  readonly #sink: Sink;
  readonly #capture: CaptureReader;
  #lines: string[] = [];
  #length = 0;
  #unreadable = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#capture = new CaptureReader(sink);
  }

  line(line: string): void {
    if (EK.test(line)) this.#packet(line);
    else if (line === '  {') this.#begin();
    else if (line === '  },' || line === '  }') this.#finish();
    else this.#keep(line);
  }

  end(): void {
    this.#capture.end();
    if (this.#unreadable > 0) this.#sink.problem({ key: 'capture.unreadable', values: { count: this.#unreadable } });
  }

  #begin(): void {
    this.#lines = [];
    this.#length = 0;
  }

  #keep(line: string): void {
    this.#length += line.length;
    if (this.#length <= MAX_PACKET) this.#lines.push(line);
  }

  #finish(): void {
    this.#packet(`{${this.#lines.join('')}}`);
    this.#begin();
  }

  #packet(json: string): void {
    const read = objectIn(json);
    const layers = layerOf(read.layers ? read : layerOf(read._source), 'layers');
    const octets = packetOf(layers);
    const atMs = timeOf(layers, read);
    if (!octets || Number.isNaN(atMs)) this.#unreadable += Object.keys(layers).length === 0 ? 1 : 0;
    else this.#capture.packet(RAW_IP, octets, 0, octets.length, octets.length, atMs);
  }
}

function layerOf(value: unknown, name?: string): Layer {
  const layer = name === undefined ? value : own(value as Layer, name);
  return typeof layer === 'object' && layer !== null ? (layer as Layer) : {};
}

/** 'tcp.srcport', which ek calls 'tcp_tcp_srcport'; the outermost of several. */
function field(layer: Layer, name: string): string {
  const value = own(layer, name) ?? layer[`${name.slice(0, name.indexOf('.'))}_${name.replaceAll('.', '_')}`];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
}

function timeOf(layers: Layer, { timestamp }: Layer): number {
  const written = field(layerOf(layers, 'frame'), 'frame.time_epoch');
  if (/^\d+(?:\.\d+)?$/.test(written)) return Number(written) * 1000;
  return written === '' ? Number(timestamp) : Date.parse(written);
}

/** An IP packet of equal meaning; `undefined` for what is neither TCP nor UDP. */
function packetOf(layers: Layer): Uint8Array | undefined {
  const tcp = layerOf(layers, 'tcp');
  const udp = layerOf(layers, 'udp');
  const isTcp = field(tcp, 'tcp.srcport') !== '';
  const [from, to] = [
    endAt(layers, 'src', isTcp ? field(tcp, 'tcp.srcport') : field(udp, 'udp.srcport')),
    endAt(layers, 'dst', isTcp ? field(tcp, 'tcp.dstport') : field(udp, 'udp.dstport')),
  ];
  if (!from || !to) return undefined;
  if (!isTcp) return udpPacket(from, to, octetsIn(field(udp, 'udp.payload')));
  const flags = Number(field(tcp, 'tcp.flags'));
  const seq = Number(field(tcp, 'tcp.seq_raw') || field(tcp, 'tcp.seq'));
  const ack = Number(field(tcp, 'tcp.ack_raw') || field(tcp, 'tcp.ack'));
  return tcpPacket(from, to, seq || 0, ack || 0, flagNames(flags & 63), octetsIn(field(tcp, 'tcp.payload')));
}

function endAt(layers: Layer, which: 'src' | 'dst', port: string): End | undefined {
  const address = field(layerOf(layers, 'ip'), `ip.${which}`) || field(layerOf(layers, 'ipv6'), `ipv6.${which}`);
  return address === '' || port === '' ? undefined : endOf(`${address}:${port}`);
}

/** '32:32:30:20' */
function octetsIn(written: string): Uint8Array {
  const digits = written.replaceAll(':', '');
  if (digits === '' || digits.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(digits)) return EMPTY;
  const octets = new Uint8Array(digits.length / 2);
  for (let index = 0; index < octets.length; index++) octets[index] = parseInt(digits.slice(2 * index, 2 * index + 2), 16);
  return octets;
}
