/** The town with the DNS above it: the resolver knows nobody but the root. */
import { own } from '../own.ts';
import type { Host, Link, Scenario, Zone, ZoneRecord } from '../run/scenario.ts';
import { town } from './town.ts';

export const nameServer = (id: string, name: string, address: string): Host => ({
  id,
  name,
  address,
  kind: 'dns',
  agents: ['nameserver'],
});
const ROOT = nameServer('ns-root', 'a.root-servers.net', '203.0.113.1');
export const COM = nameServer('ns-com', 'a.gtld-servers.net', '203.0.113.2');
const ORG = nameServer('ns-org', 'a0.org.afilias-nst.info', '203.0.113.3');

export const link = ({ id }: Host, latencyMs: number): Link => ({ a: 'dns-a', b: id, latencyMs, octetsPerMs: 1250 });
export const record = (name: string, type: ZoneRecord['type'], data: string): ZoneRecord => ({ name, type, ttlSeconds: 172_800, data });
/** What stands at the top of every zone: RFC 1034 §4.2.1. */
export const apex = (origin: string, server: string): ZoneRecord[] => [
  record(origin, 'SOA', `${server} nstld.example 2026112100 1800 900 604800 86400`),
  record(origin, 'NS', server),
];

/** Who is responsible for a name further down, and the address of that server, which the name alone would not lead to. */
export function delegation(zone: string, name: string, address: string): ZoneRecord[] {
  return [record(zone, 'NS', name), record(name, 'A', address)];
}

/** `com`, `org`: what their servers know below them; `zones`: those of the town, which may be others. */
export function fromTheRoot(com: ZoneRecord[], org: ZoneRecord[], zones: Zone[] = town.zones): Omit<Scenario, 'id'> {
  const delegations = [...delegation('com', COM.name, COM.address), ...delegation('org', ORG.name, ORG.address)];
  const above: Zone[] = [
    { origin: '.', host: ROOT.id, records: [...apex('.', ROOT.name), ...delegations] },
    { origin: 'com', host: COM.id, records: [...apex('com', COM.name), ...com] },
    { origin: 'org', host: ORG.id, records: [...apex('org', ORG.name), ...org] },
  ];
  const hosts = [...town.hosts, ROOT, COM, ORG];
  return { ...town, hosts, links: [...town.links, link(ROOT, 15), link(COM, 20), link(ORG, 20)], zones: [...above, ...zones] };
}

/** The zones of the town with more records in some of them, by their origin. */
export function zonesWith(more: Record<string, ZoneRecord[]>): Zone[] {
  return town.zones.map((zone) => ({ ...zone, records: [...zone.records, ...(own(more, zone.origin) ?? [])] }));
}
