/** What each layer adds to what was said, in octets. */
import type { PacketFacts, Wrapping } from '../../worker/api.ts';

/** IEEE 802.3 §3.1.1: two addresses and a type before the packet, the check sequence behind it, at least 46 octets between. */
const ETHERNET = { header: 14, check: 4, least: 46 };

/** One layer around what it carries. */
export interface Layer {
  header: number;
  /** Behind what is carried. */
  trailer: number;
  /** With all that it carries. */
  total: number;
}

export interface Layers {
  ethernet: Layer & { padding: number };
  ip: Layer;
  transport: Layer;
}

/** The layers of one packet. Neither run nor capture holds Ethernet: it is counted by the standard. */
export function layersOf({ ip, headerOctets, data }: PacketFacts): Layers {
  const padding = Math.max(0, ETHERNET.least - ip.octets);
  const around = ETHERNET.header + ETHERNET.check + padding;
  return {
    ethernet: { header: ETHERNET.header, trailer: ETHERNET.check, padding, total: ip.octets + around },
    ip: { header: ip.headerOctets, trailer: 0, total: ip.octets },
    transport: { header: headerOctets, trailer: 0, total: headerOctets + data },
  };
}

export const PARTS = ['said', 'tls', 'others', 'transport', 'ip', 'ethernet'] as const;
export type Part = (typeof PARTS)[number];
export type Sum = Record<Part, number> & { total: number };

/** All packets of a step together. `others`: what else they carry; the two octets of a length before DNS over TCP are among it. */
export function sumOf({ packets, records }: Wrapping, saidOctets: number): Sum {
  const layers = packets.map(layersOf);
  const added = (count: (each: Layers) => number): number => layers.reduce((sum, each) => sum + count(each), 0);
  const carried = packets.reduce((sum, { data }) => sum + data, 0);
  const sealed = records.reduce((sum, octets) => sum + octets, 0);
  const said = Math.min(saidOctets, carried);
  const tls = Math.max(0, sealed - saidOctets);
  return {
    said,
    tls,
    others: Math.max(0, carried - said - tls),
    transport: added(({ transport }) => transport.header),
    ip: added(({ ip }) => ip.header),
    ethernet: added(({ ethernet }) => ethernet.header + ethernet.trailer + ethernet.padding),
    total: added(({ ethernet }) => ethernet.total),
  };
}
