/** What is neither TCP nor DNS: told once for each pair of ends, so that nobody looks for it in vain. */
import type { Sink } from '../sink.ts';
import { addressText } from './address.ts';
import { IP } from './ip.ts';
import type { Packet } from './packet.ts';

/** Pairs of ends that are told one by one; after that, kinds only. */
const TOLD_LIMIT = 1000;
const ETHER_NAMES = new Map([
  [0x0806, 'ARP'],
  [0x8035, 'RARP'],
  [0x8847, 'MPLS'],
  [0x8863, 'PPPoE discovery'],
  [0x888e, 'EAPOL'],
  [0x88cc, 'LLDP'],
]);
const IP_NAMES = new Map([
  [IP.icmp, 'ICMP'],
  [2, 'IGMP'],
  [4, 'IP in IP'],
  [41, 'IPv6 in IPv4'],
  [47, 'GRE'],
  [50, 'ESP'],
  [IP.icmpv6, 'ICMPv6'],
  [132, 'SCTP'],
]);

export class LeftAlone {
  readonly #sink: Sink;
  readonly #told = new Set<string>();

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** `type`: an EtherType, or nothing if the link layer does not say. */
  ether(type: number | undefined): void {
    if (type === undefined) this.#tell('?', '', '');
    else this.#tell(ETHER_NAMES.get(type) ?? `EtherType 0x${type.toString(16).padStart(4, '0')}`, '', '');
  }

  internet(packet: Packet): void {
    const { addressed, source, destination, addressOctets } = packet;
    const what = IP_NAMES.get(packet.protocol) ?? `IP ${packet.protocol}`;
    this.#tell(what, addressText(addressed, source, addressOctets), addressText(addressed, destination, addressOctets));
  }

  /** Of two ports the lower one is the service's. */
  udp(packet: Packet, from: string, to: string): void {
    const served = packet.destinationPort <= packet.sourcePort;
    const port = served ? packet.destinationPort : packet.sourcePort;
    this.#tell(`UDP ${port}`, served ? from : to, served ? to : from);
  }

  #tell(what: string, client: string, server: string): void {
    const crowded = this.#told.size >= TOLD_LIMIT;
    const kind = crowded ? what.replace(/^UDP .*/, 'UDP') : what;
    const key = crowded ? kind : `${what} ${client} ${server}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#sink.leftAlone(kind, crowded ? '' : client, crowded ? '' : server);
  }
}
