/** The packets of a capture, whatever the format of its file: each goes through its layers to TCP and UDP. */
import type { Sink } from '../sink.ts';
import { Fragments } from './fragments.ts';
import { IP, readIpv4, readIpv6, type Unpacked } from './ip.ts';
import { LeftAlone } from './leftAlone.ts';
import { ETHER, knowsLink, UNKNOWN_ETHER, unwrapLink } from './link.ts';
import { HostNames } from './names.ts';
import { Packet } from './packet.ts';
import { Connections } from './tcp/connections.ts';
import { readTcp } from './tcp/segment.ts';
import { readUdp } from './udp.ts';

/** The most octets a packet has in any capture: libpcap's own limit. What claims more is damage. */
export const PACKET_LIMIT = 262_144;
/** Link layers that are told apart when none of them is known. */
const LINKS_LIMIT = 100;

export class CaptureReader {
  /** Names of addresses that the capture itself gives. */
  readonly names = new HostNames();
  readonly #sink: Sink;
  readonly #packet = new Packet();
  readonly #fragments = new Fragments();
  readonly #leftAlone: LeftAlone;
  readonly #connections: Connections;
  readonly #foreignLinks = new Set<number>();
  #wrongChecksums = 0;
  #unreadable = 0;
  #cut = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#leftAlone = new LeftAlone(sink);
    this.#connections = new Connections(sink, this.names);
  }

  /**
   * A packet whose captured octets are `octets[start]` … `octets[end - 1]` and which had `wholeOctets` on the line.
   * `link`: what layer it begins with, by pcap's numbers. `atMs`: epoch milliseconds.
   */
  packet(link: number, octets: Uint8Array, start: number, end: number, wholeOctets: number, atMs: number): void {
    const packet = this.#packet;
    packet.octets = octets;
    packet.at = start;
    packet.end = end;
    packet.wholeEnd = Math.max(end, start + wholeOctets);
    packet.atMs = atMs;
    packet.wrong = false;
    if (!knowsLink(link)) this.#foreignLink(link);
    else if (!unwrapLink(packet, link)) this.#unreadable++;
    else this.#network(packet);
    if (packet.wrong) this.#wrongChecksums++;
  }

  /** The capture is over: connections that are open are closed, and what was counted is told. */
  end(): void {
    this.#connections.end();
    this.#tellCount('capture.checksums', this.#wrongChecksums);
    this.#tellCount('capture.unreadable', this.#unreadable);
    this.#tellCount('capture.fragments', this.#fragments.incomplete);
    this.#tellCount('capture.snapped', this.#cut);
  }

  #network(packet: Packet): void {
    if (packet.protocol === ETHER.ipv4) this.#transport(packet, readIpv4(packet, this.#fragments));
    else if (packet.protocol === ETHER.ipv6) this.#transport(packet, readIpv6(packet, this.#fragments));
    else this.#leftAlone.ether(packet.protocol === UNKNOWN_ETHER ? undefined : packet.protocol);
  }

  #transport(packet: Packet, outcome: Unpacked): void {
    if (outcome === 'bad') this.#unreadable++;
    if (outcome !== 'whole') return;
    if (packet.cut > 0) this.#cut++;
    if (packet.protocol === IP.tcp) this.#tcp(packet);
    else if (packet.protocol === IP.udp) this.#udp(packet);
    else this.#leftAlone.internet(packet);
  }

  #tcp(packet: Packet): void {
    const segment = readTcp(packet);
    if (segment) this.#connections.receive(packet, segment);
    else this.#unreadable++;
  }

  #udp(packet: Packet): void {
    if (!readUdp(packet, this.#sink, this.#leftAlone)) this.#unreadable++;
  }

  #foreignLink(link: number): void {
    if (this.#foreignLinks.has(link) || this.#foreignLinks.size >= LINKS_LIMIT) return;
    this.#foreignLinks.add(link);
    this.#sink.problem({ key: 'capture.unknownLink', values: { link } });
  }

  #tellCount(key: string, count: number): void {
    if (count > 0) this.#sink.problem({ key, values: { count } });
  }
}
