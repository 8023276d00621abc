/**
 * A packet as tshark describes it, in whatever form: of its layers the addresses, ports, sequence numbers and payload are made
 * a packet again; where all of its octets are there, they are the packet.
 */
import { own } from '../../../own.ts';
import { endOf, tcpPacket, udpPacket, type End } from '../../export/frames.ts';
import { EMPTY } from '../../../mail/octets.ts';
import { CaptureReader } from '../../packets/capture.ts';
import { flagNames } from '../../packets/tcp/segment.ts';
import type { Sink } from '../../sink.ts';
import { timeless } from '../log/less.ts';

/** libpcap's number for packets that begin with IP. */
const RAW_IP = 101;
/** The first layer of a whole packet, and libpcap's number for it. */
const LINKS: Readonly<Record<string, number>> = { eth: 1, null: 0, sll: 113, ppp: 9, ip: RAW_IP, ipv6: RAW_IP };

export type Layer = Record<string, unknown>;

/** Packets that are described one after the other. */
export class Described {
  readonly #sink: Sink;
  #capture: CaptureReader | null = null;
  #unreadable = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** `atMs`: null if the description has no time. */
  packet(layers: Layer, atMs: number | null): void {
    this.#capture ??= new CaptureReader(atMs === null ? timeless(this.#sink) : this.#sink);
    const whole = octetsIn(field(layers, 'frame_raw'));
    const link = linkOf(layers);
    if (whole.length > 0 && link !== undefined) return this.#capture.packet(link, whole, 0, whole.length, whole.length, atMs ?? 0);
    const octets = packetOf(layers);
    if (octets) this.#capture.packet(RAW_IP, octets, 0, octets.length, octets.length, atMs ?? 0);
    else if (Object.keys(layers).length === 0) this.#unreadable++;
  }

  end(): void {
    this.#capture?.end();
    if (this.#unreadable > 0) this.#sink.problem({ key: 'capture.unreadable', values: { count: this.#unreadable } });
  }
}

/** '_raw' stands behind the names of layers that are given with their octets. */
function linkOf(layers: Layer): number | undefined {
  const name = Object.keys(LINKS).find((each) => own(layers, each) !== undefined || own(layers, `${each}_raw`) !== undefined);
  return name === undefined ? undefined : own(LINKS, name);
}

export function layerOf(value: unknown, name?: string): Layer {
  const layer = name === undefined ? value : own(value as Layer, name);
  return typeof layer === 'object' && layer !== null ? (layer as Layer) : {};
}

/** 'tcp.srcport', which ek calls 'tcp_tcp_srcport'; the outermost of several. */
function field(layer: Layer, name: string): string {
  const value = own(layer, name) ?? layer[`${name.slice(0, name.indexOf('.'))}_${name.replaceAll('.', '_')}`];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : '';
}

/** Epoch milliseconds; null if it does not say. */
export function timeOf(layers: Layer, { timestamp }: Layer): number | null {
  const atMs = writtenTime(layers, timestamp);
  return Number.isNaN(atMs) ? null : atMs;
}

function writtenTime(layers: Layer, timestamp: unknown): number {
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
export function octetsIn(written: string): Uint8Array {
  const digits = written.replaceAll(':', '');
  if (digits === '' || digits.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(digits)) return EMPTY;
  const octets = new Uint8Array(digits.length / 2);
  for (let index = 0; index < octets.length; index++) octets[index] = parseInt(digits.slice(2 * index, 2 * index + 2), 16);
  return octets;
}
